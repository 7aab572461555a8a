using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenImapi.Formats.RedBook;

/// <summary>P and Q parity of a CD-ROM sector: two Reed-Solomon codes over GF(2^8), for even and odd bytes alike.</summary>
/// <remarks>
/// The sector's bytes from 12 on are rows of 43 words of two bytes. A P vector is a column of 24 words; a Q vector is a diagonal of 43.
/// Both get two parity bytes such that the sum of all, and the sum weighted by falling powers of alpha, are zero.
/// </remarks>
[Clause(Standard.Ecma130, "Annex A")]
public static class ErrorCorrection
{
    /// <summary>P and Q parity together, in bytes.</summary>
    internal const int ParityLength = ParityPLength + ParityQLength;

    internal const int ParityPLength = 2 * ParityField.RowLength;
    internal const int ParityQLength = 2 * ParityField.Diagonals;

    private const int Parity = BlockSizes.Raw - ParityLength;
    private const int AddressLength = 4;

    /// <summary>Fills the parity fields of a sector of 2,352 bytes whose other fields are set.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="withHeader">False for CD-ROM XA sectors: address and mode count as zero, so that a sector can be moved as it is.</param>
    public static void Fill(Span<byte> sector, bool withHeader = true)
    {
        Span<byte> parity = stackalloc byte[ParityLength];
        Compute(sector, withHeader, parity);
        parity.CopyTo(sector[Parity..]);
    }

    /// <summary>True where the parity fields of a sector fit the others.</summary>
    public static bool IsRight(ReadOnlySpan<byte> sector, bool withHeader = true)
    {
        Span<byte> right = stackalloc byte[ParityLength];
        Compute(sector, withHeader, right);
        return right.SequenceEqual(sector.Slice(Parity, ParityLength));
    }

    private static void Compute(ReadOnlySpan<byte> sector, bool withHeader, Span<byte> parity)
    {
        Span<byte> field = stackalloc byte[ParityField.Length];
        field[..ParityField.Before].Clear();
        sector[ParityField.First..Parity].CopyTo(field[ParityField.Before..]);
        field[(ParityField.Before + Parity - ParityField.First)..].Clear();
        if (!withHeader)
            field.Slice(ParityField.Before, AddressLength).Clear();
        if (Avx2.IsSupported)
            VectorParity<WideLanes>.Fill(field);
        else if (Vector128.IsHardwareAccelerated)
            VectorParity<NarrowLanes>.Fill(field);
        else
            PlainParity.Fill(field);
        field.Slice(ParityField.Before + Parity - ParityField.First, ParityLength).CopyTo(parity);
    }
}
