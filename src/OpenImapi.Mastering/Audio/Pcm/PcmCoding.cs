using System.Buffers.Binary;

namespace OpenImapi.Mastering;

/// <summary>What a PCM value is.</summary>
internal enum PcmKind
{
    Signed,
    Unsigned,
    Float,
}

/// <summary>How one value of one channel lies in a file: integers of 1 to 4 bytes, floating numbers of 4 or 8.</summary>
internal readonly record struct PcmCoding(PcmKind Kind, int Size, bool IsBigEndian)
{
    /// <summary>Turns bytes into values with full scale from -1 to 1; integers up to 24 bits are exact.</summary>
    public void ToFloat(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        if (Kind == PcmKind.Float)
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = FloatAt(bytes[(i * Size)..]);
            return;
        }

        var scale = 1f / (1u << (8 * Size - 1));
        for (var i = 0; i < values.Length; i++)
            values[i] = IntegerAt(bytes[(i * Size)..]) * scale;
    }

    private float FloatAt(ReadOnlySpan<byte> bytes) => (Size, IsBigEndian) switch
    {
        (sizeof(float), false) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        (sizeof(float), true) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        (_, false) => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        (_, true) => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
    };

    private int IntegerAt(ReadOnlySpan<byte> bytes) => (Size, IsBigEndian) switch
    {
        (1, _) => Kind == PcmKind.Unsigned ? bytes[0] - 128 : (sbyte)bytes[0],
        (2, false) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        (2, true) => BinaryPrimitives.ReadInt16BigEndian(bytes),
        (3, false) => (sbyte)bytes[2] << 16 | bytes[1] << 8 | bytes[0],
        (3, true) => (sbyte)bytes[0] << 16 | bytes[1] << 8 | bytes[2],
        (_, false) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        (_, true) => BinaryPrimitives.ReadInt32BigEndian(bytes),
    };
}
