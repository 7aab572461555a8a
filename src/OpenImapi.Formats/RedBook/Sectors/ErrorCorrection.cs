namespace OpenImapi.Formats.RedBook;

/// <summary>P and Q parity of a CD-ROM sector: two Reed-Solomon codes over GF(2^8), for even and odd bytes alike.</summary>
/// <remarks>
/// The sector's bytes from 12 on are rows of 43 words of two bytes. A P vector is a column of 24 words; a Q vector is a diagonal of 43.
/// Both get two parity bytes such that the sum of all, and the sum weighted by falling powers of alpha, are zero.
/// </remarks>
[Clause(Standard.Ecma130, "Annex A")]
public static class ErrorCorrection
{
    private const int First = 12;
    private const int ParityP = 2076;
    private const int ParityQ = 2248;

    /// <summary>Bytes that P protects: header, user data, EDC and intermediate field.</summary>
    private const int BytesUnderP = ParityP - First;

    /// <summary>Bytes that Q protects: those and the P parity.</summary>
    private const int BytesUnderQ = ParityQ - First;

    private const int Columns = 86;
    private const int Diagonals = 52;

    private static readonly byte[] TimesAlpha = MakeProducts();
    private static readonly byte[] DividedByAlphaPlusOne = MakeQuotients();

    private const int AddressLength = 4;
    private const int ParityLength = BlockSizes.Raw - ParityP;

    /// <summary>Fills the parity fields of a sector of 2,352 bytes whose other fields are set.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="withHeader">False for CD-ROM XA sectors: address and mode count as zero, so that a sector can be moved as it is.</param>
    public static void Fill(Span<byte> sector, bool withHeader = true)
    {
        Span<byte> header = stackalloc byte[AddressLength];
        sector.Slice(First, AddressLength).CopyTo(header);
        if (!withHeader)
            sector.Slice(First, AddressLength).Clear();
        FillP(sector);
        FillQ(sector);
        header.CopyTo(sector[First..]);
    }

    /// <summary>True where the parity fields of a sector fit the others.</summary>
    public static bool IsRight(ReadOnlySpan<byte> sector, bool withHeader = true)
    {
        Span<byte> right = stackalloc byte[BlockSizes.Raw];
        sector[..BlockSizes.Raw].CopyTo(right);
        Fill(right, withHeader);
        return right[^ParityLength..].SequenceEqual(sector.Slice(ParityP, ParityLength));
    }

    private static void FillP(Span<byte> sector)
    {
        for (var column = 0; column < Columns; column++)
        {
            var sums = default(Sums);
            for (var at = column; at < BytesUnderP; at += Columns)
                sums.Add(sector[First + at]);
            sums.Store(sector[ParityP..], column, Columns);
        }
    }

    private static void FillQ(Span<byte> sector)
    {
        for (var diagonal = 0; diagonal < Diagonals; diagonal++)
        {
            var sums = default(Sums);
            var at = (diagonal >> 1) * Columns + (diagonal & 1);
            for (var i = 0; i < 43; i++)
            {
                sums.Add(sector[First + at]);
                at += Columns + 2;
                if (at >= BytesUnderQ)
                    at -= BytesUnderQ;
            }

            sums.Store(sector[ParityQ..], diagonal, Diagonals);
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
