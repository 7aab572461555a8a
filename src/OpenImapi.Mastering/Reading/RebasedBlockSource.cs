using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The same blocks under the addresses that they have on the disc.</summary>
internal sealed class RebasedBlockSource(IBlockSource source, Lba start) : IBlockSource
{
    public int BlockSize => source.BlockSize;

    public Extent Extent { get; } = new(start, source.Extent.Length);

    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        return source.ReadAsync(source.Extent.Start + (start - Extent.Start), blocks, cancellation);
    }
}
