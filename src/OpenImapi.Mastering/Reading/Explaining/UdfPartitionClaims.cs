using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>What the partitions of a UDF volume have beside its tree: sparing tables, a virtual allocation table, metadata files, space maps.</summary>
internal static class UdfPartitionClaims
{
    /// <summary>Blocks at the end of a medium in which the file entry of the virtual allocation table is looked for.</summary>
    private const int MaximumSearch = 512;

    public static async IAsyncEnumerable<BlockClaim> OfAsync(UdfVolume volume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var maps = volume.Logical.PartitionMaps;
        foreach (var map in maps)
        {
            if (map.Kind == PartitionMapKind.Sparable)
                foreach (var location in map.Sparable.TableLocations)
                    yield return new(new(new(location), BlockCount.ForBytes(map.Sparable.TableSize)), "sparing table") { Structures = UdfClaims.Descriptors };
            if (map.Kind == PartitionMapKind.Metadata)
                await foreach (var claim in MetadataAsync(volume, map, cancellation))
                    yield return claim;
            if (map.Kind == PartitionMapKind.Virtual)
                await foreach (var claim in TableAsync(volume, map, cancellation))
                    yield return claim;
        }

        foreach (var partition in volume.Partitions)
            foreach (var claim in SpaceMaps(partition))
                yield return claim;
    }

    private static async IAsyncEnumerable<BlockClaim> MetadataAsync(UdfVolume volume, PartitionMap map, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (location, name) in new[]
        {
            (map.Metadata.FileLocation, "metadata file"), (map.Metadata.MirrorLocation, "metadata mirror file"), (map.Metadata.BitmapLocation, "metadata bitmap file"),
        })
        {
            if (location == MetadataMap.NoBitmap || Below(volume, map) is not { } below)
                continue;
            await foreach (var claim in FileAsync(volume.Blocks, new(location, below), name, cancellation))
                yield return claim;
        }
    }

    /// <summary>The file entry of the newest virtual allocation table is the last block that was recorded.</summary>
    private static async IAsyncEnumerable<BlockClaim> TableAsync(UdfVolume volume, PartitionMap map, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Below(volume, map) is not { } below || volume.Blocks.Find(new(0, below)) is not { } partition)
            yield break;
        var last = volume.Source.Extent.End - new BlockCount(1);
        for (var i = 0; i < MaximumSearch && last - new BlockCount(i) is var at && at >= partition.Start; i++)
        {
            var block = await volume.Source.ReadAsync(at, 1, cancellation);
            var location = (uint)(at - partition.Start).Value;
            if (!Descriptor.IsLikely(block) || Structure.Read<FileEntry>(block) is var entry && entry.Tag.Location != location
                || entry.Tag.Identifier is not (TagIdentifier.FileEntry or TagIdentifier.ExtendedFileEntry)
                || entry.Icb.FileType is not (FileType.Unspecified or FileType.VirtualAllocationTable))
                continue;
            await foreach (var claim in FileAsync(volume.Blocks, new(location, below), "virtual allocation table", cancellation))
                yield return claim;
            yield break;
        }
    }

    private static async IAsyncEnumerable<BlockClaim> FileAsync(
        UdfBlocks blocks, LogicalBlockAddress address, string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (blocks.Find(address) is not { } place)
            yield break;
        yield return new(new(place.Start, new(1)), $"file entry of the {name}") { Structures = UdfClaims.Descriptors };
        var icb = new LongAllocationDescriptor(new(BlockSizes.UserData, ExtentState.Recorded), address);
        if (await new UdfIcbReader(blocks).ReadAsync(icb, "", cancellation) is not { } file)
            yield break;
        foreach (var section in file.Sections)
            if (section.State == ExtentState.Recorded && blocks.Find(section.Location) is { } found)
                yield return new(new(found.Start, BlockCount.Min(found.Length, BlockCount.ForBytes(section.Length))), name)
                {
                    Structures = UdfClaims.Descriptors,
                };
    }

    private static IEnumerable<BlockClaim> SpaceMaps(PartitionDescriptor partition)
    {
        var header = partition.Header;
        foreach (var (extent, name) in new[]
        {
            (header.UnallocatedSpaceTable, "unallocated space table"), (header.UnallocatedSpaceBitmap, "unallocated space bitmap"),
            (header.FreedSpaceTable, "freed space table"), (header.FreedSpaceBitmap, "freed space bitmap"),
        })
            if (extent.Length.Bytes > 0)
                yield return new(new(new Lba(partition.Start) + new BlockCount(extent.Position), BlockCount.ForBytes(extent.Length.Bytes)), name)
                {
                    Structures = UdfClaims.Descriptors,
                };
    }

    /// <summary>The reference number of the partition that another one lies on.</summary>
    private static ushort? Below(UdfVolume volume, PartitionMap map)
    {
        var maps = volume.Logical.PartitionMaps;
        for (var i = 0; i < maps.Count; i++)
            if (maps[i].Kind is PartitionMapKind.Physical or PartitionMapKind.Sparable && maps[i].PartitionNumber == map.PartitionNumber)
                return (ushort)i;
        return null;
    }
}
