using System.Text.Json.Serialization;
using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>drive.json: what a drive is.</summary>
/// <param name="Version">Of the folder's form; 1.</param>
/// <param name="Identity">The drive's stable GUID.</param>
/// <param name="SerialNumber">What the drive answers to INQUIRY.</param>
internal sealed record StoredDrive(int Version, Guid Identity, string SerialNumber)
{
    /// <summary>How the drive differs from others; nothing where it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StoredTraits? Traits { get; init; }
}

/// <summary>How a drive differs from others, as drive.json says it: what of <see cref="RecorderOptions"/> belongs to the drive.</summary>
internal sealed record StoredTraits(
    bool SessionAtOnce, bool RawWriting, bool CdText, bool TextLeadIn, long ReadOffset, long Jitter, StoredFault[]? AudioFaults)
{
    /// <summary>Faults on request, each as a text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Faults { get; init; }

    /// <summary>Names of quirks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Quirks { get; init; }

    public static StoredTraits Of(RecorderOptions options) => new(options.SessionAtOnce, options.RawWriting, options.CdText, options.TextLeadIn,
        options.ReadOffset.Value, options.Jitter.Value, [.. options.AudioFaults.Select(fault => new StoredFault(fault.Blocks.Start.Value, fault.Blocks.Length.Value, fault.Times, fault.Noticed))])
    {
        Overburn = options.Overburn.Value,
        TakesTime = options.Pace == RecordingPace.True,
        Faults = options.Faults.IsEmpty ? null : [.. options.Faults.Select(fault => fault.ToString())],
        Quirks = options.Quirks.IsEmpty ? null : [.. options.Quirks.Select(quirk => quirk.Name)],
    };

    /// <summary>Blocks that the drive tries to write beyond the end that a CD-R states.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Overburn { get; init; }

    /// <summary>Things take as long as on a real disc.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TakesTime { get; init; }

    /// <summary>These options with what the drive says of itself.</summary>
    public RecorderOptions Apply(RecorderOptions options) => options with
    {
        SessionAtOnce = SessionAtOnce,
        RawWriting = RawWriting,
        CdText = CdText,
        TextLeadIn = TextLeadIn,
        ReadOffset = new(ReadOffset),
        Jitter = new(Jitter),
        Overburn = new(Overburn),
        Pace = TakesTime ? RecordingPace.True : options.Pace,
        AudioFaults = [.. (AudioFaults ?? []).Select(fault => new AudioFault(new(new(fault.Start), new(fault.Blocks)), fault.Times) { Noticed = fault.Noticed })],
        Faults = [.. options.Faults, .. (Faults ?? []).Select(DriveFault.Parse)],
        Quirks = [.. options.Quirks, .. (Quirks ?? []).Select(name => DriveQuirk.Find(name) ?? throw new DiscException(VirtualErrors.UnknownQuirk, $"The drive has a quirk '{name}'."))],
    };
}

/// <summary>Blocks of audio that the drive reads badly.</summary>
internal sealed record StoredFault(long Start, long Blocks, int Times, bool Noticed);

/// <summary>tray.json: which disc lies in the tray, and whether that is open.</summary>
internal sealed record StoredTray(string? Disc, bool Open);

/// <summary>disc.json: what kind of medium a disc is.</summary>
internal sealed record StoredDisc(int Version, string Medium)
{
    /// <summary>What it says of its maker; nothing where it says what all of its kind do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MediaId { get; init; }
}

/// <summary>holder.json: the process that has the drive open.</summary>
internal sealed record StoredHolder(int Process, string Program);

/// <summary>request.json: what somebody outside wants of the process that has the drive open.</summary>
internal sealed record StoredRequest(string? Insert);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredDrive))]
[JsonSerializable(typeof(StoredTray))]
[JsonSerializable(typeof(StoredDisc))]
[JsonSerializable(typeof(StoredHolder))]
[JsonSerializable(typeof(StoredRequest))]
[JsonSerializable(typeof(DiscEvent))]
internal sealed partial class StoredJson : JsonSerializerContext;
