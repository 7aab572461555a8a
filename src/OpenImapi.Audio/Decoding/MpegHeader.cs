namespace OpenImapi.Audio;

/// <summary>The header of a frame of MPEG audio, 4 bytes (ISO/IEC 11172-3, 2.4.1.3; 13818-3; and the half rates of MPEG 2.5).</summary>
/// <param name="Kind">Version, layer and rate, in which the frames of a stream agree.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="Samples">Samples in the frame, of each channel.</param>
/// <param name="Length">Bytes of the frame.</param>
/// <param name="InfoOffset">Where the frame of an encoder's own information holds it, in bytes from the frame's start.</param>
internal readonly record struct MpegHeader(int Kind, int SampleRate, int Samples, int Length, int InfoOffset)
{
    public const int Size = 4;

    private static ReadOnlySpan<short> Layer1 => [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448];

    private static ReadOnlySpan<short> Layer2 => [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];

    private static ReadOnlySpan<short> Layer3 => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    private static ReadOnlySpan<short> HalfLayer1 => [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256];

    private static ReadOnlySpan<short> HalfLayers => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    private static ReadOnlySpan<int> Rates => [44_100, 48_000, 32_000];

    /// <summary>Reads a header; streams without a given bit rate are not known here.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out MpegHeader header)
    {
        header = default;
        var (version, layer) = (bytes[1] >> 3 & 3, 4 - (bytes[1] >> 1 & 3));
        var (bitRate, rate) = (bytes[2] >> 4, bytes[2] >> 2 & 3);
        if (bytes[0] != 0xFF || (bytes[1] & 0xE0) != 0xE0 || version == 1 || layer == 4 || bitRate is 0 or 15 || rate == 3)
            return false;
        var whole = version == 3;
        var kilobits = (whole, layer) switch
        {
            (true, 1) => Layer1,
            (true, 2) => Layer2,
            (true, _) => Layer3,
            (false, 1) => HalfLayer1,
            _ => HalfLayers,
        };
        var sampleRate = Rates[rate] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        var samples = layer == 1 ? 384 : layer == 2 || whole ? 1152 : 576;
        var padding = bytes[2] >> 1 & 1;
        var length = layer == 1
            ? (12_000 * kilobits[bitRate] / sampleRate + padding) * 4
            : samples / 8 * 1000 * kilobits[bitRate] / sampleRate + padding;
        var mono = bytes[3] >> 6 == 3;
        var side = (whole, mono) switch { (true, false) => 32, (false, true) => 9, _ => 17 };
        header = new(bytes[1] & 0xFE | rate << 8, sampleRate, samples, length, Size + side);
        return true;
    }
}
