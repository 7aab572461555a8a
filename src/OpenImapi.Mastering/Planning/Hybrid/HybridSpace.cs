using OpenImapi.Formats;
using OpenImapi.Formats.Partitions;

namespace OpenImapi.Mastering;

/// <summary>
/// What makes an image a disk as well: partition tables in the system area, a second set of descriptors for a partition that begins behind it, partitions behind
/// the volume. It names no file.
/// </summary>
internal sealed class HybridSpace : INameSpace
{
    /// <summary>UDF wants anchors at two of three places: block 256, the last one, and so many blocks before the last one.</summary>
    private const int AnchorDistance = 256;

    private readonly HybridOptions options;
    private readonly AppendedPartitions appended;
    private readonly BootSpace? boot;
    private readonly UdfNameSpace? udf;
    private readonly PartitionTrees trees;
    private readonly INameSpace? primary;
    private long volumeEnd;
    private long imageEnd;

    public HybridSpace(HybridOptions options, AppendedPartitions appended, BootSpace? boot, IReadOnlyList<INameSpace> before, UdfNameSpace? udf)
    {
        (this.options, this.appended, this.boot, this.udf, primary) = (options, appended, boot, udf, before.Count > 0 ? before[0] : null);
        trees = new(options.PartitionOffset, options.PartitionOffset == 0 ? [] : before);
        HybridChecks.Check(options, appended, boot?.Files, before.Count > 0, udf is not null);
    }

    public string Name => "partition";

    public string Title => options.Tables switch
    {
        HybridTables.Gpt => "GPT",
        HybridTables.GptAndMbr => "MBR and GPT",
        _ => "MBR",
    };

    public AppendedPartitions Appended => appended;

    public FileContent? Code => options.Code;

    private bool HasGpt => options.Tables is HybridTables.Gpt or HybridTables.GptAndMbr;

    public string PathOf(int folder) => primary!.PathOf(folder);

    public void PlaceHead(RegionTable regions, int nameSpace) => trees.PlaceDescriptors(regions, nameSpace);

    public void Place(RegionTable regions, int nameSpace)
    {
        trees.Place(regions, nameSpace);
        appended.PlaceInside(regions, nameSpace);
    }

    public void PlaceBehind(RegionTable regions, int nameSpace)
    {
        volumeEnd = regions.End.Value;
        appended.Place(regions, nameSpace);
        var backup = HasGpt ? (int)BlockCount.ForBytes(new GuidPartitionTable(default, 0, []).BackupSectors * (long)DiskGeometry.SectorSize).Value : 0;
        imageEnd = EndFor(regions.End.Value, backup);
        if (udf is not null && imageEnd > volumeEnd)
        {
            PadTo(imageEnd - 1 - AnchorDistance, regions);
            regions.Add(RegionKind.UdfVolume, new(1), nameSpace: nameSpace);
        }

        PadTo(imageEnd - backup, regions);
        if (backup > 0)
            regions.Add(RegionKind.BackupTable, new(backup), nameSpace: nameSpace);
        HybridChecks.CheckLength(options, imageEnd);
    }

    public IRegionFiller OpenFiller(VolumeFacts facts) => new Filler(this, facts);

    /// <summary>The partitions of all tables: those of the MBR, then those of the GPT.</summary>
    public IEnumerable<PlannedPartition> PartitionsOf(VolumeFacts facts)
    {
        var lists = Lists(PlacesOf(facts));
        return lists.OfMbr().Concat(lists.OfGpt());
    }

    public SystemArea SystemAreaOf(VolumeFacts facts)
    {
        var places = PlacesOf(facts);
        return new(options, places, Lists(places), facts);
    }

    private PartitionLists Lists(HybridPlaces places) => new(options, appended, places);

    private HybridPlaces PlacesOf(VolumeFacts facts)
    {
        var (bios, efi) = (options.CodeKind == BootCodeKind.Plain ? -1 : boot!.Files.BiosImage, options.EfiImageAsPartition ? boot!.Files.EfiImage : -1);
        return new(volumeEnd * HybridPlaces.PerBlock, imageEnd * HybridPlaces.PerBlock, bios < 0 ? 0 : boot!.LocationOf(bios, facts),
            efi < 0 ? appended.Inside : SectorRange.OfBlocks(boot!.LocationOf(efi, facts), boot.Files.ContentOf(efi).Length));
    }

    /// <summary>Where the image ends that has so many blocks, and needs some more at its end.</summary>
    private long EndFor(long end, int backup)
    {
        var needed = backup > 0 || end > volumeEnd ? NeededFor(end, backup) : end;
        if (options.CodeKind != BootCodeKind.IsoHybrid)
            return needed;
        var rounded = WholeCylinders(needed);
        return rounded > needed && needed == volumeEnd ? WholeCylinders(NeededFor(end, backup)) : rounded;
    }

    private long NeededFor(long end, int backup) => end + (udf is null ? backup : Math.Max(backup, AnchorDistance + 1));

    private static long WholeCylinders(long blocks)
    {
        var cylinder = HybridGeometry.For(blocks * HybridPlaces.PerBlock).SectorsOfCylinder / HybridPlaces.PerBlock;
        return (blocks + cylinder - 1) / cylinder * cylinder;
    }

    private static void PadTo(long address, RegionTable regions)
    {
        if (address > regions.End.Value)
            regions.Add(RegionKind.Padding, new(address - regions.End.Value));
    }

    /// <summary>Fills the second tables, the second descriptors and trees, and UDF's anchor near the image's end.</summary>
    private sealed class Filler(HybridSpace space, VolumeFacts facts) : IRegionFiller
    {
        private readonly PartitionTreeFiller trees = space.trees.OpenFiller(facts);

        public void Fill(in Region region, long offset, Span<byte> blocks)
        {
            if (region.Kind == RegionKind.BackupTable)
            {
                var all = new byte[region.Extent.Length.Bytes()];
                space.SystemAreaOf(facts).WriteBackup(all);
                all.AsSpan((int)offset, blocks.Length).CopyTo(blocks);
            }
            else if (region.Kind == RegionKind.UdfVolume)
            {
                space.udf!.AnchorAt((uint)region.Extent.Start.Value, facts).Blocks.Span.CopyTo(blocks);
            }
            else
            {
                trees.Fill(region, offset, blocks);
            }
        }
    }
}
