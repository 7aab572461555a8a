namespace OpenImapi.Formats.Udf;

/// <summary>The 16-bit check of descriptors and of cut names: x^16 + x^12 + x^5 + 1, from 0 on, most significant bit first.</summary>
[Clause(Standard.Ecma167, "3/7.2.6")]
[Clause(Standard.OstaUdf, "6.5")]
public static class DescriptorCrc
{
    private const ushort Polynomial = 0x1021;

    private static readonly ushort[] Table = MakeTable();

    /// <summary>The check of these bytes.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        ushort check = 0;
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

    private static ushort Next(ushort check, byte value) => (ushort)(check << 8 ^ Table[check >> 8 ^ value]);

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
