using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>
/// The whole image, decided: every block belongs to exactly one region. It opens no file and holds no byte of one. It stands
/// for the tree as it was planned; once the tree changes, it can only be looked at.
/// </summary>
public sealed class ImagePlan
{
    private readonly SourceTree tree;
    private readonly int treeVersion;
    private readonly (int Files, int Folders) counts;
    private readonly IReadOnlyList<INameSpace> nameSpaces;
    private readonly VolumeFacts facts;
    private readonly RegionTable regions;
    private readonly HybridSpace? hybrid;

    internal ImagePlan(SourceTree tree, IReadOnlyList<INameSpace> nameSpaces, VolumeFacts facts, RegionTable regions, PlanReport report)
    {
        var next = facts.Options.Start;
        for (var i = 0; i < regions.Count; i++)
        {
            var extent = regions[i].Extent;
            next = extent.Start == next && !extent.IsEmpty ? extent.End
                : throw new ArgumentException($"Region {extent} was found where block {next} was expected.", nameof(regions));
        }

        (this.tree, treeVersion, this.nameSpaces, this.facts, this.regions, Report) = (tree, tree.Version, nameSpaces, facts, regions, report);
        hybrid = nameSpaces.OfType<HybridSpace>().FirstOrDefault();
        counts = (tree.FileCount, tree.FolderCount);
        Layout = DiscLayout.OneDataTrack(Extent);
    }

    /// <summary>The blocks of the image, 2,048 bytes each.</summary>
    public Extent Extent => regions.Extent;

    /// <summary>The image's length in bytes.</summary>
    public long Length => Extent.Length.Bytes();

    /// <summary>The options it was made with.</summary>
    public ImageOptions Options => facts.Options;

    /// <summary>The volume's date.</summary>
    public DateTimeOffset Date => facts.Date;

    /// <summary>All regions in order of address, without a gap.</summary>
    public IReadOnlyList<Region> Regions => regions;

    /// <summary>The partitions that the image's tables show: those of an MBR, then those of a GPT; none where the image is no disk.</summary>
    public IEnumerable<PlannedPartition> Partitions => hybrid?.PartitionsOf(facts) ?? [];

    /// <summary>Warnings, notes and renames.</summary>
    public PlanReport Report { get; }

    /// <summary>The one data track that the image makes.</summary>
    public DiscLayout Layout { get; }

    /// <summary>The region that holds a block of the image.</summary>
    public Region RegionAt(Lba address) => Extent.Contains(address)
        ? regions[regions.IndexOf(address)]
        : throw new ArgumentOutOfRangeException(nameof(address), $"Block {address} was asked for; the image has {Extent}.");

    /// <summary>The file or structure that a block of the image belongs to, for people; a file is named by its path in the tree.</summary>
    public string PathAt(Lba address)
    {
        var region = RegionAt(address);
        return nameSpaces[region.NameSpace] is UdfNameSpace udf && udf.EmbeddedAt(address) is var file and >= 0 ? tree.PathOf(new(file)) : LabelOf(region);
    }

    /// <summary>What a region holds, for people; a file's data are named by its path in the tree.</summary>
    public string LabelOf(Region region) => region.Kind switch
    {
        RegionKind.SystemArea => hybrid is null ? "system area" : $"system area with {hybrid.Title}",
        RegionKind.VolumeDescriptors => "volume descriptors",
        RegionKind.PathTableL => $"{nameSpaces[region.NameSpace].Name} path table, type L",
        RegionKind.PathTableM => $"{nameSpaces[region.NameSpace].Name} path table, type M",
        RegionKind.Directory => $"{nameSpaces[region.NameSpace].Name} directory {nameSpaces[region.NameSpace].PathOf(region.Node.Value)}",
        RegionKind.Continuation => $"{nameSpaces[region.NameSpace].Name} directory {nameSpaces[region.NameSpace].PathOf(region.Node.Value)}, continued",
        RegionKind.BootCatalog => "boot catalog",
        RegionKind.BootImage => $"boot image {region.Node.Value + 1}",
        RegionKind.PartitionDescriptors => "volume descriptors of the partition",
        RegionKind.AppendedPartition => hybrid!.Appended.TitleOf(region.Node.Value),
        RegionKind.BackupTable => "GPT, second copy",
        RegionKind.Recognition => "UDF recognition sequence",
        RegionKind.UdfVolume => "UDF volume structures",
        RegionKind.FileEntries => "UDF file entries",
        RegionKind.AllocationExtents => $"UDF allocation extents of {tree.PathOf(region.Node)}",
        RegionKind.LinkTarget => $"UDF link {tree.PathOf(region.Node)}",
        RegionKind.MetadataMirror => "UDF metadata mirror",
        RegionKind.FileData => tree.PathOf(region.Node),
        _ => "padding",
    };

    /// <summary>The plan as lines of text: first block, blocks, and what they hold.</summary>
    public IEnumerable<string> Lines()
    {
        var names = string.Join(" and ", nameSpaces.Select(space => space.Title));
        yield return $"volume {Options.Label}, {names}, {Date.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC";
        yield return $"{Extent.Length} blocks of 2048 bytes from block {Extent.Start}, {counts.Files} files in {counts.Folders} folders";
        foreach (var region in regions)
            yield return $"{region.Extent.Start,10} {region.Extent.Length,10} {LabelOf(region)}";
    }

    /// <summary>Opens the image's blocks for one reader; fastest when read in order.</summary>
    /// <exception cref="InvalidOperationException">The tree was changed since it was planned.</exception>
    public ImageSource OpenSource() => OpenSource(bySystem: true);

    /// <summary>The same, and whether the system may copy files by itself.</summary>
    internal ImageSource OpenSource(bool bySystem)
    {
        CheckTree();
        return new(this, tree, nameSpaces, facts, regions, bySystem);
    }

    /// <summary>The anchors by which UDF is found on the whole medium, where the plan does not start at its beginning.</summary>
    internal IEnumerable<PlacedBlocks> Anchors() => nameSpaces.OfType<UdfNameSpace>().Select(space => space.AnchorAt(AnchorVolumeDescriptorPointer.FirstLocation, facts));

    /// <summary>The path of a file of an earlier session whose data lie in some of the blocks; nothing where there is none.</summary>
    internal string? RecordedOver(Extent blocks)
    {
        for (var node = 1; node < tree.NodeCount; node++)
            if (tree.RecordedContentOf(node) is { } recorded && recorded.Sections.Any(section => section.Extent.Overlaps(blocks)))
                return tree.PathOf(new(node));
        return null;
    }

    /// <summary>Refuses to go on with a tree that is no longer the one that was planned.</summary>
    internal void CheckTree()
    {
        if (tree.Version != treeVersion)
            throw new InvalidOperationException("The tree was changed after it was planned; plan it again.");
    }
}
