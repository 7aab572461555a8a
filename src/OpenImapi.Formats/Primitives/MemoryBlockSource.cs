namespace OpenImapi.Formats;

/// <summary>Blocks that already lie in memory.</summary>
public sealed class MemoryBlockSource(ReadOnlyMemory<byte> content, Lba start = default, int blockSize = BlockSizes.UserData) : IBlockSource
{
    public bool IsShared => true;

    public int BlockSize => blockSize;

    public Extent Extent { get; } = new(start, new(content.Length / blockSize));

    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        content.Slice((int)(start - Extent.Start).Bytes(blockSize), blocks.Length).CopyTo(blocks);
        return ValueTask.CompletedTask;
    }
}
