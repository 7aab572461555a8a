using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Blocks in memory, in pages that exist only where something was written.</summary>
public sealed class MemoryBlockStore : IBlockStore
{
    private const int PageSize = 32 * BlockSizes.UserData;
    private readonly Dictionary<long, byte[]> pages = [];

    public void Read(Lba start, Span<byte> blocks)
    {
        for (var at = new BlockCount(start.Value).Bytes(); !blocks.IsEmpty;)
        {
            var (page, offset) = Math.DivRem(at, PageSize);
            var length = (int)Math.Min(PageSize - offset, blocks.Length);
            if (pages.TryGetValue(page, out var bytes))
                bytes.AsSpan((int)offset, length).CopyTo(blocks);
            else
                blocks[..length].Clear();
            at += length;
            blocks = blocks[length..];
        }
    }

    public void Write(Lba start, ReadOnlySpan<byte> blocks)
    {
        for (var at = new BlockCount(start.Value).Bytes(); !blocks.IsEmpty;)
        {
            var (page, offset) = Math.DivRem(at, PageSize);
            var length = (int)Math.Min(PageSize - offset, blocks.Length);
            if (!pages.TryGetValue(page, out var bytes))
                pages.Add(page, bytes = new byte[PageSize]);
            blocks[..length].CopyTo(bytes.AsSpan((int)offset));
            at += length;
            blocks = blocks[length..];
        }
    }

    public void WriteZeros(Extent blocks)
    {
        var end = new BlockCount(blocks.End.Value).Bytes();
        for (var at = new BlockCount(blocks.Start.Value).Bytes(); at < end;)
        {
            var (page, offset) = Math.DivRem(at, PageSize);
            var length = (int)Math.Min(PageSize - offset, end - at);
            if (pages.TryGetValue(page, out var bytes))
                bytes.AsSpan((int)offset, length).Clear();
            at += length;
        }
    }

    public void Clear() => pages.Clear();

    public void Dispose() => Clear();
}
