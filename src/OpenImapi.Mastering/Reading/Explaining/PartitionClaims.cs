using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Partitions;

namespace OpenImapi.Mastering;

/// <summary>The partition tables of a hybrid image, which make it a disk as well: in its first blocks and, of a GUID partition table, at its end.</summary>
internal static class PartitionClaims
{
    private const int SectorsOfBlock = BlockSizes.UserData / DiskGeometry.SectorSize;

    /// <summary>Blocks in which an Apple partition map is looked for: those of the system area.</summary>
    private const int FirstBlocks = 16;

    public static async IAsyncEnumerable<BlockClaim> OfAsync(DiscVolume volume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var source = volume.Source;
        if (source.Extent.Start != default || source.Extent.Length.Value < FirstBlocks)
            yield break;
        var system = await source.ReadAsync(default, FirstBlocks, cancellation);
        for (var i = 0; i < FirstBlocks; i++)
        {
            var found = PartitionExplainer.ExplainBlock(system.AsSpan(i * BlockSizes.UserData, BlockSizes.UserData), i == 0);
            if (found.Count > 0)
                yield return new(new(new(i), new(1)), string.Join(", ", found.Select(one => one.Title).Distinct(StringComparer.Ordinal))) { Structures = BlockClaim.From(_ => found) };
        }

        if (!GuidTableHeader.IsOne(system.AsSpan(DiskGeometry.SectorSize)))
            yield break;
        var main = Structure.Read<GuidTableHeader>(system.AsSpan(DiskGeometry.SectorSize, GuidTableHeader.Length));
        yield return Entries(main, "main");
        if (await HeaderAsync(source, main.Other, cancellation) is not { } backup)
            yield break;
        yield return new(new(BlockOf(main.Other), new(1)), "backup header of a GUID partition table")
        {
            Structures = BlockClaim.From(bytes => PartitionExplainer.ExplainBlock(bytes, isFirst: false)),
        };
        yield return Entries(backup, "backup");
    }

    private static async ValueTask<GuidTableHeader?> HeaderAsync(IBlockSource source, ulong sector, CancellationToken cancellation)
    {
        if (sector > long.MaxValue || !source.Extent.Contains(BlockOf(sector)))
            return null;
        var block = await source.ReadAsync(BlockOf(sector), 1, cancellation);
        var bytes = block.AsMemory((int)(sector % SectorsOfBlock) * DiskGeometry.SectorSize, GuidTableHeader.Length);
        return GuidTableHeader.IsOne(bytes.Span) ? Structure.Read<GuidTableHeader>(bytes.Span) : null;
    }

    private static BlockClaim Entries(GuidTableHeader header, string which)
    {
        var (size, count) = ((int)Math.Min(header.EntrySize, BlockSizes.UserData), (int)Math.Min(header.EntryCount, 16384));
        var first = (long)Math.Min(header.EntriesStart, long.MaxValue / DiskGeometry.SectorSize) * DiskGeometry.SectorSize;
        var blocks = Extent.Between(new(first / BlockSizes.UserData), new(BlockCount.ForBytes(first + (long)size * count).Value));
        return new(blocks, $"{which} entries of a GUID partition table")
        {
            Structures = (block, bytes, _) => ValueTask.FromResult(size == 0 ? [] : EntriesIn(block, bytes, first, size, count)),
        };
    }

    private static IReadOnlyList<ExplainedStructure> EntriesIn(Lba block, byte[] bytes, long first, int size, int count)
    {
        var begin = Math.Max(0, block.Value * BlockSizes.UserData - first);
        var number = (begin + size - 1) / size;
        return PartitionExplainer.ExplainEntries(bytes, (int)(first + number * size - block.Value * BlockSizes.UserData), size, (int)number, count);
    }

    private static Lba BlockOf(ulong sector) => new((long)(sector / SectorsOfBlock));
}
