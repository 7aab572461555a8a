using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Makes the blocks of a UDF volume's structures, one at a time.</summary>
internal sealed class UdfFiller(
    UdfPlaces places, UdfVolumeStructures structures, UdfEntries entries, UdfDirectories directories, UdfContents contents, UdfExtents extents, RegionTable regions)
    : IRegionFiller
{
    private readonly UdfDirectoryFiller names = new(directories, contents, places);
    private readonly UdfRevision revision = places.Shape.Revision;
    private byte[]? table;

    public void Fill(in Region region, long offset, Span<byte> blocks)
    {
        if (region.Kind == RegionKind.Directory)
        {
            names.Fill(region.Node.Value, offset, blocks);
            return;
        }

        var address = (uint)region.Extent.Start.Value + (uint)(offset / BlockSizes.UserData);
        for (; !blocks.IsEmpty; blocks = blocks[BlockSizes.UserData..], address++)
        {
            blocks[..BlockSizes.UserData].Clear();
            Fill(region, address, blocks[..BlockSizes.UserData]);
        }
    }

    private void Fill(in Region region, uint address, Span<byte> block)
    {
        var number = address - (uint)region.Extent.Start.Value;
        switch (region.Kind)
        {
            case RegionKind.Recognition:
                Structure.Write(VolumeStructureDescriptor.SequenceFor(revision)[(int)number], block);
                break;
            case RegionKind.UdfVolume:
                FillVolume(region, number, address, block);
                break;
            case RegionKind.FileEntries:
                if (!entries.Embeds(places.NumberAt(number)))
                    entries.Write(places.NumberAt(number), extents, block);
                break;
            case RegionKind.LinkTarget:
                var rest = contents.EmbeddedOf(region.Node.Value, 0).Span[((int)number * BlockSizes.UserData)..];
                rest[..Math.Min(rest.Length, block.Length)].CopyTo(block);
                break;
            case RegionKind.AllocationExtents:
                FillFurther(region, number, address, block);
                break;
            case RegionKind.MetadataMirror:
                FillMirror(places.Structures + number, block);
                break;
        }
    }

    private void FillVolume(in Region region, uint number, uint address, Span<byte> block)
    {
        var start = (uint)region.Extent.Start.Value;
        if (start == places.MainSequence || start == places.ReserveSequence)
            structures.WriteSequence((int)number, address, block);
        else if (start == places.Integrity)
            structures.WriteIntegrity((int)number, address, block);
        else if (start == places.Structures)
            structures.WriteFileSet(block);
        else if (start == places.VirtualTable && start > 0)
            TableOf().AsSpan((int)number * BlockSizes.UserData, Math.Min(BlockSizes.UserData, TableOf().Length - (int)number * BlockSizes.UserData)).CopyTo(block);
        else if (start == places.VirtualTableEntry && start > 0)
            entries.WriteVirtualTable(TableOf(), block);
        else if (start == places.SpaceBitmap && start > 0)
            structures.WriteSpaceBitmap(number, block);
        else if (start == places.SparePackets && start > 0)
            return;
        else if (places.SparingTables.Contains(start))
            structures.WriteSparingTable(address, block);
        else if (places.HasMetadata && (start == places.MetadataEntry || start == places.MirrorEntry))
            entries.WriteMetadata(start == places.MirrorEntry, block);
        else
            structures.WriteAnchor(address, block);
    }

    private byte[] TableOf() => table ??= structures.VirtualTable();

    /// <summary>A block of allocation descriptors that found no room in their file's entry.</summary>
    private void FillFurther(in Region region, uint number, uint address, Span<byte> block)
    {
        var file = region.Node.Value;
        var (inline, most) = (contents.InlineCount(file), contents.MostFurther);
        var left = extents.CountOf(file) - inline - (number * (long)most);
        var here = (int)Math.Min(left, most);
        var isLast = left <= most;
        var descriptors = new byte[(here + (isLast ? 0 : 1)) * extents.Size];
        extents.Write(file, inline + (number * (long)most), descriptors.AsSpan(0, here * extents.Size));
        if (!isLast)
            extents.WriteNext(address + 1, descriptors.AsSpan(here * extents.Size));
        Descriptor.Write(new AllocationExtentDescriptor(0, new(descriptors)), block, places.InStructures(address), revision);
    }

    private void FillMirror(uint original, Span<byte> block)
    {
        var region = regions[regions.IndexOf(new(original))];
        if (region.Kind != RegionKind.Padding)
            Fill(region, (new Lba(original) - region.Extent.Start).Bytes(), block);
    }
}
