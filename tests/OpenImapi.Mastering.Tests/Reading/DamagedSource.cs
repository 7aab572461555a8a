using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Blocks in memory of which some cannot be read, as on a scratched disc; tells what was asked for.</summary>
internal sealed class DamagedSource(byte[] image, params long[] broken) : IBlockSource
{
    private readonly MemoryBlockSource inner = new(image);

    public int BlockSize => inner.BlockSize;

    public Extent Extent => inner.Extent;

    public List<Extent> Requests { get; } = [];

    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        var wanted = new Extent(start, new(blocks.Length / BlockSize));
        Requests.Add(wanted);
        foreach (var block in broken.Select(block => new Lba(block)).Where(wanted.Contains).Order().Take(1))
            throw new UnreadableBlockException(MasteringErrors.SourceUnreadable, block, $"Block {block} is scratched.");
        return inner.ReadAsync(start, blocks, cancellation);
    }
}
