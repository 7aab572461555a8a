using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenImapi.Formats.RedBook;

/// <summary>P and Q parity of 16 or 32 bytes at once.</summary>
/// <remarks>
/// Neighbours in a row belong to neighbouring columns, so P is a sum of rows. They belong to neighbouring diagonals as well, the later one first: from a row to
/// the next every diagonal moves one word on, and so does the place that is read. Diagonals begin and end in different rows; a mask keeps out what is not theirs.
/// Each sum waits for the one before it, so two or three are made at a time. What works with 32 bytes is never compiled ahead but by a native compiler; so it is
/// optimized at once, not after it was called often.
/// </remarks>
internal static class VectorParity<TLanes>
    where TLanes : struct, IParityLanes<TLanes>
{
    /// <summary>Diagonals of words that one register holds.</summary>
    private static int Words => TLanes.Width / 2;

    /// <summary>Ones for the words of a row, between zeros as wide as what a register may reach beyond them.</summary>
    private static readonly byte[] Mask = [.. new byte[2 * (Words - 1)], .. Enumerable.Repeat((byte)0xFF, ParityField.RowLength), .. new byte[2 * (Words - 1)]];

    /// <summary>Fills both parities of a field whose other bytes are set.</summary>
    public static void Fill(Span<byte> field)
    {
        ref var start = ref MemoryMarshal.GetReference(field[..ParityField.Length]);
        for (var column = 0; column < ParityField.RowLength; column += 3 * TLanes.Width)
            FillP(ref start, PlaceOf(column), PlaceOf(column + TLanes.Width), PlaceOf(column + 2 * TLanes.Width));
        for (var diagonal = 0; diagonal < ParityField.RowsUnderQ; diagonal += TLanes.Width)
            FillQ(ref start, Math.Min(diagonal, ParityField.RowsUnderQ - Words), Math.Min(diagonal + Words, ParityField.RowsUnderQ - Words));
    }

    /// <summary>The last registers overlap those before them.</summary>
    private static int PlaceOf(int column) => Math.Min(column, ParityField.RowLength - TLanes.Width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillP(ref byte field, int first, int second, int third)
    {
        var (plain1, plain2, plain3) = (default(TLanes), default(TLanes), default(TLanes));
        var (weighted1, weighted2, weighted3) = (plain1, plain2, plain3);
        for (var row = ParityField.Before; row < ParityField.ParityP; row += ParityField.RowLength)
        {
            var words1 = TLanes.Load(ref field, row + first);
            var words2 = TLanes.Load(ref field, row + second);
            var words3 = TLanes.Load(ref field, row + third);
            (plain1, weighted1) = (plain1 ^ words1, TLanes.TimesAlpha(weighted1) ^ words1);
            (plain2, weighted2) = (plain2 ^ words2, TLanes.TimesAlpha(weighted2) ^ words2);
            (plain3, weighted3) = (plain3 ^ words3, TLanes.TimesAlpha(weighted3) ^ words3);
        }

        Store(plain1, weighted1, ref field, ParityField.ParityP + first, ParityField.RowLength);
        Store(plain2, weighted2, ref field, ParityField.ParityP + second, ParityField.RowLength);
        Store(plain3, weighted3, ref field, ParityField.ParityP + third, ParityField.RowLength);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillQ(ref byte field, int first, int second)
    {
        ref var mask = ref MemoryMarshal.GetArrayDataReference(Mask);
        var (plain1, plain2, weighted1, weighted2) = (default(TLanes), default(TLanes), default(TLanes), default(TLanes));
        var (at1, at2, end) = (StartOf(first), StartOf(second), StartOf(ParityField.RowsUnderQ));
        for (var step = 0; step < ParityField.DiagonalLength + Words - 1; step++)
        {
            var own = TLanes.Load(ref mask, 2 * step);
            var words1 = TLanes.Load(ref field, at1) & own;
            var words2 = TLanes.Load(ref field, at2) & own;
            (plain1, weighted1) = (plain1 ^ words1, TLanes.Choose(own, TLanes.TimesAlpha(weighted1) ^ words1, weighted1));
            (plain2, weighted2) = (plain2 ^ words2, TLanes.Choose(own, TLanes.TimesAlpha(weighted2) ^ words2, weighted2));
            end += 2;
            at1 = Wrapped(at1 + ParityField.RowLength + 2, end);
            at2 = Wrapped(at2 + ParityField.RowLength + 2, end);
        }

        Store(TLanes.Turned(plain1), TLanes.Turned(weighted1), ref field, ParityField.ParityQ + 2 * first, ParityField.Diagonals);
        Store(TLanes.Turned(plain2), TLanes.Turned(weighted2), ref field, ParityField.ParityQ + 2 * second, ParityField.Diagonals);
    }

    /// <summary>Where the first step of diagonals is read, from the earliest on: the first word of the latest stands last.</summary>
    private static int StartOf(int diagonal) => ParityField.Before + diagonal * ParityField.RowLength - 2 * (Words - 1);

    /// <summary>After the last row comes the first.</summary>
    private static int Wrapped(int at, int end) => at < end ? at : at - ParityField.RowsUnderQ * ParityField.RowLength;

    /// <summary>Solves p + q = plain and alpha p + q = weighted, the data having moved up by two places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TLanes plain, TLanes weighted, ref byte field, int at, int distance)
    {
        var first = TLanes.DividedByAlphaPlusOne(plain ^ TLanes.TimesAlpha(TLanes.TimesAlpha(weighted)));
        TLanes.Store(first, ref field, at);
        TLanes.Store(plain ^ first, ref field, at + distance);
    }
}
