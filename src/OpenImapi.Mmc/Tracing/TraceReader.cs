using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Reads traces back.</summary>
public static class TraceReader
{
    /// <summary>The commands of a trace, in their order.</summary>
    /// <param name="text">Its lines.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_TRACE: it is none, or a line is damaged. A last line that was cut off is passed over.</exception>
    public static ImmutableArray<TraceEntry> Read(TextReader text, string name)
    {
        var first = text.ReadLine();
        if (first is null || Parse(first, TraceJson.Default.TraceHeader) is not { Trace: 1 })
            throw new DiscException(DriveErrors.BadTrace, $"{name} does not begin as a trace of version 1 does.");
        var entries = ImmutableArray.CreateBuilder<TraceEntry>();
        for (var number = 2; text.ReadLine() is { } line; number++)
            if (Parse(line, TraceJson.Default.TraceEntry) is { Cdb: { } cdb } entry && IsHex(cdb) && IsHex(entry.Data) && IsHex(entry.Sense))
                entries.Add(entry);
            else if (text.Peek() >= 0)
                throw new DiscException(DriveErrors.BadTrace, $"Line {number} of {name} is no command of a trace.");
        return entries.DrainToImmutable();
    }

    private static T? Parse<T>(string line, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsHex(string? digits) => digits is null || (digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit));
}
