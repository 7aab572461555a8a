using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>The blocks of a medium: a store for each area, opened when it is first used.</summary>
/// <param name="open">Opens the store of an area.</param>
/// <param name="exists">Whether an area that was not opened yet may hold something.</param>
internal sealed class DiscBlocks(Func<BlockArea, IBlockStore> open, Func<BlockArea, bool> exists) : IDisposable
{
    private readonly IBlockStore?[] stores = new IBlockStore?[Enum.GetValues<BlockArea>().Length];

    /// <summary>Areas in memory.</summary>
    public static DiscBlocks InMemory() => new(area => new MemoryBlockStore(area), _ => false);

    /// <summary>The store of an area; several readers may ask at the same time.</summary>
    public IBlockStore this[BlockArea area]
    {
        get
        {
            lock (stores)
                return stores[(int)area] ??= open(area);
        }
    }

    /// <summary>Writes what has a place in the area; user data before block 0 has none.</summary>
    public void Write(BlockArea area, Lba start, ReadOnlySpan<byte> content)
    {
        var missing = (int)Math.Min(content.Length, Math.Max(0, (area.First() - start).Bytes(area.BlockSize())));
        if (missing < content.Length)
            this[area].Write(start + BlockCount.ForBytes(missing, area.BlockSize()), content[missing..]);
    }

    /// <summary>Forgets every area.</summary>
    public void Clear()
    {
        foreach (var area in Enum.GetValues<BlockArea>())
            if (stores[(int)area] is not null || exists(area))
                this[area].Clear();
    }

    public void Dispose()
    {
        foreach (var store in stores)
            store?.Dispose();
    }
}
