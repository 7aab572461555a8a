namespace OpenImapi.Formats;

/// <summary>A number of blocks. How many bytes a block has is said by whoever counts: 2,048 user data, 2,352 audio or raw.</summary>
public readonly record struct BlockCount(long Value) : IComparable<BlockCount>
{
    /// <summary>No block at all.</summary>
    public static readonly BlockCount Zero;

    /// <summary>The blocks that a number of bytes occupies; a begun block counts whole.</summary>
    public static BlockCount ForBytes(long lengthInBytes, int blockSize = BlockSizes.UserData) =>
        new(lengthInBytes / blockSize + (lengthInBytes % blockSize == 0 ? 0 : 1));

    /// <summary>The length in bytes, for blocks of the given size.</summary>
    public long Bytes(int blockSize = BlockSizes.UserData) => Value * blockSize;

    public static BlockCount operator +(BlockCount left, BlockCount right) => new(left.Value + right.Value);

    public static BlockCount operator -(BlockCount left, BlockCount right) => new(left.Value - right.Value);

    public static bool operator <(BlockCount left, BlockCount right) => left.Value < right.Value;

    public static bool operator >(BlockCount left, BlockCount right) => left.Value > right.Value;

    public static bool operator <=(BlockCount left, BlockCount right) => left.Value <= right.Value;

    public static bool operator >=(BlockCount left, BlockCount right) => left.Value >= right.Value;

    public static BlockCount Min(BlockCount left, BlockCount right) => left < right ? left : right;

    public static BlockCount Max(BlockCount left, BlockCount right) => left > right ? left : right;

    public int CompareTo(BlockCount other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
