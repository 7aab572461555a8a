using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Finds folders that lie too deep and paths that are too long for ECMA-119, 6.8.2.1.</summary>
internal sealed class HierarchyLimits(Ecma119NameSpace space, bool isDepthLimited)
{
    public IEnumerable<PlanWarning> Find()
    {
        var (levels, paths) = (new int[space.DirectoryCount], new int[space.DirectoryCount]);
        levels[0] = 1;
        var (deep, deepest, longPaths, longest) = (0, 0, 0, -1);
        for (var directory = 0; directory < levels.Length; directory++)
        {
            if (directory > 0)
            {
                var parent = space.ParentOf(directory);
                levels[directory] = levels[parent] + 1;
                paths[directory] = paths[parent] + space.IdentifierLengthOf(space.FolderOf(directory)) + 1;
                deep += isDepthLimited && levels[directory] > Ecma119Names.MaximumDepth ? 1 : 0;
                deepest = levels[directory] > levels[deepest] ? directory : deepest;
            }

            foreach (var child in space.ChildrenOf(directory))
            {
                if (space.Nodes.IsFolder(child) || paths[directory] + space.IdentifierLengthOf(child) <= Ecma119Names.MaximumPathLength)
                    continue;
                longPaths++;
                longest = longest < 0 ? child : longest;
            }
        }

        if (deep > 0)
            yield return Deep(deep, levels[deepest], space.Nodes.PathOf(space.FolderOf(deepest)));
        if (longPaths > 0)
            yield return Long(longPaths, space.Nodes.PathOf(longest));
    }

    private static PlanWarning Deep(int count, int levels, string path) => new(PlanWarningKind.DeepDirectory, path,
        $"{count} folder(s) lie deeper than the 8 levels of ISO 9660, the deepest at level {levels}: {path}. Very old systems may not reach them.");

    private PlanWarning Long(int count, string path) => new(PlanWarningKind.LongPath, path,
        $"{count} path(s) are longer than the 255 bytes of {space.Name}, such as {path}. Very old systems may not reach them.");
}
