using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A number of blocks of which only bounds are known.</summary>
/// <param name="Least">It is no fewer.</param>
/// <param name="Most">It is no more.</param>
internal readonly record struct BlockRange(long Least, long Most)
{
    /// <summary>The number is known.</summary>
    public bool IsExact => Least == Most;

    public static BlockRange Exactly(long blocks) => new(blocks, blocks);

    /// <summary>The blocks of so many bytes, between a least and a most.</summary>
    public static BlockRange ForBytes(long least, long most) => new(BlockCount.ForBytes(least).Value, BlockCount.ForBytes(most).Value);

    public static BlockRange operator +(BlockRange left, BlockRange right) => new(left.Least + right.Least, left.Most + right.Most);

    /// <summary>Takes away a part that was added as it is.</summary>
    public static BlockRange operator -(BlockRange whole, BlockRange part) => new(whole.Least - part.Least, whole.Most - part.Most);
}
