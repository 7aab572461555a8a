using System.Collections.Immutable;

namespace OpenImapi.Formats.Partitions;

/// <summary>A GUID partition table as a whole: what both of its headers and both copies of its entries say.</summary>
/// <param name="Disk">By what this disk is known, in all the world.</param>
/// <param name="Sectors">Sectors of 512 bytes of the disk; the last one holds the backup header.</param>
/// <param name="Partitions">The partitions, in the order of their entries.</param>
[Clause(Standard.Uefi, "5.3.1")]
public sealed record GuidPartitionTable(Guid Disk, long Sectors, ImmutableArray<GuidPartition> Partitions)
{
    /// <summary>The most entries that reading takes up; no table is known with more.</summary>
    private const int MostEntries = 16384;

    private const int Sector = DiskGeometry.SectorSize;

    /// <summary>How many entries there is room for; UEFI asks for 16 KiB of them at least, 128 of 128 bytes.</summary>
    public int EntryCount { get; init; } = 128;

    /// <summary>The first sector of the main entries; 2, unless something else stands there.</summary>
    public long EntriesStart { get; init; } = 2;

    /// <summary>Bytes of the entries; a whole number of sectors.</summary>
    public int EntriesLength => EntryCount * GuidPartition.Length;

    /// <summary>Sectors from the first entry of the backup to the end of the disk.</summary>
    public int BackupSectors => EntriesLength / Sector + 1;

    /// <summary>The first sector of the backup's entries; its header comes after them.</summary>
    public long BackupStart => Sectors - BackupSectors;

    /// <summary>The first sector that a partition may have.</summary>
    public long FirstUsable => EntriesStart + EntriesLength / Sector;

    /// <summary>The header that stands in sector 1.</summary>
    public GuidTableHeader MainHeader => Header(1, Sectors - 1, EntriesStart);

    /// <summary>The header that stands in the last sector.</summary>
    public GuidTableHeader BackupHeader => Header(Sectors - 1, 1, BackupStart);

    /// <summary>Writes all entries, used or not; both copies are the same.</summary>
    /// <param name="bytes">At least <see cref="EntriesLength"/> bytes.</param>
    public void WriteEntries(Span<byte> bytes)
    {
        if (Partitions.Length > EntryCount)
            throw new InvalidOperationException($"{Partitions.Length} partitions do not fit into {EntryCount} entries.");
        bytes[..EntriesLength].Clear();
        for (var i = 0; i < Partitions.Length; i++)
            Structure.Write(Partitions[i], bytes[(i * GuidPartition.Length)..]);
    }

    /// <summary>Writes the entries and the header of the backup, which end the disk.</summary>
    /// <param name="bytes">As many sectors as <see cref="BackupSectors"/> says.</param>
    public void WriteBackup(Span<byte> bytes)
    {
        WriteEntries(bytes);
        Structure.Write(BackupHeader, bytes[EntriesLength..]);
    }

    /// <summary>Reads the partitions that a header announces; what breaks the standard goes to <paramref name="faults"/>.</summary>
    /// <param name="header">The sector of the header.</param>
    /// <param name="sectors">Sectors of 512 bytes of the disk.</param>
    /// <param name="entries">The bytes from the header's <see cref="GuidTableHeader.EntriesStart"/> on: as many as there are, or more.</param>
    /// <param name="faults">What was found wrong.</param>
    /// <returns>Nothing when the sector is no header.</returns>
    public static GuidPartitionTable? Read(ReadOnlySpan<byte> header, long sectors, ReadOnlySpan<byte> entries, FaultList faults)
    {
        if (!GuidTableHeader.IsOne(header))
            return null;
        var table = Structure.Read<GuidTableHeader>(header, faults);
        if (table.WithChecksum().Checksum is var right && right != table.Checksum)
            faults.Add(GuidTableHeader.ChecksumOffset, "header crc32", $"{table.Checksum:X8}h instead of {right:X8}h (5.3.2)");
        if (table.EntrySize is < GuidPartition.Length or > 4096 || table.EntryCount > MostEntries)
        {
            faults.Add(80, "number of partition entries", $"{table.EntryCount} entries of {table.EntrySize} bytes (5.3.2)");
            return new(table.Disk, sectors, []) { EntryCount = 0, EntriesStart = Start(table) };
        }

        var (size, count) = ((int)table.EntrySize, (int)table.EntryCount);
        if (entries.Length < size * count)
            faults.Add(88, "partition entry array crc32", $"{entries.Length} of the {size * count} bytes of entries can be read");
        else if (Crc32.Of(entries[..(size * count)]) is var sum && sum != table.EntriesChecksum)
            faults.Add(88, "partition entry array crc32", $"{table.EntriesChecksum:X8}h instead of {sum:X8}h (5.3.2)");
        var partitions = ImmutableArray.CreateBuilder<GuidPartition>();
        for (var i = 0; i < count && (i + 1) * size <= entries.Length; i++)
            if (Structure.Read<GuidPartition>(entries.Slice(i * size, size), faults) is { IsUnused: false } partition)
                partitions.Add(Checked(partition, i, sectors, faults));
        return new(table.Disk, sectors, partitions.ToImmutable()) { EntryCount = count, EntriesStart = Start(table) };
    }

    private static long Start(in GuidTableHeader table) => (long)Math.Min(table.EntriesStart, long.MaxValue);

    private static GuidPartition Checked(in GuidPartition partition, int index, long sectors, FaultList faults)
    {
        if (partition.First > partition.Last || partition.Last >= (ulong)sectors)
            faults.Add(index * GuidPartition.Length + 32, "starting lba", $"partition {index + 1} goes from sector {partition.First} to {partition.Last} of {sectors} (5.3.3)");
        return partition;
    }

    private GuidTableHeader Header(long own, long other, long entriesStart)
    {
        var entries = new byte[EntriesLength];
        WriteEntries(entries);
        return new GuidTableHeader((ulong)own, (ulong)other, (ulong)FirstUsable, (ulong)(BackupStart - 1), Disk)
        {
            EntriesStart = (ulong)entriesStart,
            EntryCount = (uint)EntryCount,
            EntrySize = GuidPartition.Length,
            EntriesChecksum = Crc32.Of(entries),
        }.WithChecksum();
    }
}
