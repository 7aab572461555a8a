using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Some recorded blocks, where they lie, and how they are read.</summary>
/// <param name="Hash">Their checksum, and their addresses in the source.</param>
/// <param name="OnDisc">The first of them on the disc.</param>
/// <param name="Disc">What reads them.</param>
/// <param name="Content">The part of the source's blocks that is compared.</param>
internal sealed record RecordedPiece(PieceHash Hash, Lba OnDisc, IBlockSource Disc, ContentSlice Content)
{
    /// <summary>The blocks on the disc.</summary>
    public Extent Extent => new(OnDisc, Hash.Extent.Length);

    /// <summary>Where a block of the disc lies in the source.</summary>
    public Lba InSource(Lba onDisc) => Hash.Extent.Start + (onDisc - OnDisc);

    /// <summary>The bytes of a block that cannot be read back, by its address on the disc; none where it is not said.</summary>
    public Func<Lba, Range>? BlindIn { get; init; }
}
