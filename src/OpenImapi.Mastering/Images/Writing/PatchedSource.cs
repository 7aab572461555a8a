using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Blocks of which some are replaced.</summary>
/// <param name="blocks">The others.</param>
/// <param name="at">Where the replaced ones begin.</param>
/// <param name="patch">Whole blocks.</param>
internal sealed class PatchedSource(IBlockSource blocks, Lba at, ReadOnlyMemory<byte> patch) : IBlockSource
{
    private readonly Extent patched = new(at, new(patch.Length / blocks.BlockSize));

    public int BlockSize => blocks.BlockSize;

    public Extent Extent => blocks.Extent;

    public async ValueTask ReadAsync(Lba start, Memory<byte> content, CancellationToken cancellation)
    {
        await blocks.ReadAsync(start, content, cancellation);
        var end = start + new BlockCount(content.Length / BlockSize);
        var (from, to) = (start > patched.Start ? start : patched.Start, end < patched.End ? end : patched.End);
        if (from < to)
            patch[(int)(from - patched.Start).Bytes(BlockSize)..(int)(to - patched.Start).Bytes(BlockSize)]
                .CopyTo(content[(int)(from - start).Bytes(BlockSize)..]);
    }
}
