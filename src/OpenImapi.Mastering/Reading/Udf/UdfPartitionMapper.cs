using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Builds the partitions of a logical volume from its partition maps (3/10.7; UDF 2.2.8 to 2.2.10).</summary>
internal sealed class UdfPartitionMapper(UdfBlocks blocks, IReadOnlyDictionary<ushort, PartitionDescriptor> descriptors)
{
    /// <summary>Blocks from the last one backwards in which the ICB of the virtual allocation table is looked for: images are padded.</summary>
    private const int MaximumSearch = 512;

    /// <summary>A partition that has no block, so that the reference numbers of others stay.</summary>
    private static readonly UdfPartition Nothing = new PhysicalPartition(default);

    /// <summary>Fills the list of partitions, those first that others lie on.</summary>
    public async ValueTask MapAsync(ValueList<PartitionMap> maps, CancellationToken cancellation)
    {
        foreach (var map in maps)
            blocks.Partitions.Add(map.Kind switch
            {
                PartitionMapKind.Physical => Physical(map),
                PartitionMapKind.Sparable => await SparableAsync(map, cancellation),
                _ => Nothing,
            });
        for (var i = 0; i < maps.Count; i++)
        {
            if (maps[i].Kind == PartitionMapKind.Virtual)
                blocks.Partitions[i] = await VirtualAsync(Below(maps, i), cancellation);
            if (maps[i].Kind == PartitionMapKind.Metadata)
                blocks.Partitions[i] = await MetadataAsync(maps[i].Metadata, Below(maps, i), cancellation);
            if (maps[i].Kind == PartitionMapKind.Unknown)
                blocks.Faults.Report(default, "", $"partition map {i} is of type {maps[i].Type} '{maps[i].Identifier.Identifier}', which nobody knows");
        }
    }

    private PhysicalPartition Physical(PartitionMap map)
    {
        if (descriptors.TryGetValue(map.PartitionNumber, out var descriptor))
            return new(new(new(descriptor.Start), new(descriptor.Length)));
        blocks.Faults.Report(default, "", $"a partition map names partition {map.PartitionNumber}, of which there is no descriptor (3/10.7.2)");
        return new(default);
    }

    /// <summary>The reference number of the partition that a virtual or metadata partition lies on.</summary>
    private ushort Below(ValueList<PartitionMap> maps, int index)
    {
        for (var i = 0; i < maps.Count; i++)
            if (maps[i].Kind is PartitionMapKind.Physical or PartitionMapKind.Sparable && maps[i].PartitionNumber == maps[index].PartitionNumber)
                return (ushort)i;
        blocks.Faults.Report(default, "", $"partition map {index} lies on partition {maps[index].PartitionNumber}, which has no map (UDF 2.2.8, 2.2.10)");
        return ushort.MaxValue;
    }

    private async ValueTask<UdfPartition> SparableAsync(PartitionMap map, CancellationToken cancellation)
    {
        var below = Physical(map);
        if (map.Sparable.PacketLength == 0)
        {
            blocks.Faults.Report(default, "", "the packets of a sparable partition have no length (UDF 2.2.9)");
            return below;
        }

        SparingTable? newest = null;
        foreach (var location in map.Sparable.TableLocations)
            if (await TableAsync(location, map.Sparable.TableSize, cancellation) is { } table && !(newest?.SequenceNumber >= table.SequenceNumber))
                newest = table;
        if (newest is null)
            blocks.Faults.Report(default, "", "no sparing table can be read (UDF 2.2.12)");
        var spared = new Dictionary<uint, uint>();
        foreach (var entry in newest?.Entries ?? default)
            if (entry.Original < SparingEntry.Defective)
                spared[entry.Original] = entry.Mapped;
        return new SparablePartition(below, map.Sparable.PacketLength, spared);
    }

    private async ValueTask<SparingTable?> TableAsync(uint location, uint size, CancellationToken cancellation)
    {
        var extent = blocks.Within(new(new(location), BlockCount.ForBytes(Math.Min(size, SparingTable.FixedLength + 8 * ushort.MaxValue))));
        if (extent is not { } found)
        {
            blocks.Faults.Report(new(location), "", "a sparing table lies outside the image (UDF 2.2.9)", VolumeErrors.OutsideImage);
            return null;
        }

        var bytes = await blocks.Source.ReadAsync(found.Start, (int)found.Length.Value, cancellation);
        var table = blocks.Parse<SparingTable>(bytes, found.Start, location, "");
        return table is { } read && read.SparingIdentifier.Is(UdfIdentifiers.SparingTable) ? read : null;
    }

