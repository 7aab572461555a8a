namespace OpenImapi.Mastering;

/// <summary>What every PCM header must obey.</summary>
internal static class PcmRules
{
    private const int MostChannels = 64;
    private const uint LowestRate = 100;
    private const uint HighestRate = 3_072_000;

    /// <summary>Bytes of one value, from those of one sample of all channels.</summary>
    public static int ValueSize(SoundBytes bytes, int channels, uint sampleRate, int frameSize)
    {
        if (channels is 0 or > MostChannels)
            throw bytes.Broken($"it has {channels} channels; 1 to {MostChannels} are possible");
        if (sampleRate is < LowestRate or > HighestRate)
            throw bytes.Broken($"it has {sampleRate} samples a second; {LowestRate} to {HighestRate} are possible");
        if (frameSize == 0 || frameSize % channels != 0)
            throw bytes.Broken($"a sample of {frameSize} bytes cannot hold {channels} channels");
        return frameSize / channels;
    }

    /// <summary>Refuses sizes that do not exist: integers have 1 to 4 bytes, floating numbers 4 or 8.</summary>
    public static void CheckSize(SoundBytes bytes, PcmKind kind, int size, int bits)
    {
        var exists = kind == PcmKind.Float
            ? size is sizeof(float) or sizeof(double) && bits == 8 * size
            : size is >= 1 and <= 4 && bits >= 1 && bits <= 8 * size;
        if (!exists)
            throw bytes.Broken($"{bits} bits in {size} bytes are no {(kind == PcmKind.Float ? "floating" : "integer")} value");
    }
}
