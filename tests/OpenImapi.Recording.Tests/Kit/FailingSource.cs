using OpenImapi.Formats;

namespace OpenImapi.Recording.Tests;

/// <summary>A source that does something before a block is read: fails, waits, counts.</summary>
public sealed class FailingSource(IBlockSource inner, Action<Lba> before) : IBlockSource
{
    public int BlockSize => inner.BlockSize;

    public Extent Extent => inner.Extent;

    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        before(start);
        return inner.ReadAsync(start, blocks, cancellation);
    }
}
