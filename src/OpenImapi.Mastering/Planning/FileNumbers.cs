namespace OpenImapi.Mastering;

/// <summary>
/// The number of each file and folder, as file systems for POSIX want one: from 1, the root's, in the order of the tree; names of one file share it. And how
/// many names a file, how many entries for itself a folder has.
/// </summary>
internal sealed class FileNumbers
{
    private readonly SourceTree tree;
    private readonly TreeOrder order;
    private readonly uint[]? names;
    private readonly uint[] numbers;
    private readonly int[] subfolders;
    private readonly List<int> nodes = [0];

    /// <param name="order">The tree's order.</param>
    /// <param name="view">What the name space has of the tree; only that has numbers, and counts.</param>
    public FileNumbers(TreeOrder order, NodeView view)
    {
        (tree, this.order) = (view.Tree, order);
        names = view.HoldsAll ? null : new uint[tree.HardLinks.Count];
        (numbers, subfolders) = (new uint[tree.NodeCount], new int[order.Folders.Length]);
        var (last, shared) = (numbers[0] = 1, new uint[tree.HardLinks.Count]);
        for (var rank = 0; rank < order.Folders.Length; rank++)
        {
            foreach (var node in order.ChildrenOf(rank))
            {
                if (!view.Holds(node))
                    continue;
                var group = tree.HardLinks.GroupOf(node);
                numbers[node] = group >= 0 && shared[group] > 0 ? shared[group] : ++last;
                if (last > nodes.Count)
                    nodes.Add(node);
                if (group >= 0)
                    shared[group] = numbers[node];
                if (group >= 0 && names is not null)
                    names[group]++;
                if (!tree.IsFolder(node))
                    continue;
                subfolders[rank]++;
                FolderCount++;
            }
        }
    }

    /// <summary>How many files and folders there are; the numbers go so far.</summary>
    public int Count => nodes.Count;

    /// <summary>How many of them are folders, the root among them.</summary>
    public int FolderCount { get; private set; } = 1;

    public uint Of(int node) => numbers[node];

    /// <summary>The file of a number, by the first of its names.</summary>
    public int NodeOf(uint number) => nodes[(int)number - 1];

    /// <summary>The names that lead to a file (st_nlink); of a folder those in its parent, in itself and in its subfolders.</summary>
    public uint NamesOf(int node) => tree.IsFolder(node) ? 2 + (uint)subfolders[order.RankOf(node)]
        : names is not null && tree.HardLinks.GroupOf(node) is var group and >= 0 ? names[group] : (uint)tree.HardLinks.NamesOf(node);
}
