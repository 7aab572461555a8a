using System.Buffers.Binary;

namespace OpenImapi.Mastering;

/// <summary>
/// The one order that everything derives from: the children of each folder by the bytes of their names, the folders as a walk
/// from the root meets them. It does not depend on the order in which the tree was filled.
/// </summary>
internal sealed class TreeOrder
{
    private readonly int[] children;
    private readonly int[] firstChild;
    private readonly int[] rankOf;

    public TreeOrder(SourceTree tree)
    {
        children = new int[Math.Max(0, tree.NodeCount - 1)];
        rankOf = new int[tree.NodeCount];
        Folders = new int[tree.FolderCount];
        firstChild = new int[tree.FolderCount + 1];
        var common = 0;
        var sorter = new NodeSorter(node => PrefixOf(tree.NameOf(node)[common..]), (a, b) => tree.NameOf(a).SequenceCompareTo(tree.NameOf(b)));
        var pending = new Stack<int>([0]);
        for (var (rank, used) = (0, 0); pending.TryPop(out var folder); rank++)
        {
            (Folders[rank], rankOf[folder], firstChild[rank]) = (folder, rank, used);
            var first = used;
            for (var child = tree.FirstChild(folder); child >= 0; child = tree.Row(child).NextSibling)
                children[used++] = child;
            var sorted = children.AsSpan(first..used);
            common = CommonBegin(tree, sorted);
            sorter.Sort(sorted);
            for (var i = sorted.Length - 1; i >= 0; i--)
                if (tree.IsFolder(sorted[i]))
                    pending.Push(sorted[i]);
            firstChild[rank + 1] = used;
        }
    }

    /// <summary>The folders, the root first; a folder's place here is its rank.</summary>
    public int[] Folders { get; }

    public ReadOnlySpan<int> ChildrenOf(int rank) => children.AsSpan(firstChild[rank]..firstChild[rank + 1]);

    /// <summary>The rank of a folder's node.</summary>
    public int RankOf(int folder) => rankOf[folder];

    /// <summary>The bytes with which the names of all nodes begin: names of one folder are often numbers behind the same words.</summary>
    private static int CommonBegin(SourceTree tree, ReadOnlySpan<int> nodes)
    {
        if (nodes.IsEmpty)
            return 0;
        var begin = tree.NameOf(nodes[0]);
        foreach (var node in nodes)
            begin = begin[..begin.CommonPrefixLength(tree.NameOf(node))];
        return begin.Length;
    }

    /// <summary>The first eight bytes as a number that sorts as they do.</summary>
    public static ulong PrefixOf(ReadOnlySpan<byte> name)
    {
        if (name.Length >= 8)
            return BinaryPrimitives.ReadUInt64BigEndian(name);
        var prefix = 0UL;
        for (var i = 0; i < name.Length; i++)
            prefix |= (ulong)name[i] << 56 - 8 * i;
        return prefix;
    }
}
