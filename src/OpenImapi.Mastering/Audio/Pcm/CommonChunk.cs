using System.Buffers.Binary;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The chunk 'COMM' of AIFF and AIFF-C.</summary>
internal record struct CommonChunk : IStructure
{
    /// <summary>Bytes of a rate: a floating number of 80 bits.</summary>
    private const int RateLength = 10;

    public bool IsCompressed;
    public ushort Channels;
    public uint Frames;
    public ushort BitsPerSample;
    public ByteString SampleRate;
    public ByteString Compression;

    public static int LengthOf(bool isCompressed) => isCompressed ? 22 : 18;

    /// <summary>The rate as a whole number; 0 when it is none that could be.</summary>
    public readonly uint WholeSampleRate
    {
        get
        {
            // Sign and exponent in 16 bits, then 64 bits of which the first is the whole part.
            var exponent = BinaryPrimitives.ReadUInt16BigEndian(SampleRate) - 0x3FFF;
            var mantissa = BinaryPrimitives.ReadUInt64BigEndian(SampleRate.Span[2..]);
            if (exponent is < 0 or > 31)
                return 0;
            var (whole, half) = (mantissa >> (63 - exponent), mantissa >> (62 - exponent) & 1);
            return (uint)Math.Min(whole + half, uint.MaxValue);
        }
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Channels = f.UInt16Big("numChannels", Channels);
        Frames = f.UInt32Big("numSampleFrames", Frames);
        BitsPerSample = f.UInt16Big("sampleSize", BitsPerSample);
        SampleRate = f.Bytes("sampleRate", SampleRate, RateLength);
        if (IsCompressed)
            Compression = f.Bytes("compressionType", Compression, 4);
    }
}
