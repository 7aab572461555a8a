using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Makes a plan of a tree: names, sizes and places, without reading a byte of any file.</summary>
public static class ImagePlanner
{
    /// <summary>Plans the image of a tree.</summary>
    /// <exception cref="DiscException">The tree cannot be represented as asked; the error names what and why.</exception>
    public static ImagePlan Plan(SourceTree tree, ImageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tree);
        options ??= new();
        Check(options);
        CheckLengths(tree, options);
        var appended = new AppendedPartitions(options.Hybrid);
        var boot = BootSpace.Of(tree, options.Boot, appended);
        var order = new TreeOrder(tree);
        var times = new FileTimes(tree, options.VolumeDate ?? TreeDigest.DateOf(tree, options.SourceDate), options.SourceDate);
        var nameSpaces = NameSpacesOf(tree, order, times, options, boot, appended);
        var checksums = tree.ChecksumList is null ? null : new ChecksumListing(tree, order, nameSpaces);
        if (checksums is not null && checksums.Length != tree.Row(checksums.List.Node).Length)
            throw new DiscException(MasteringErrors.ChecksumsStale, $"{tree.PathOf(new(checksums.List.Node))} was added for {tree.Row(checksums.List.Node).Length} bytes and would have {checksums.Length}.");
        var volumeSet = options.VolumeSetIdentifier ?? TreeDigest.IdentifierOf(tree, order, times.Date);

        var regions = new RegionTable(options.Start);
        regions.Add(RegionKind.SystemArea, VolumeConstants.SystemArea);
        if (options.Iso)
            regions.Add(RegionKind.VolumeDescriptors, new(nameSpaces.Sum(nameSpace => nameSpace.DescriptorCount) + 1));
        for (var i = 0; i < nameSpaces.Count; i++)
            nameSpaces[i].PlaceRecognition(regions, i);
        for (var i = 0; i < nameSpaces.Count; i++)
            nameSpaces[i].PlaceHead(regions, i);
        for (var i = 0; i < nameSpaces.Count; i++)
            nameSpaces[i].Place(regions, i);
        var starts = new FilePlacer(tree, order, regions, nameSpaces.OfType<UdfNameSpace>().FirstOrDefault()).Place(options);
        if (options.Padding > BlockCount.Zero)
            regions.Add(RegionKind.Padding, options.Padding);
        for (var i = 0; i < nameSpaces.Count; i++)
            nameSpaces[i].PlaceTail(regions, i);
        var facts = new VolumeFacts(tree, options, times, volumeSet, starts) { End = regions.End, Checksums = checksums };
        for (var i = 0; i < nameSpaces.Count; i++)
            nameSpaces[i].PlaceBehind(regions, i);
        boot?.Complete(tree, facts);

