namespace OpenImapi.Formats.Partitions;

/// <summary>CRC-32 as UEFI checks its tables, and as Ethernet and zip files have it.</summary>
[Clause(Standard.Uefi, "5.3.2")]
public static class Crc32
{
    /// <summary>x^32 + x^26 + x^23 + x^22 + x^16 + x^12 + x^11 + x^10 + x^8 + x^7 + x^5 + x^4 + x^2 + x + 1, bit-reversed.</summary>
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The check bits of these bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var check = uint.MaxValue;
        foreach (var value in bytes)
            check = check >> 8 ^ Table[(byte)check ^ value];
        return ~check;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
                table[i] = table[i] >> 1 ^ ((table[i] & 1) != 0 ? Polynomial : 0);
        }

        return table;
    }
}
