namespace OpenImapi.Formats.RedBook;

/// <summary>The bytes of a sector over which parity is made, with room on both sides so that vectors may begin before them and end after them.</summary>
internal static class ParityField
{
    /// <summary>x^8, in the field of x^8 + x^4 + x^3 + x^2 + 1.</summary>
    public const byte Overflow = 0x1D;

    /// <summary>Where in a sector it begins: at the header.</summary>
    public const int First = 12;

    /// <summary>Bytes in a row: 43 words.</summary>
    public const int RowLength = 86;

    /// <summary>Rows under P.</summary>
    public const int RowsUnderP = 24;

    /// <summary>Rows under Q: those, and the two of P's parity.</summary>
    public const int RowsUnderQ = RowsUnderP + 2;

    /// <summary>Bytes of every Q parity word: 26 diagonals of two bytes.</summary>
    public const int Diagonals = 2 * RowsUnderQ;

    /// <summary>Words on a diagonal.</summary>
    public const int DiagonalLength = 43;

    /// <summary>Zeros before the rows.</summary>
    public const int Before = 32;

    /// <summary>P parity: the last two of the rows under Q.</summary>
    public const int ParityP = Before + RowsUnderP * RowLength;

    /// <summary>Q parity: after the rows.</summary>
    public const int ParityQ = Before + RowsUnderQ * RowLength;

    /// <summary>All bytes.</summary>
    public const int Length = ParityQ + 2 * Diagonals;
}
