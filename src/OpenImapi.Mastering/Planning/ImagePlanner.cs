using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Makes a plan of a tree: names, sizes and places, without reading a byte of any file.</summary>
public static class ImagePlanner
{
    /// <summary>Files of this many bytes and more start on a boundary of 4 KiB, so that file systems can share their blocks.</summary>
    internal const int AlignedFrom = 64 * 1024;

    /// <summary>Plans the image of a tree.</summary>
    /// <exception cref="DiscException">The tree cannot be represented as asked; the error names what and why.</exception>
    public static ImagePlan Plan(SourceTree tree, ImageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tree);
        options ??= new();
        Check(options);
        CheckLengths(tree, options);
        var order = new TreeOrder(tree);
        var times = new FileTimes(tree, options.VolumeDate ?? TreeDigest.DateOf(tree, options.SourceDate), options.SourceDate);
        var nameSpaces = NameSpacesOf(tree, order, times, options);
        var volumeSet = options.VolumeSetIdentifier ?? TreeDigest.IdentifierOf(tree, order, times.Date);

        var regions = new RegionTable(options.Start);
        regions.Add(RegionKind.SystemArea, VolumeConstants.SystemArea);
        if (options.Iso)
            regions.Add(RegionKind.VolumeDescriptors, new(nameSpaces.Sum(nameSpace => nameSpace.DescriptorCount) + 1));
        for (var i = 0; i < nameSpaces.Count; i++)
            nameSpaces[i].PlaceHead(regions, i);
        for (var i = 0; i < nameSpaces.Count; i++)
            nameSpaces[i].Place(regions, i);
        var starts = PlaceFiles(tree, order, options, regions);
        if (options.Padding > BlockCount.Zero)
            regions.Add(RegionKind.Padding, options.Padding);
        for (var i = 0; i < nameSpaces.Count; i++)
            nameSpaces[i].PlaceTail(regions, i);
        var facts = new VolumeFacts(tree, options, times, volumeSet, starts) { End = regions.End };

        var warnings = PlanWarnings.Of(tree, options, nameSpaces);
        var report = new PlanReport(tree, order, nameSpaces, warnings, PlanWarnings.NotesOf(tree, order, options, nameSpaces[0]));
        if (options.Strict && report.Warnings.FirstOrDefault() is { } first)
            throw new DiscException(MasteringErrors.Strict, first.Text);
        return new(tree, nameSpaces, facts, regions, report);
    }

    /// <summary>Refuses options that no volume can be made with.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.BadVolumeText"/>.</exception>
    internal static void Check(ImageOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.IsoLevel, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.IsoLevel, 3, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Start.Value, nameof(options));
        if (!options.Iso && options.Udf == UdfRevision.None)
            throw new ArgumentException("A volume has ISO 9660, UDF or both.", nameof(options));
        if (options is { Iso: false, Boot: not null })
            throw new ArgumentException("A volume to start from has ISO 9660.", nameof(options));
        foreach (var (name, text, _) in VolumeTexts.Of(options))
            if (text.AsSpan().ContainsAnyInRange('\0', '\x1F'))
                throw new DiscException(MasteringErrors.BadVolumeText, $"The {name} holds a control character.");
    }

    private static List<INameSpace> NameSpacesOf(SourceTree tree, TreeOrder order, FileTimes times, ImageOptions options)
    {
        var numbers = options.RockRidge || options.Udf != UdfRevision.None ? new FileNumbers(tree, order) : null;
        var rockRidge = options.RockRidge ? new RockRidgeEntries(tree, numbers!, times, options.Access) : null;
        var spaces = new List<INameSpace>();
        if (options.Iso)
            spaces.Add(new Ecma119NameSpace(tree, order, EncodedNames.Over(new IsoNamingRules(options.IsoLevel), options.NameEncoding), VolumeDescriptorType.Primary, rockRidge));
        if (options.Iso && options.Boot is { } boot)
            spaces.Add(new BootSpace(new(tree, boot)));
        if (options.Iso && options.Joliet)
            spaces.Add(new Ecma119NameSpace(tree, order, EncodedNames.Over(new JolietNamingRules(), options.NameEncoding), VolumeDescriptorType.Supplementary));
        if (options.Udf != UdfRevision.None)
            spaces.Add(new UdfNameSpace(tree, order, numbers!, times, options.Access, options.Udf));
        return spaces;
    }

    /// <summary>Gives each file that has bytes of its own its blocks, folder by folder, and returns where each begins.</summary>
    private static uint[] PlaceFiles(SourceTree tree, TreeOrder order, ImageOptions options, RegionTable regions)
    {
        var starts = new uint[tree.NodeCount];
        if (options.DvdVideo)
            VideoFiles.Place(tree, regions, starts);
        var shared = new uint[tree.HardLinks.Count];
        for (var rank = 0; rank < order.Folders.Length; rank++)
        {
            foreach (var node in order.ChildrenOf(rank))
            {
                ref var row = ref tree.Row(node);
                if (starts[node] > 0)
                    continue;
                if (tree.RecordedContentOf(node) is { } recorded)
                    CheckRecorded(recorded, regions.Extent.Start);
                else if (row.IsFile && row.Length > 0 && tree.HardLinks.GroupOf(node) is var group)
                    starts[node] = group < 0 ? Place(node, row.Length, regions)
                        : shared[group] > 0 ? shared[group] : shared[group] = Place(node, row.Length, regions);
            }
        }

        return starts;
    }

    private static uint Place(int node, long length, RegionTable regions)
    {
        if (length >= AlignedFrom && (regions.Extent.Length.Value & 1) != 0)
            regions.Add(RegionKind.Padding, new(1));
        return regions.Add(RegionKind.FileData, BlockCount.ForBytes(length), node);
    }

    private static void CheckRecorded(RecordedContent recorded, Lba start)
    {
        foreach (var section in recorded.Sections)
            if (section.Extent.End > start)
                throw new ArgumentException($"Blocks {section.Extent} do not lie before block {start}, the start of the volume.", nameof(recorded));
    }

    private static void CheckLengths(SourceTree tree, ImageOptions options)
    {
        if (options.IsoLevel == 3 || !options.Iso)
            return;
        for (var row = 1; row < tree.NodeCount; row++)
            if (!tree.IsFolder(row) && VolumeFacts.SectionCount(tree, row) > 1)
                throw new DiscException(MasteringErrors.FileTooLarge,
                    $"{tree.PathOf(new(row))} has {tree.Row(row).Length} bytes, more than one section holds, and level {options.IsoLevel} has one a file.");
    }
}
