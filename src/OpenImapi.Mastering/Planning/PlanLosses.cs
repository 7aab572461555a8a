using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>
/// Finds what POSIX systems know of files and folders, and a volume does not hold: found when asked for, not kept, since it may be as many sentences as there are
/// files, and some of it takes a look at each of them.
/// </summary>
internal sealed class PlanLosses(SourceTree tree, TreeOrder order, ImageOptions options, FileTimes times)
{
    private readonly bool isPosix = options.Udf != Formats.Udf.UdfRevision.None || options is { Iso: true, RockRidge: true };

    /// <summary>Times that become others.</summary>
    public IEnumerable<PlanWarning> Times()
    {
        for (var node = 0; !isPosix && node < tree.NodeCount; node++)
            if (tree.Row(node).ModifiedTicks != 0 && Formats.Susp.TimeStamps.NeedsLongForm(times.Of(node)))
                yield return Of(PlanWarningKind.TimeChanged, node, $"last changed in the year {times.Of(node).UtcDateTime.Year}; ISO 9660 has years from 1900 to 2155, and the nearest is written.");
    }

    /// <summary>Owners, permissions, shared files and attributes that the volume says nothing of, each by itself.</summary>
    public IEnumerable<PlanWarning> All() => Access().Concat(Attributes());

    private IEnumerable<PlanWarning> Access()
    {
        foreach (var node in WithRights())
        {
            var rights = tree.RightsOf(node)!.Value;
            yield return Of(PlanWarningKind.AccessLost, node,
                $"has owner {rights.UserId}, group {rights.GroupId} and permissions {Convert.ToString(rights.Permissions, 8)}; only Rock Ridge and UDF hold them.");
        }

        var first = new Dictionary<int, int>();
        foreach (var node in Names())
            if (!first.TryAdd(tree.HardLinks.GroupOf(node), node))
                yield return Of(PlanWarningKind.HardLinkLost, node, $"is another name of {tree.PathOf(new(first[tree.HardLinks.GroupOf(node)]))}; only Rock Ridge and UDF say so.");
    }

    private IEnumerable<PlanWarning> Attributes()
    {
        if (!OperatingSystem.IsLinux())
            yield break;
        using var search = new AttributeSearch(tree.DiskFolders);
        for (var folder = 0; folder < tree.DiskFolders.Count; folder++)
            if (search.OfFolder(folder) is { } lost)
                yield return Lost(tree.DiskFolders.DescriptionOf(folder), lost);
        foreach (var node in Nodes())
            if (tree.Row(node) is { Kind: NodeKind.DiskFile, Link: var folder } && search.OfFile(folder, tree.NameOf(node)) is { } lost)
                yield return Lost(tree.DiskFolders.DescriptionOf(folder, tree.NameOf(node)), lost);
    }

    private static PlanWarning Lost(string path, string sentence) => new(PlanWarningKind.AttributeLost, path, $"{path}: {sentence}");

    /// <summary>A sentence for each kind of loss.</summary>
    public IEnumerable<string> Sums()
    {
        var (rights, names) = (WithRights().ToList(), Names().ToList());
        if (rights.Count > 0)
            yield return $"Owners and permissions of {rights.Count} file(s) and folder(s), such as {tree.PathOf(new(rights[0]))}, are not recorded; only Rock Ridge and UDF hold them.";
        if (names.Count > 0)
            yield return $"{names.Count} names, such as {tree.PathOf(new(names[0]))}, share their files with others; their data are stored once, but only Rock Ridge and UDF say that it is one file.";
    }

    private IEnumerable<int> WithRights()
    {
        if (isPosix)
            yield break;
        foreach (var node in Nodes())
            if (tree.RightsOf(node) is not null)
                yield return node;
    }

    private IEnumerable<int> Names()
    {
        if (isPosix || tree.HardLinks.Count == 0)
            yield break;
        foreach (var node in Nodes())
            if (tree.HardLinks.NamesOf(node) > 1)
                yield return node;
    }

    /// <summary>Every file and folder in the order of the tree, of those that the volume has a place for.</summary>
    private IEnumerable<int> Nodes()
    {
        for (var rank = 0; rank < order.Folders.Length; rank++)
            for (var (i, count) = (0, order.ChildrenOf(rank).Length); i < count; i++)
                if (order.ChildrenOf(rank)[i] is var node && (tree.IsFolder(node) || tree.Row(node).IsFile))
                    yield return node;
    }

    private PlanWarning Of(PlanWarningKind kind, int node, string text)
    {
        var path = tree.PathOf(new(node));
        return new(kind, path, $"{path} {text}");
    }
}
