using System.Buffers.Binary;

namespace OpenImapi.Formats.RedBook;

/// <summary>The 16 check bits of the Q sub-channel and of CD-TEXT packs: x^16 + x^12 + x^5 + 1, recorded inverted.</summary>
[Clause(Standard.Iec60908, "17.5")]
public static class SubchannelCrc
{
    /// <summary>Encoded length in bytes, big end first.</summary>
    public const int Length = sizeof(ushort);

    private const ushort Polynomial = 0x1021;

    private static readonly ushort[] Table = MakeTable();

    /// <summary>The check bits of these bytes as they are recorded.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort check = 0;
        foreach (var value in bytes)
            check = (ushort)(check << 8 ^ Table[check >> 8 ^ value]);
        return (ushort)~check;
    }

    /// <summary>True where the last two bytes are the check bits of the bytes before them.</summary>
    public static bool IsRight(ReadOnlySpan<byte> bytes) =>
        Of(bytes[..^Length]) == BinaryPrimitives.ReadUInt16BigEndian(bytes[^Length..]);

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var check = i << 8;
            for (var bit = 0; bit < 8; bit++)
                check = check << 1 ^ ((check & 0x8000) != 0 ? Polynomial : 0);
            table[i] = (ushort)check;
        }

        return table;
    }
}
