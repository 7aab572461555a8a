using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>The blocks of the directories and path tables of one name space, kept while the tree grows.</summary>
internal sealed class NameSpaceBounds(INamingRules rules)
{
    private readonly Dictionary<int, DirectoryBounds> directories = NewRoot(rules);
    private readonly byte[] identifier = new byte[256];
    private BlockRange inDirectories = BlockRange.Exactly(1);
    private PathTableBounds pathTables = PathTableBounds.Empty;

    /// <summary>Blocks of all directories and of both path tables.</summary>
    public BlockRange Blocks => inDirectories + pathTables.Blocks;

    /// <summary>What is there after a merge.</summary>
    public NameSpaceGrowth Grow(TreeMerge merge)
    {
        var (touched, tables, added) = (new Dictionary<int, DirectoryBounds>(), pathTables, 0);
        for (var row = 1; row < merge.Places.Length; row++)
        {
            var (place, isFolder) = (merge.Places[row], merge.From.IsFolder(row));
            var records = place < 0 ? RecordsOf(merge.From, row) : isFolder ? 0 : RecordsOf(merge.From, row) - RecordsOf(merge.Into, place);
            if (records == 0)
                continue;
            var (length, changes) = rules.Map(merge.From.NameOf(row), isFolder, identifier);
            var isChanged = changes != NameChanges.None;
            ParentIn(touched, merge, row).Add(DirectoryRecord.LengthFor(rules.RecordedLength(identifier.AsSpan(0, length), isFolder)), records, isChanged);
            added++;
            if (!isFolder)
                continue;
            tables = tables.Add(length, isChanged);
            touched.Add(row, new());
        }

        return new(touched, Reckon(touched, merge), added > 0 ? tables.Reckon(rules, merge.Into.NodeCount + added) : tables);
    }

    /// <summary>Makes a growth true, once its merge has found the places of new folders.</summary>
    public void Take(NameSpaceGrowth growth, TreeMerge merge)
    {
        foreach (var (row, directory) in growth.Directories)
            directories[merge.Places[row]] = directory;
        (inDirectories, pathTables) = (growth.InDirectories, growth.PathTables);
    }

    /// <summary>Learns the exact blocks of one path table.</summary>
    public void LearnPathTable(BlockCount length) => pathTables = pathTables with { Blocks = BlockRange.Exactly(2 * length.Value) };

    /// <summary>Learns the exact blocks of a directory.</summary>
    public void LearnDirectory(int folder, BlockCount length)
    {
        ref var directory = ref CollectionsMarshal.GetValueRefOrNullRef(directories, folder);
        var exact = BlockRange.Exactly(length.Value);
        inDirectories += exact - directory.Blocks;
        directory.Blocks = exact;
    }

    private static int RecordsOf(SourceTree tree, int row) => tree.IsFolder(row) ? 1 : tree.Row(row).IsFile ? VolumeFacts.SectionCount(tree, row) : 0;

    private static Dictionary<int, DirectoryBounds> NewRoot(INamingRules rules)
    {
        var root = new DirectoryBounds();
        root.Reckon(rules);
        return new() { [0] = root };
    }

    /// <summary>The directory that a row of the merged tree goes into, as the merge has it so far.</summary>
    private ref DirectoryBounds ParentIn(Dictionary<int, DirectoryBounds> touched, TreeMerge merge, int row)
    {
        var parent = merge.From.Row(row).Parent;
        ref var directory = ref CollectionsMarshal.GetValueRefOrAddDefault(touched, parent, out var isTouched);
        if (!isTouched)
            directory = directories[merge.Places[parent]];
        return ref directory;
    }

    private BlockRange Reckon(Dictionary<int, DirectoryBounds> touched, TreeMerge merge)
    {
        var blocks = inDirectories;
        foreach (var row in touched.Keys)
        {
            ref var directory = ref CollectionsMarshal.GetValueRefOrNullRef(touched, row);
            directory.Reckon(rules);
            blocks += directory.Blocks;
            if (merge.Places[row] is var place and >= 0)
                blocks -= directories[place].Blocks;
        }

        return blocks;
    }
}

/// <summary>What a merge makes of a name space.</summary>
/// <param name="Directories">The directories that it touches, by the rows of the tree that is taken in.</param>
/// <param name="InDirectories">Blocks of all directories.</param>
/// <param name="PathTables">The path tables.</param>
internal sealed record NameSpaceGrowth(IReadOnlyDictionary<int, DirectoryBounds> Directories, BlockRange InDirectories, PathTableBounds PathTables)
{
    public BlockRange Blocks => InDirectories + PathTables.Blocks;
}
