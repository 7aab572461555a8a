namespace OpenImapi.Formats.Udf;

/// <summary>The 16-bit check of descriptors and of cut names: x^16 + x^12 + x^5 + 1, from 0 on, most significant bit first.</summary>
[Clause(Standard.Ecma167, "3/7.2.6")]
[Clause(Standard.OstaUdf, "6.5")]
public static class DescriptorCrc
{
    private const ushort Polynomial = 0x1021;

    /// <summary>Bytes that are taken at once, each by a table of its own.</summary>
    private const int Slice = 8;

    /// <summary>At [256 k + b]: what a byte b does to the check that k more bytes follow.</summary>
    private static readonly ushort[] Tables = MakeTables();

    /// <summary>The check of these bytes.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort check = 0;
        ReadOnlySpan<ushort> tables = Tables;
        for (; bytes.Length >= Slice; bytes = bytes[Slice..])
            check = (ushort)(tables[0x700 + (bytes[0] ^ check >> 8)] ^ tables[0x600 + (bytes[1] ^ check & 0xFF)] ^ tables[0x500 + bytes[2]] ^ tables[0x400 + bytes[3]]
                ^ tables[0x300 + bytes[4]] ^ tables[0x200 + bytes[5]] ^ tables[0x100 + bytes[6]] ^ tables[bytes[7]]);
        foreach (var value in bytes)
            check = Next(check, value);
        return check;
    }

    /// <summary>The check of UTF-16 units, most significant byte first.</summary>
    public static ushort Of(ReadOnlySpan<char> units)
    {
        ushort check = 0;
        foreach (var unit in units)
            check = Next(Next(check, (byte)(unit >> 8)), (byte)unit);
        return check;
    }

    private static ushort Next(ushort check, byte value) => (ushort)(check << 8 ^ Tables[check >> 8 ^ value]);

    private static ushort[] MakeTables()
    {
        var tables = new ushort[256 * Slice];
        for (var value = 0; value < 256; value++)
        {
            var check = value << 8;
            for (var bit = 0; bit < 8; bit++)
                check = check << 1 ^ ((check & 0x8000) != 0 ? Polynomial : 0);
            tables[value] = (ushort)check;
        }

        for (var at = 256; at < tables.Length; at++)
            tables[at] = (ushort)(tables[at - 256] << 8 ^ tables[tables[at - 256] >> 8]);
        return tables;
    }
}
