namespace OpenImapi.Formats.RedBook;

/// <summary>EDC: 32 check bits of a CD-ROM sector, least significant bit first.</summary>
[Clause(Standard.Ecma130, "14.3")]
public static class ErrorDetection
{
    /// <summary>(x^16 + x^15 + x^2 + 1)(x^16 + x^2 + x + 1), bit-reversed, without its highest term.</summary>
    private const uint Polynomial = 0xD8018001;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The check bits of these bytes, to be stored little end first.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var check = 0u;
        foreach (var value in bytes)
            check = check >> 8 ^ Table[(byte)check ^ value];
        return check;
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
