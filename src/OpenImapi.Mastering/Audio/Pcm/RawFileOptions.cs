using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>What files of bare 16-bit samples hold, which cannot say it themselves. They are known by the ending of their names.</summary>
public sealed record RawFileOptions
{
    /// <summary>Samples a second in each channel.</summary>
    public int SampleRate { get; init; } = SampleCount.PerSecond;

    /// <summary>1 or 2.</summary>
    public int Channels { get; init; } = 2;

    /// <summary>
    /// The byte order in files named .pcm and .raw. Those named .cdr or .cdda have their big end first, as sox and cdrecord write and read them.
    /// </summary>
    public bool IsBigEndian { get; init; }

    internal PcmLayout? LayoutOf(SoundBytes bytes)
    {
        var ending = Path.GetExtension(bytes.Path).ToUpperInvariant();
        if (ending is not (".PCM" or ".RAW" or ".CDR" or ".CDDA") || IsVolume(bytes))
            return null;
        var coding = new PcmCoding(PcmKind.Signed, sizeof(short), IsBigEndian || ending is ".CDR" or ".CDDA");
        var layout = new PcmLayout(new(ending[1..], SampleRate, Channels, 16, IsLossless: true), coding, 0, bytes.Length);
        return bytes.Length % layout.FrameSize == 0 ? layout
            : throw bytes.Broken($"{bytes.Length} bytes are not a whole number of samples of {layout.FrameSize} bytes");
    }

    /// <summary>Some systems give the ending .cdr to disc images; as sound they would be noise at full level.</summary>
    private static bool IsVolume(SoundBytes bytes)
    {
        Span<byte> identifier = stackalloc byte[5];
        return bytes.Read(16 * BlockSizes.UserData + 1, identifier) == identifier.Length && identifier.SequenceEqual("CD001"u8);
    }
}
