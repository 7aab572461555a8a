namespace OpenImapi.Formats;

/// <summary>Blocks that are to be written at a place of their own.</summary>
/// <param name="Start">The first block's address.</param>
/// <param name="Blocks">Whole blocks of 2,048 bytes.</param>
public readonly record struct PlacedBlocks(Lba Start, ReadOnlyMemory<byte> Blocks)
{
    public Extent Extent => new(Start, BlockCount.ForBytes(Blocks.Length));
}
