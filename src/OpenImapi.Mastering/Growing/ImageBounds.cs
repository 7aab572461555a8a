using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>
/// How many blocks the image of a tree takes, at least and at most, kept while the tree grows. What it costs depends on what is added,
/// not on what is there.
/// </summary>
internal sealed class ImageBounds
{
    private readonly ImageOptions options;
    private readonly ImmutableArray<NameSpaceBounds> nameSpaces;
    private DataBounds data;
    private LevelCounts levels = LevelCounts.OfRoot;

    /// <summary>The bounds of an image without a file.</summary>
    /// <param name="options">How the image is made; texts and dates make no difference.</param>
    public ImageBounds(ImageOptions options)
    {
        this.options = options;
        var iso = new NameSpaceBounds(new IsoNamingRules(options.IsoLevel));
        nameSpaces = options.Joliet ? [iso, new(new JolietNamingRules())] : [iso];
        Blocks = Sum(data, nameSpaces.Select(space => space.Blocks));
    }

    public BlockRange Blocks { get; private set; }

    /// <summary>The bounds of a whole tree, and whether that can be planned; else only a plan tells.</summary>
    public static (ImageBounds Bounds, bool IsCertain) Of(SourceTree tree, ImageOptions options)
    {
        var (bounds, merge) = (new ImageBounds(options), TreeMerge.OfAll(tree));
        var growth = bounds.Grow(merge);
        bounds.Take(growth, merge.InPlace());
        return (bounds, growth.IsCertain);
    }

    /// <summary>
    /// True when bounds know all that such options ask for. What is not named here must be as it is unless set; else only a plan tells how
    /// long the image is, and what it refuses.
    /// </summary>
    public static bool CanTell(ImageOptions options) => options.IsoLevel <= 3 && options == new ImageOptions
    {
        IsoLevel = options.IsoLevel,
        Joliet = options.Joliet,
        Start = options.Start,
        SizeFromBlockZero = options.SizeFromBlockZero,
        SourceDate = options.SourceDate,
        Label = options.Label,
        SystemIdentifier = options.SystemIdentifier,
        VolumeSetIdentifier = options.VolumeSetIdentifier,
        PublisherIdentifier = options.PublisherIdentifier,
        DataPreparerIdentifier = options.DataPreparerIdentifier,
        ApplicationIdentifier = options.ApplicationIdentifier,
        CopyrightFileIdentifier = options.CopyrightFileIdentifier,
        AbstractFileIdentifier = options.AbstractFileIdentifier,
        BibliographicFileIdentifier = options.BibliographicFileIdentifier,
    };

    /// <summary>True when images made with other options have the same bounds.</summary>
    public bool AreFor(ImageOptions other) =>
        CanTell(other) && (options.IsoLevel, options.Joliet, options.Start) == (other.IsoLevel, other.Joliet, other.Start);

    /// <summary>What a merge makes of them.</summary>
    public BoundsGrowth Grow(TreeMerge merge)
    {
        ImmutableArray<NameSpaceGrowth> spaces = [.. nameSpaces.Select(space => space.Grow(merge))];
        var (files, folders) = (data.After(merge), levels.After(merge));
        var blocks = Sum(files, spaces.Select(space => space.Blocks));
        var isCertain = (folders == levels || folders.CanNumberParents)
            && blocks.Most + options.Start.Value <= uint.MaxValue
            && blocks.Most - files.Blocks.Most <= uint.MaxValue / BlockSizes.UserData
            && HasCertainFiles(merge.From);
        return new(blocks, spaces, files, folders, isCertain);
    }

    /// <summary>Makes a growth true after its merge.</summary>
    public void Take(BoundsGrowth growth, TreeMerge merge)
    {
        for (var i = 0; i < nameSpaces.Length; i++)
            nameSpaces[i].Take(growth.NameSpaces[i], merge);
        (Blocks, data, levels) = (growth.Blocks, growth.Data, growth.Levels);
    }

    /// <summary>Learns the exact blocks from a plan of the same tree.</summary>
    public void Learn(ImagePlan plan)
    {
        var (blocks, padding) = (0L, 0L);
        foreach (var region in plan.Regions)
        {
            if (region.Kind == RegionKind.Directory)
                nameSpaces[region.NameSpace].LearnDirectory(region.Node.Value, region.Extent.Length);
            else if (region.Kind == RegionKind.PathTableL)
                nameSpaces[region.NameSpace].LearnPathTable(region.Extent.Length);
            else if (region.Kind == RegionKind.Padding)
                padding += region.Extent.Length.Value;
            else if (region.Kind == RegionKind.FileData)
                blocks += region.Extent.Length.Value;
        }

        data = data with { Blocks = BlockRange.Exactly(blocks), Padding = BlockRange.Exactly(padding) };
        Blocks = Sum(data, nameSpaces.Select(space => space.Blocks));
    }

    /// <summary>System area, descriptors with their terminator, and what else there is.</summary>
    private static BlockRange Sum(DataBounds data, IEnumerable<BlockRange> nameSpaces)
    {
        var blocks = BlockRange.Exactly(VolumeConstants.SystemArea.Value + 1) + data.Blocks + data.Padding;
        foreach (var nameSpace in nameSpaces)
            blocks += nameSpace + BlockRange.Exactly(1);
        return blocks;
    }

    /// <summary>No file has more sections than the level allows, or lies where the new session will be.</summary>
    private bool HasCertainFiles(SourceTree tree)
    {
        for (var row = 1; row < tree.NodeCount; row++)
        {
            if (!tree.Row(row).IsFile)
                continue;
            if (options.IsoLevel < 3 && VolumeFacts.SectionCount(tree, row) > 1)
                return false;
            if (tree.RecordedContentOf(row)?.Sections.Any(section => section.Extent.End > options.Start) == true)
                return false;
        }

        return true;
    }
}
