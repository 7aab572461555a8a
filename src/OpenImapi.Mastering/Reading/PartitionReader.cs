using OpenImapi.Formats;
using OpenImapi.Formats.Partitions;

namespace OpenImapi.Mastering;

/// <summary>The partition tables that a hybrid image can have.</summary>
public enum PartitionTableKind
{
    /// <summary>The master boot record.</summary>
    Mbr,

    /// <summary>The GUID partition table.</summary>
    Gpt,

    /// <summary>The Apple partition map.</summary>
    Apm,
}

/// <summary>One partition of a hybrid image.</summary>
/// <param name="Table">The table that has it.</param>
/// <param name="Number">Its number in the table, from 1.</param>
/// <param name="Type">What the table says is in it: two hexadecimal digits, a GUID, or a name.</param>
/// <param name="Name">Its name, where the table gives names.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
public sealed record ImagePartition(PartitionTableKind Table, int Number, string Type, string Name, long Start, long Length);

/// <summary>Reads the partition tables that make an image of a disc a disk as well.</summary>
public static class PartitionReader
{
    private const int SystemBlocks = 16;
    private const int Sector = DiskGeometry.SectorSize;

    /// <summary>Bytes of GUID partition entries that are read: 16,384 entries.</summary>
    private const int MaximumEntries = 16_384 * GuidPartition.Length;

    /// <summary>All partitions of all tables; none for a source that does not start at block 0.</summary>
    public static async ValueTask<IReadOnlyList<ImagePartition>> ReadAsync(IBlockSource source, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.BlockSize != BlockSizes.UserData || source.Extent.Start != default || source.Extent.Length.Value < SystemBlocks)
            return [];
        var system = await source.ReadAsync(default, SystemBlocks, cancellation);
        return [.. Mbr(system), .. await GptAsync(source, system, cancellation), .. Apm(system)];
    }

    private static IEnumerable<ImagePartition> Mbr(byte[] system)
    {
        if (!MasterBootRecord.IsOne(system))
            yield break;
        var record = Structure.Read<MasterBootRecord>(system);
        for (var i = 0; i < record.Partitions.Count; i++)
            if (record.Partitions[i] is { IsUnused: false } partition)
                yield return new(PartitionTableKind.Mbr, i + 1, $"{(byte)partition.Type:X2}", "", (long)partition.Start * Sector, (long)partition.Length * Sector);
    }

    private static async ValueTask<IEnumerable<ImagePartition>> GptAsync(IBlockSource source, byte[] system, CancellationToken cancellation)
    {
        var sector = system.AsMemory(Sector, Sector);
        if (!GuidTableHeader.IsOne(sector.Span))
            return [];
        var header = Structure.Read<GuidTableHeader>(sector.Span);
        var first = new Lba((long)Math.Min(header.EntriesStart, long.MaxValue / Sector) * Sector / BlockSizes.UserData);
        if (!source.Extent.Contains(first))
            return [];
        var count = BlockCount.Min(source.Extent.End - first, BlockCount.ForBytes(Math.Min((long)header.EntryCount * header.EntrySize, MaximumEntries) + BlockSizes.UserData));
        var bytes = await source.ReadAsync(first, (int)count.Value, cancellation);
        var start = (int)((long)header.EntriesStart * Sector % BlockSizes.UserData);
        var table = GuidPartitionTable.Read(sector.Span, source.Extent.Length.Bytes() / Sector, bytes.AsSpan(start), []);
        return table?.Partitions.Select((one, i) => new ImagePartition(PartitionTableKind.Gpt, i + 1, $"{one.Type}", one.Name,
            Bytes(one.First), Bytes(one.Last >= one.First ? one.Last - one.First + 1 : 0))) ?? [];
    }

    private static IEnumerable<ImagePartition> Apm(byte[] system)
    {
        var size = Structure.Read<AppleDriverDescriptor>(system).BlockSize is var said && said is 512 or 2048 && system.AsSpan().StartsWith("ER"u8) ? said : Sector;
        for (var (at, number) = (size, 1); at + ApplePartition.EntryLength <= system.Length && ApplePartition.IsOne(system.AsSpan(at)); at += size, number++)
        {
            var entry = Structure.Read<ApplePartition>(system.AsSpan(at, ApplePartition.EntryLength));
            yield return new(PartitionTableKind.Apm, number, $"{entry.Type}", $"{entry.Name}", (long)entry.Start * size, (long)entry.Length * size);
        }
    }

    private static long Bytes(ulong sectors) => (long)Math.Min(sectors, long.MaxValue / Sector) * Sector;
}
