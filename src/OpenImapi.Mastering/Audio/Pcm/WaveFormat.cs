using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The chunk 'fmt ' of WAV and its relatives: WAVEFORMATEX, and WAVEFORMATEXTENSIBLE where the tag says so.</summary>
internal record struct WaveFormat : IStructure
{
    public const int PlainLength = 16;

    public const int ExtensibleLength = 40;

    public const ushort Pcm = 1;

    public const ushort Float = 3;

    public const ushort Extensible = 0xFFFE;

    private const int ExtensionLength = 22;

    /// <summary>The last 14 bytes of KSDATAFORMAT_SUBTYPE_PCM and its sisters; the first two are the tag.</summary>
    private static ReadOnlySpan<byte> SubFormatBase => [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    public ushort Tag;
    public ushort Channels;
    public uint SampleRate;
    public uint BytesPerSecond;
    public ushort BlockAlign;
    public ushort BitsPerSample;
    public ushort ValidBits;
    public uint ChannelMask;
    public ushort SubFormat;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.UInt16Little("wFormatTag", Tag);
        Channels = f.UInt16Little("nChannels", Channels);
        SampleRate = f.UInt32Little("nSamplesPerSec", SampleRate);
        BytesPerSecond = f.UInt32Little("nAvgBytesPerSec", BytesPerSecond);
        BlockAlign = f.UInt16Little("nBlockAlign", BlockAlign);
        BitsPerSample = f.UInt16Little("wBitsPerSample", BitsPerSample);
        if (Tag != Extensible)
            return;
        f.UInt16Little("cbSize", ExtensionLength);
        ValidBits = f.UInt16Little("wValidBitsPerSample", ValidBits);
        ChannelMask = f.UInt32Little("dwChannelMask", ChannelMask);
        SubFormat = f.UInt16Little("SubFormat, the tag in it", SubFormat);
        f.Fixed("SubFormat, the rest", SubFormatBase);
    }
}