        var warnings = PlanWarnings.Of(tree, options, nameSpaces);
        var report = new PlanReport(tree, order, nameSpaces, warnings, new(tree, order, options, times), options);
        if (options.Strict && report.Warnings.Concat(report.Losses).FirstOrDefault() is { } first)
            throw new DiscException(MasteringErrors.Strict, first.Text);
        return new(tree, nameSpaces, facts, regions, report);
    }

    /// <summary>The lines that the list of checksums of a tree has, where it has one.</summary>
    internal static ChecksumListing ListingOf(SourceTree tree, ImageOptions options)
    {
        Check(options);
        var appended = new AppendedPartitions(options.Hybrid);
        var boot = BootSpace.Of(tree, options.Boot, appended);
        var order = new TreeOrder(tree);
        return new(tree, order, NameSpacesOf(tree, order, new(tree, TreeDigest.DateOf(tree, options.SourceDate), options.SourceDate), options, boot, appended));
    }

    /// <summary>The names that ISO 9660 gives to a tree.</summary>
    internal static Ecma119NameSpace IsoNamesOf(SourceTree tree, ImageOptions options)
    {
        Check(options);
        var order = new TreeOrder(tree);
        return (Ecma119NameSpace)NameSpacesOf(tree, order, new(tree, TreeDigest.DateOf(tree, options.SourceDate), options.SourceDate), options with { Hybrid = null }, null, new(null))[0];
    }

    /// <summary>Refuses options that no volume can be made with.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.BadVolumeText"/>.</exception>
    internal static void Check(ImageOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.IsoLevel, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.IsoLevel, 4, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.JolietLevel, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.JolietLevel, 3, nameof(options));
        if (options.RelocatedFolders is { } moved && (moved is "" or "." or ".." || moved.AsSpan().ContainsAny('/', '\0') || NameText.FromText(moved).Length > 255))
            throw new ArgumentException("The folder for those that lie too deep has one name.", nameof(options));
        if (options is { RelocatedFolders: not null, RockRidge: false })
            throw new ArgumentException("Only Rock Ridge shows moved folders in their places.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Start.Value, nameof(options));
        if (!options.Iso && options.Udf == UdfRevision.None)
            throw new ArgumentException("A volume has ISO 9660, UDF or both.", nameof(options));
        UdfShape.Check(options);
        if (options is { Iso: false, Boot: not null })
            throw new ArgumentException("A volume to start from has ISO 9660.", nameof(options));
        if (options is { Hybrid: not null } && options.Start != Lba.Zero)
            throw new DiscException(MasteringErrors.HybridUnfit, $"The volume begins at block {options.Start}; a disk begins at block 0.");
        foreach (var (name, text, _) in VolumeTexts.Of(options))
            if (text.AsSpan().ContainsAnyInRange('\0', '\x1F'))
                throw new DiscException(MasteringErrors.BadVolumeText, $"The {name} holds a control character.");
    }

    private static List<INameSpace> NameSpacesOf(SourceTree tree, TreeOrder order, FileTimes times, ImageOptions options, BootSpace? boot, AppendedPartitions appended)
    {
        var spaces = new List<INameSpace>();
        NodeView View(ViewRules rules) => new(tree, order, rules);
        INamingRules Named(INamingRules rules) => EncodedNames.Over(rules, options.NameEncoding);
        FileNumbers? numbers = null;
        if (options.Iso)
        {
            var nodes = View(new(NameSpaces.Iso, options.RockRidge, options.RockRidge ? options.RelocatedFolders : null));
            numbers = options.RockRidge ? new(order, nodes) : null;
            var rockRidge = options.RockRidge ? new RockRidgeEntries(tree, numbers!, times, options) : null;
            spaces.Add(new Ecma119NameSpace(nodes, Named(new IsoNamingRules(options.IsoLevel, options.IsoRelaxations)), Ecma119TreeKind.Primary, rockRidge));
        }

        if (boot is not null)
            spaces.Add(boot);
        else if (options is { Iso: true, EarlierBootCatalog: { } catalog })
            spaces.Add(new EarlierBootSpace(catalog));
        if (options.Iso && options.Joliet)
            spaces.Add(new Ecma119NameSpace(View(new(NameSpaces.Joliet)), Named(new JolietNamingRules(options.JolietLongNames)), Ecma119TreeKind.Joliet));
        if (options is { Iso: true, IsoLevel: 4 })
            spaces.Add(new Ecma119NameSpace(View(new(NameSpaces.Iso)), Named(new EnhancedNamingRules()), Ecma119TreeKind.Enhanced));
        UdfNameSpace? udf = null;
        if (options.Udf != UdfRevision.None)
        {
            var nodes = View(new(NameSpaces.Udf, HoldsSpecial: true, CanHold: UdfLinks.AllFit(tree) ? null : link => UdfLinks.Fits(tree, link)));
            var isSame = nodes.HoldsAll && spaces is [Ecma119NameSpace { Nodes.HoldsAll: true }, ..];
            udf = new(nodes, isSame && numbers is not null ? numbers : new(order, nodes), times, options);
        }

        if (options.Hybrid is { } hybrid)
            spaces.Add(new HybridSpace(hybrid, appended, boot, spaces, udf));
        if (udf is not null)
            spaces.Add(udf);

        return spaces;
    }

    private static void CheckLengths(SourceTree tree, ImageOptions options)
    {
        if (options.IsoLevel >= 3 || !options.Iso)
            return;
        for (var row = 1; row < tree.NodeCount; row++)
            if (!tree.IsFolder(row) && VolumeFacts.SectionCount(tree, row) > 1)
                throw new DiscException(MasteringErrors.FileTooLarge,
                    $"{tree.PathOf(new(row))} has {tree.Row(row).Length} bytes, more than one section holds, and level {options.IsoLevel} has one a file.");
    }
}
