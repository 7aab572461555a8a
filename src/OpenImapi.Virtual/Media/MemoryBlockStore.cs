using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Blocks in memory, in pages that exist only where something was written.</summary>
public sealed class MemoryBlockStore(BlockArea area = BlockArea.UserData) : IBlockStore
{
    private const int BlocksInPage = 32;

    private readonly int pageSize = BlocksInPage * area.BlockSize();
    private readonly Dictionary<long, byte[]> pages = [];

    public void Read(Lba start, Span<byte> blocks)
    {
        for (var at = Offset(start); !blocks.IsEmpty;)
        {
            var (page, offset) = Math.DivRem(at, pageSize);
            var length = (int)Math.Min(pageSize - offset, blocks.Length);
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
        for (var at = Offset(start); !blocks.IsEmpty;)
        {
            var (page, offset) = Math.DivRem(at, pageSize);
            var length = (int)Math.Min(pageSize - offset, blocks.Length);
            if (!pages.TryGetValue(page, out var bytes))
                pages.Add(page, bytes = new byte[pageSize]);
            blocks[..length].CopyTo(bytes.AsSpan((int)offset));
            at += length;
            blocks = blocks[length..];
        }
    }

    public void WriteZeros(Extent blocks)
    {
        var end = Offset(blocks.End);
        for (var at = Offset(blocks.Start); at < end;)
        {
            var (page, offset) = Math.DivRem(at, pageSize);
            var length = (int)Math.Min(pageSize - offset, end - at);
            if (pages.TryGetValue(page, out var bytes))
                bytes.AsSpan((int)offset, length).Clear();
            at += length;
        }
    }

    public void Clear() => pages.Clear();

    public void Dispose() => Clear();

    private long Offset(Lba address) => (address - area.First()).Bytes(area.BlockSize());
}
