namespace OpenImapi.Formats.RedBook;

/// <summary>P and Q parity, byte after byte, by tables.</summary>
internal static class PlainParity
{
    private static readonly byte[] TimesAlpha = MakeProducts();
    private static readonly byte[] DividedByAlphaPlusOne = MakeQuotients();

    /// <summary>Fills both parities of a field whose other bytes are set.</summary>
    public static void Fill(Span<byte> field)
    {
        FillP(field);
        FillQ(field);
    }

    /// <summary>The quotient of a value and alpha + 1.</summary>
    public static byte Quotient(byte value) => DividedByAlphaPlusOne[value];

    private static void FillP(Span<byte> field)
    {
        for (var column = 0; column < ParityField.RowLength; column++)
        {
            var sums = default(Sums);
            for (var at = ParityField.Before + column; at < ParityField.ParityP; at += ParityField.RowLength)
                sums.Add(field[at]);
            sums.Store(field[ParityField.ParityP..], column, ParityField.RowLength);
        }
    }

    private static void FillQ(Span<byte> field)
    {
        for (var diagonal = 0; diagonal < ParityField.Diagonals; diagonal++)
        {
            var sums = default(Sums);
            var at = ParityField.Before + (diagonal >> 1) * ParityField.RowLength + (diagonal & 1);
            for (var i = 0; i < ParityField.DiagonalLength; i++)
            {
                sums.Add(field[at]);
                at += ParityField.RowLength + 2;
                if (at >= ParityField.ParityQ)
                    at -= ParityField.ParityQ - ParityField.Before;
            }

            sums.Store(field[ParityField.ParityQ..], diagonal, ParityField.Diagonals);
        }
    }

    /// <summary>The plain sum of a vector, and the sum weighted by powers of alpha.</summary>
    private struct Sums
    {
        private byte plain;
        private byte weighted;

        public void Add(byte value)
        {
            plain ^= value;
            weighted = (byte)(TimesAlpha[weighted] ^ value);
        }

        /// <summary>Solves p + q = plain and alpha p + q = weighted, the data having moved up by two places.</summary>
        public readonly void Store(Span<byte> parity, int at, int distance)
        {
            var shifted = TimesAlpha[TimesAlpha[weighted]];
            var p = DividedByAlphaPlusOne[plain ^ shifted];
            (parity[at], parity[at + distance]) = (p, (byte)(plain ^ p));
        }
    }

    /// <summary>Products with alpha in the field of x^8 + x^4 + x^3 + x^2 + 1.</summary>
    private static byte[] MakeProducts()
    {
        var products = new byte[256];
        for (var i = 0; i < products.Length; i++)
            products[i] = (byte)(i << 1 ^ ((i & 0x80) != 0 ? 0x11D : 0));
        return products;
    }

    private static byte[] MakeQuotients()
    {
        var (products, quotients) = (MakeProducts(), new byte[256]);
        for (var i = 0; i < quotients.Length; i++)
            quotients[products[i] ^ i] = (byte)i;
        return quotients;
    }
}
