using System.Text.Json.Serialization;

namespace OpenImapi.Mmc;

/// <summary>One command of a trace: what was sent, how it ended, how long it took.</summary>
/// <param name="At">Seconds from the beginning of the trace.</param>
/// <param name="Drive">The drive's name.</param>
/// <param name="Command">The command's name, or its code where it has none here.</param>
/// <param name="Cdb">Its bytes, in hexadecimal digits.</param>
public sealed record TraceEntry(double At, string Drive, string Command, string Cdb)
{
    /// <summary>in, out, or nothing for a command without data.</summary>
    public string? Direction { get; init; }

    /// <summary>Bytes that the host gave or made room for.</summary>
    public int Length { get; init; }

    /// <summary>Bytes that really moved.</summary>
    public int Transferred { get; init; }

    /// <summary>How it ended; nothing where it did not.</summary>
    public ScsiStatus? Status { get; init; }

    /// <summary>Fixed format sense data, in hexadecimal digits.</summary>
    public string? Sense { get; init; }

    /// <summary>The sense in words.</summary>
    public string? Says { get; init; }

    /// <summary>Why no answer came.</summary>
    public string? Failure { get; init; }

    /// <summary>Milliseconds until it ended.</summary>
    public double Took { get; init; }

    /// <summary>What moved, in hexadecimal digits: answers and parameters up to a length, never the content of a disc.</summary>
    public string? Data { get; init; }
}

/// <summary>The first line of a trace.</summary>
/// <param name="Trace">The version of its form; 1.</param>
/// <param name="Program">What wrote it.</param>
internal sealed record TraceHeader(int Trace, string Program);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TraceHeader))]
[JsonSerializable(typeof(TraceEntry))]
internal sealed partial class TraceJson : JsonSerializerContext;
