using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Blocks in memory that count how often and how much is read.</summary>
internal sealed class CountingSource(byte[] image) : IBlockSource
{
    private readonly MemoryBlockSource inner = new(image);

    public int BlockSize => inner.BlockSize;

    public Extent Extent => inner.Extent;

    public long Reads { get; set; }

    public long Blocks { get; private set; }

    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        Reads++;
        Blocks += blocks.Length / BlockSize;
        return inner.ReadAsync(start, blocks, cancellation);
    }
}
