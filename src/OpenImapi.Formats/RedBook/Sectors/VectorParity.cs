using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenImapi.Formats.RedBook;

/// <summary>P and Q parity of 16 bytes at once.</summary>
/// <remarks>
/// Neighbours in a row belong to neighbouring columns, so P is a sum of rows. They belong to neighbouring diagonals as well, the later one first: from a row to
/// the next every diagonal moves one word on, and so does the place that is read. Diagonals begin and end in different rows; a mask keeps out what is not theirs.
/// </remarks>
internal static class VectorParity
{
    private const int Width = 16;

    /// <summary>Diagonals of words that one vector holds.</summary>
    private const int Words = Width / 2;

    /// <summary>x^8 in the field.</summary>
    private const byte Overflow = 0x1D;

    /// <summary>Ones for the words of a row, between zeros as wide as what a vector may reach beyond them.</summary>
    private static readonly byte[] Mask = [.. new byte[2 * (Words - 1)], .. Enumerable.Repeat((byte)0xFF, ParityField.RowLength), .. new byte[2 * (Words - 1)]];

    private static readonly Vector128<byte> QuotientsOfLow = Quotients(0);
    private static readonly Vector128<byte> QuotientsOfHigh = Quotients(4);

    /// <summary>Fills both parities of a field whose other bytes are set.</summary>
    public static void Fill(Span<byte> field)
    {
        ref var start = ref MemoryMarshal.GetReference(field[..ParityField.Length]);
        for (var column = 0; column < ParityField.RowLength; column = Next(column, ParityField.RowLength))
            FillP(ref start, column);
        for (var diagonal = 0; diagonal < ParityField.Diagonals; diagonal = Next(diagonal, ParityField.Diagonals))
            FillQ(ref start, diagonal / 2);
    }

    /// <summary>The place after this one; the last vector overlaps the one before it.</summary>
    private static int Next(int at, int length) => at + Width == length ? length : Math.Min(at + Width, length - Width);

    private static void FillP(ref byte field, int column)
    {
        var (plain, weighted) = (Vector128<byte>.Zero, Vector128<byte>.Zero);
        for (var at = ParityField.Before + column; at < ParityField.ParityP; at += ParityField.RowLength)
        {
            var row = Vector128.LoadUnsafe(ref field, (nuint)at);
            plain ^= row;
            weighted = TimesAlpha(weighted) ^ row;
        }

        var (first, second) = Solve(plain, weighted);
        first.StoreUnsafe(ref field, (nuint)(ParityField.ParityP + column));
        second.StoreUnsafe(ref field, (nuint)(ParityField.ParityP + ParityField.RowLength + column));
    }

    private static void FillQ(ref byte field, int diagonal)
    {
        ref var mask = ref MemoryMarshal.GetArrayDataReference(Mask);
        var (plain, weighted) = (Vector128<byte>.Zero, Vector128<byte>.Zero);
        var at = ParityField.Before + diagonal * ParityField.RowLength - 2 * (Words - 1);
        var row = diagonal;
        for (var step = 0; step < ParityField.DiagonalLength + Words - 1; step++)
        {
            var own = Vector128.LoadUnsafe(ref mask, (nuint)(2 * step));
            var words = Vector128.LoadUnsafe(ref field, (nuint)at) & own;
            plain ^= words;
            weighted = Vector128.ConditionalSelect(own, TimesAlpha(weighted) ^ words, weighted);
            at += ParityField.RowLength + 2;
            if (++row == ParityField.RowsUnderQ)
                (row, at) = (0, at - ParityField.RowsUnderQ * ParityField.RowLength);
        }

        var (first, second) = Solve(Turned(plain), Turned(weighted));
        first.StoreUnsafe(ref field, (nuint)(ParityField.ParityQ + 2 * diagonal));
        second.StoreUnsafe(ref field, (nuint)(ParityField.ParityQ + ParityField.Diagonals + 2 * diagonal));
    }

    /// <summary>Solves p + q = plain and alpha p + q = weighted, the data having moved up by two places.</summary>
    private static (Vector128<byte> P, Vector128<byte> Q) Solve(Vector128<byte> plain, Vector128<byte> weighted)
    {
        var value = plain ^ TimesAlpha(TimesAlpha(weighted));
        var first = Vector128.Shuffle(QuotientsOfLow, value & Vector128.Create((byte)0xF)) ^ Vector128.Shuffle(QuotientsOfHigh, value >>> 4);
        return (first, plain ^ first);
    }

    private static Vector128<byte> TimesAlpha(Vector128<byte> value) =>
        value + value ^ Vector128.LessThan(value.AsSByte(), Vector128<sbyte>.Zero).AsByte() & Vector128.Create(Overflow);

    /// <summary>The last word first.</summary>
    private static Vector128<byte> Turned(Vector128<byte> words) =>
        Vector128.Shuffle(words.AsUInt16(), Vector128.Create((ushort)7, 6, 5, 4, 3, 2, 1, 0)).AsByte();

    /// <summary>The quotients with alpha + 1 of the sixteen values that four bits can have.</summary>
    private static Vector128<byte> Quotients(int shift)
    {
        Span<byte> quotients = stackalloc byte[Width];
        for (var i = 0; i < quotients.Length; i++)
            quotients[i] = PlainParity.Quotient((byte)(i << shift));
        return Vector128.Create<byte>(quotients);
    }
}
