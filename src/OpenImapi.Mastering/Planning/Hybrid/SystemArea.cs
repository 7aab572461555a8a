using System.Collections.Immutable;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Partitions;

namespace OpenImapi.Mastering;

/// <summary>Makes the bytes of a hybrid image's partition tables, and of its first 16 blocks.</summary>
internal sealed class SystemArea(HybridOptions options, HybridPlaces places, PartitionLists partitions, VolumeFacts facts)
{
    private const int Sector = DiskGeometry.SectorSize;

    /// <summary>By what all identities of the image derive from what it holds.</summary>
    private readonly byte[] seed = Encoding.UTF8.GetBytes($"{facts.VolumeSet}\n{facts.Options.Label}\n{facts.Date.UtcTicks}\n{places.Image}");

    /// <summary>The first 16 blocks.</summary>
    /// <param name="code">The boot code; empty for none.</param>
    public byte[] Make(ReadOnlySpan<byte> code)
    {
        var area = new byte[VolumeConstants.SystemArea.Bytes()];
        code.CopyTo(area);
        var record = Structure.Read<MasterBootRecord>(area.AsSpan(0, Sector));
        if (options.Tables != HybridTables.Gpt && record is { DiskSignature: 0, Unknown: 0 })
            record.DiskSignature = BitConverter.ToUInt32(DerivedGuid.Of(seed, "MBR").ToByteArray());
        var geometry = options.CodeKind == BootCodeKind.IsoHybrid ? HybridGeometry.For(places.Image) : DiskGeometry.Largest;
        var entries = new MbrPartition[4];
        foreach (var partition in partitions.OfMbr())
            entries[partition.Number - 1] = Entry(partition, geometry);
        (record.First, record.Second, record.Third, record.Fourth) = (entries[0], entries[1], entries[2], entries[3]);
        Structure.Write(record, area);
        if (options.CodeKind != BootCodeKind.Plain)
            Structure.Write(options.CodeKind == BootCodeKind.Grub ? HybridBootPointer.Grub(places.BiosImage) : HybridBootPointer.Isohybrid(places.BiosImage), area.AsSpan(HybridBootPointer.Offset));
        if (partitions.HasGpt)
            WriteTable(area);
        return area;
    }

    /// <summary>The second copy of the GPT, which ends the image.</summary>
    /// <param name="blocks">The image's last blocks, zeroed.</param>
    public void WriteBackup(Span<byte> blocks)
    {
        var table = Table();
        table.WriteBackup(blocks[^(table.BackupSectors * Sector)..]);
    }

    private static MbrPartition Entry(PlannedPartition partition, DiskGeometry geometry)
    {
        var type = (MbrPartitionType)partition.MbrType!.Value;
        return type == MbrPartitionType.Protective
            ? MasterBootRecord.Protective(partition.Sectors + 1).First
            : MbrPartition.Of(partition.IsActive, type, (uint)partition.FirstSector, (uint)partition.Sectors, geometry);
    }

    private void WriteTable(Span<byte> area)
    {
        var table = Table();
        Structure.Write(table.MainHeader, area[Sector..]);
        table.WriteEntries(area[((int)table.EntriesStart * Sector)..]);
    }

    private GuidPartitionTable Table()
    {
        var shown = partitions.OfGpt().ToList();
        var entries = new GuidPartition[shown[^1].Number];
        foreach (var partition in shown)
        {
            var attributes = partition.GptType == GuidPartitionTypes.BasicData ? GuidPartitionAttributes.ReadOnly : GuidPartitionAttributes.None;
            entries[partition.Number - 1] = new(partition.GptType!.Value, DerivedGuid.Of(seed, $"partition {partition.Number}"),
                (ulong)partition.FirstSector, (ulong)(partition.FirstSector + partition.Sectors - 1), attributes, partition.Name);
        }

        return new(DerivedGuid.Of(seed, "GPT"), places.Image, ImmutableArray.Create(entries));
    }
}
