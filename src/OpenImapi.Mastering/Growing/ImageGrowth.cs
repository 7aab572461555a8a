using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A piece that can be added to a <see cref="GrowingImage"/>, and was not yet.</summary>
public sealed class ImageGrowth
{
    private readonly GrowingImage image;
    private readonly TreeMerge own;
    private BoundsGrowth? growth;
    private BlockRange blocks;

    internal ImageGrowth(GrowingImage image, TreeMerge own, TreeMerge whole, ImageOptions options, ImageBounds? bounds)
    {
        (this.image, this.own, Whole, Options, Bounds) = (image, own, whole, options, bounds);
        Reckon();
    }

    /// <summary>The fewest blocks that the image can have with the piece; the exact number where a plan was needed to tell.</summary>
    public BlockCount Fewest => new(blocks.Least);

    internal TreeMerge Whole { get; }

    internal ImageOptions Options { get; }

    /// <summary>The image's bounds; nothing where they cannot tell.</summary>
    internal ImageBounds? Bounds { get; }

    /// <summary>The tree with the piece can be planned; else only a plan tells.</summary>
    internal bool IsCertain => growth?.IsCertain == true;

    /// <summary>True when the image with the piece has at most so many blocks; it is planned only where its bounds do not tell.</summary>
    /// <exception cref="InvalidOperationException">The image is no longer the one that it was prepared for.</exception>
    public bool FitsIn(BlockCount room) => image.Fits(this, room);

    /// <summary>Adds the piece.</summary>
    /// <exception cref="InvalidOperationException">The image is no longer the one that it was prepared for.</exception>
    public void Commit() => image.Commit(this);

    /// <summary>What the bounds say: it fits, it does not, or nothing.</summary>
    internal bool? IsWithin(BlockCount room) => blocks.Most <= room.Value ? true : blocks.Least > room.Value ? false : null;

    /// <summary>Reckons the blocks by what is known of the image now.</summary>
    internal void Reckon()
    {
        growth = Bounds?.Grow(Whole);
        blocks = growth?.Blocks ?? default;
    }

    /// <summary>Learns the exact blocks.</summary>
    internal void Learn(BlockCount exact) => blocks = BlockRange.Exactly(exact.Value);

    internal void Take()
    {
        own.Commit();
        if (Whole != own)
            Whole.Commit();
        if (growth is not null)
            Bounds!.Take(growth, Whole);
    }
}
