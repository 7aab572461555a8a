using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>How carefully audio is read from a disc.</summary>
public sealed record AudioExtractionOptions
{
    /// <summary>Bytes of buffer of a drive that does not say its own; most have less.</summary>
    private const int UnknownCache = 2 << 20;

    /// <summary>Samples by which the drive delivers audio late; below 0 where it is early.</summary>
    public SampleCount ReadOffset { get; init; }

    /// <summary>Believes the drive's C2 pointers: what they do not doubt is read once. Else everything is read twice and compared.</summary>
    public bool UseC2 { get; init; }

    /// <summary>What the drive delivers in pieces fits together to the sample. Of a drive that does not say so nothing can be made sure.</summary>
    public bool AccurateStream { get; init; } = true;

    /// <summary>Bytes that the drive may answer from its buffer without looking at the disc.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 0 or above 64 MiB.</exception>
    public int CacheSize
    {
        get;
        init => field = value is >= 0 and <= 64 << 20 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A drive's buffer has 0 to 64 MiB.");
    } = UnknownCache;

    /// <summary>How often a sector is read at the most until its readings agree, 3 to 256.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside that range.</exception>
    public int MostReads
    {
        get;
        init => field = value is >= 3 and <= 256 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A sector is read 3 to 256 times.");
    } = 16;

    /// <summary>How many equal readings settle a sector about which there was doubt, 2 to 128.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside that range.</exception>
    public int Agreement
    {
        get;
        init => field = value is >= 2 and <= 128 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "2 to 128 readings settle a sector.");
    } = 3;

    /// <summary>What suits a drive: its C2 pointers where it has them, the size of its buffer.</summary>
    public static AudioExtractionOptions For(DriveDescription drive, SampleCount readOffset = default) => new()
    {
        ReadOffset = readOffset,
        UseC2 = drive.ReadsC2,
        AccurateStream = drive.AccurateStream,
        CacheSize = drive.BufferSize > 0 ? Math.Min(drive.BufferSize, 64 << 20) : UnknownCache,
    };
}