    private async ValueTask<UdfPartition> VirtualAsync(ushort below, CancellationToken cancellation)
    {
        if (below >= blocks.Partitions.Count || blocks.Partitions[below].Find(0) is not { } partition)
            return Nothing;
        var last = blocks.Source.Extent.End - new BlockCount(1);
        for (var i = 0; i < MaximumSearch && last - new BlockCount(i) is var at && at >= partition.Start && blocks.Source.Extent.Contains(at); i++)
        {
            var address = new LogicalBlockAddress((uint)(at - partition.Start).Value, below);
            if (!IsEntry(await blocks.Source.ReadAsync(at, 1, cancellation), address.Block))
                continue;
            if (await TableAsync(address, cancellation) is { } table)
                return await EarlierAsync(blocks.Partitions[below], partition.Start, table, address, cancellation);
        }

        blocks.Faults.Report(last, "", $"no virtual allocation table is among the last {MaximumSearch} blocks (UDF 2.2.11)");
        return Nothing;
    }

    /// <summary>The partition as it was before the next session: by the last table in front of that, to which the later ones point back (UDF 2.2.11).</summary>
    private async ValueTask<UdfPartition> EarlierAsync(
        UdfPartition below, Lba start, VirtualAllocationTable table, LogicalBlockAddress address, CancellationToken cancellation)
    {
        while (blocks.NextSession is { } next && start + new BlockCount(address.Block) >= next && table.PreviousIcb < address.Block)
        {
            address = address with { Block = table.PreviousIcb };
            if (await TableAsync(address, cancellation) is not { } earlier)
                break;
            table = earlier;
        }

        return new VirtualPartition(below, table, address.Block);
    }

    private static bool IsEntry(ReadOnlySpan<byte> block, uint location) =>
        Descriptor.IsLikely(block) && Structure.Read<FileEntry>(block) is var entry && entry.Tag.Location == location
        && entry.Tag.Identifier is TagIdentifier.FileEntry or TagIdentifier.ExtendedFileEntry
        && entry.Icb.FileType is FileType.Unspecified or FileType.VirtualAllocationTable;

    /// <summary>The table whose ICB is in a block; nothing when the content is none.</summary>
    private async ValueTask<VirtualAllocationTable?> TableAsync(LogicalBlockAddress address, CancellationToken cancellation)
    {
        var icb = new LongAllocationDescriptor(new(BlockSizes.UserData, ExtentState.Recorded), address);
        if (await new UdfIcbReader(blocks).ReadAsync(icb, "", cancellation) is not { } file)
            return null;
        var found = new FaultList();
        if (await ContentAsync(file, cancellation) is not { } content)
            return null;
        var table = VirtualAllocationTable.Read(content, file.Entry.Icb.FileType, found);
        if (table.Header is null && found.Count > 0)
            return null;
        blocks.Faults.Report(blocks.PlaceOf(address), "", found);
        return table;
    }

    /// <summary>A table has four bytes for each block at most, so one that is longer than the image is none.</summary>
    private async ValueTask<byte[]?> ContentAsync(UdfFile file, CancellationToken cancellation)
    {
        var content = new UdfContent(blocks, file);
        if (content.Length > Math.Min(blocks.Source.Extent.Length.Bytes(), Array.MaxLength)
            || file.Sections.Any(section => section.State == ExtentState.Recorded && blocks.Find(section.Location) is null))
            return null;
        var bytes = new byte[(int)content.Length];
        for (var at = 0; at < bytes.Length;)
            at += await content.ReadAsync(at, bytes.AsMemory(at), cancellation);
        return bytes;
    }

    private async ValueTask<UdfPartition> MetadataAsync(MetadataMap map, ushort below, CancellationToken cancellation)
    {
        if (below >= blocks.Partitions.Count)
            return Nothing;
        foreach (var (location, type) in new[] { (map.FileLocation, FileType.Metadata), (map.MirrorLocation, FileType.MetadataMirror) })
        {
            var icb = new LongAllocationDescriptor(new(BlockSizes.UserData, ExtentState.Recorded), new(location, below));
            if (await new UdfIcbReader(blocks).ReadAsync(icb, "", cancellation) is not { } file)
                continue;
            if (file.Entry.Icb.FileType != type)
                blocks.Faults.Report(blocks.PlaceOf(file.Address), "", $"the file type {(byte)file.Entry.Icb.FileType} is not {(byte)type} (UDF 2.2.13.1)");
            if (!file.Sections.IsEmpty)
                return new MetadataPartition(blocks.Partitions[below], file.Sections);
        }

        blocks.Faults.Report(default, "", "neither the metadata file nor its mirror can be read (UDF 2.2.13)");
        return Nothing;
    }
}
