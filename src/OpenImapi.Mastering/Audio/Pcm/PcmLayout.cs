using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>What the header of a PCM file says, checked: where the sound lies and how it is coded.</summary>
/// <param name="Format">What it is, for others.</param>
/// <param name="Coding">How one value lies in the file.</param>
/// <param name="DataOffset">The byte at which the sound begins.</param>
/// <param name="DataLength">Bytes of sound: whole samples of all channels.</param>
internal sealed record PcmLayout(AudioFormat Format, PcmCoding Coding, long DataOffset, long DataLength)
{
    public AudioTags Tags { get; init; } = AudioTags.None;

    /// <summary>Bytes of one sample of all channels.</summary>
    public int FrameSize => Coding.Size * Format.Channels;

    /// <summary>Samples in each channel.</summary>
    public long Length => DataLength / FrameSize;

    /// <summary>The bytes of the file are those of a CD, or are but for their order.</summary>
    public bool IsCdAudio => Coding is { Kind: PcmKind.Signed, Size: sizeof(short) } && Format is { Channels: 2, SampleRate: SampleCount.PerSecond };
}
