using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Gives each file that has bytes of its own its blocks: those of a video first, then by weight, then folder by folder.</summary>
internal sealed class FilePlacer(SourceTree tree, TreeOrder order, RegionTable regions, UdfNameSpace? udf)
{
    /// <summary>Files of this many bytes and more start on a boundary of 4 KiB, so that file systems can share their blocks.</summary>
    public const int AlignedFrom = 64 * 1024;

    private readonly uint[] starts = new uint[tree.NodeCount];
    private readonly uint[] shared = new uint[tree.HardLinks.Count];
    private readonly uint[] sharedData = new uint[tree.Shared.Count];
    private readonly HashSet<int> alone = [];

    /// <summary>Places all files and returns where each begins; 0 for one without bytes of its own.</summary>
    public uint[] Place(ImageOptions options)
    {
        // What is written into a boot image on the disc is not for files that happen to have its bytes.
        foreach (var image in options.Boot?.Images ?? [])
            if (image is { Path: { } path } && (image.InfoTable || image.GrubInfo) && tree.Find(path) is { } node)
                alone.Add(node.Value);
        if (options.DvdVideo)
            VideoFiles.Place(tree, regions, starts);
        var weighted = Weighted();
        var late = new HashSet<int>();
        foreach (var (node, weight) in weighted)
            if (weight > 0)
                Place(node);
            else
                late.Add(node);
        for (var rank = 0; rank < order.Folders.Length; rank++)
            foreach (var node in order.ChildrenOf(rank))
                if (late.Count == 0 || !late.Contains(node))
                    Place(node);
        foreach (var (node, weight) in weighted)
            if (weight < 0)
                Place(node);
        return starts;
    }

    /// <summary>The files with a weight, the heaviest first, those of one weight in the order of the tree. All names of a file have the highest weight of one.</summary>
    private List<(int Node, int Weight)> Weighted()
    {
        if (!tree.Marks.HasWeights)
            return [];
        var (found, highest) = (new List<(int Node, int Weight)>(), new Dictionary<int, int>());
        for (var rank = 0; rank < order.Folders.Length; rank++)
            foreach (var node in order.ChildrenOf(rank))
                if (tree.HardLinks.GroupOf(node) is var group and >= 0)
                    highest[group] = Math.Max(highest.GetValueOrDefault(group, int.MinValue), tree.Marks.WeightOf(node));
        for (var rank = 0; rank < order.Folders.Length; rank++)
            foreach (var node in order.ChildrenOf(rank))
                if ((tree.HardLinks.GroupOf(node) is var group and >= 0 ? highest[group] : tree.Marks.WeightOf(node)) is var weight and not 0 && tree.Row(node).IsFile)
                    found.Add((node, weight));
        return [.. found.OrderByDescending(file => file.Weight)];
    }

    private void Place(int node)
    {
        ref var row = ref tree.Row(node);
        if (starts[node] > 0)
            return;
        if (tree.RecordedContentOf(node) is { } recorded)
            CheckRecorded(recorded, regions.Extent.Start);
        else if (row.IsFile && row.Length > 0 && udf?.Embeds(node) != true)
            starts[node] = PlaceData(node, row.Length);
    }

    /// <summary>The blocks of a file: those of its other names, or of another file with the same bytes, where they have some; else the next ones.</summary>
    private uint PlaceData(int node, long length)
    {
        var (group, equals) = (tree.HardLinks.GroupOf(node), alone.Contains(node) ? -1 : tree.Shared.GroupOf(node));
        var start = group >= 0 && shared[group] > 0 ? shared[group] : equals >= 0 && sharedData[equals] > 0 ? sharedData[equals] : Add(node, length);
        if (group >= 0)
            shared[group] = start;
        if (equals >= 0)
            sharedData[equals] = start;
        return start;
    }

    private uint Add(int node, long length)
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
}
