using OpenImapi.Formats;

namespace OpenImapi.Audio;

/// <summary>What a file says of its sound, to be held against what is decoded.</summary>
/// <param name="Length">Samples in each channel, where the file says so.</param>
/// <param name="IsExact">That number is right to the sample.</param>
internal readonly record struct Promise(long? Length, bool IsExact)
{
    /// <summary>What a decoder gives beyond the length is padding; it is left out.</summary>
    public bool CutAtEnd { get; init; }

    /// <summary>How many samples may be missing where the length is not exact; nothing where that proves nothing.</summary>
    public long? Tolerance { get; init; }

    /// <summary>MD5 of the integer samples, as FLAC keeps it; empty where there is none.</summary>
    public ByteString Md5 { get; init; } = ByteString.Empty;

    /// <summary>A sound of so many samples is cut off.</summary>
    public bool IsBroken(long samples) => Length is { } length && samples < length - (IsExact ? 0 : Tolerance ?? length);
}
