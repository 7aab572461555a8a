using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>
/// Folders that lie too deep for ECMA-119 and are moved into one at the root. Where each was, a placeholder is left; readers of Rock Ridge see the folder there.
/// </summary>
internal sealed class Relocation
{
    private readonly SourceTree tree;
    private readonly byte[] name;
    private readonly List<int> moved;
    private readonly Dictionary<int, int> places = [];

    private Relocation(SourceTree tree, byte[] name, int folder, List<int> moved)
    {
        (this.tree, this.name, this.moved) = (tree, name, moved);
        (HasOwnFolder, Folder) = (folder < 0, folder < 0 ? tree.NodeCount : folder);
        for (var place = 0; place < moved.Count; place++)
            places.Add(moved[place], place);
    }

    /// <summary>Nodes that the tree has not: placeholders, and the folder where it is none of the tree's.</summary>
    public int Count => moved.Count + 1;

    /// <summary>The folder that takes the others.</summary>
    public int Folder { get; }

    /// <summary>Whether that folder is none of the tree's; it is not to be shown then.</summary>
    public bool HasOwnFolder { get; }

    /// <summary>Finds the folders to move, from the root on: what lies in a moved one lies less deep. Nothing if there are none.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: what is at the root by the name is no folder.</exception>
    public static Relocation? Of(NodeView view, TreeOrder order, string name)
    {
        var (tree, moved, levels) = (view.Tree, new List<int>(), new int[order.Folders.Length]);
        levels[0] = 1;
        for (var rank = 1; rank < levels.Length; rank++)
        {
            var folder = order.Folders[rank];
            if (!view.Holds(folder))
                continue;
            levels[rank] = levels[order.RankOf(tree.Row(folder).Parent)] + 1;
            if (levels[rank] <= Ecma119Names.MaximumDepth)
                continue;
            levels[rank] = 3;
            moved.Add(folder);
        }

        if (moved.Count == 0)
            return null;
        var bytes = NameText.FromText(name);
        var found = tree.Find(tree.Root, bytes) is { } there && view.Holds(there.Value) ? there.Value : -1;
        if (found >= 0 && !tree.IsFolder(found))
            throw new DiscException(MasteringErrors.FileExists, $"/{name} is to take the folders that lie too deep, and is no folder.");
        return new(tree, bytes, found, moved);
    }

    /// <summary>The children of each folder, by rank, with placeholders for moved folders; those in <see cref="Folder"/>.</summary>
    public (int[] Children, int[] FirstChild) Arrange(NodeView view, TreeOrder order)
    {
        var (children, first) = (new List<int>(tree.NodeCount + Count), new List<int>(order.Folders.Length + 2) { 0 });
        for (var rank = 0; rank < order.Folders.Length; rank++)
        {
            foreach (var child in order.ChildrenOf(rank))
                if (view.Holds(child))
                    children.Add(places.TryGetValue(child, out var place) ? tree.NodeCount + 1 + place : child);
            if (rank == 0 && HasOwnFolder)
                children.Add(Folder);
            if (order.Folders[rank] == Folder)
                children.AddRange(moved);
            first.Add(children.Count);
        }

        if (HasOwnFolder)
        {
            children.AddRange(moved);
            first.Add(children.Count);
        }

        return ([.. children], [.. first]);
    }

    /// <summary>Whether a folder lies here and not in its parent.</summary>
    public bool IsMoved(int folder) => places.ContainsKey(folder);

    public bool IsFolder(int node) => node == Folder;

    public int SourceOf(int node) => node == tree.NodeCount ? 0 : moved[node - tree.NodeCount - 1];

    public ReadOnlySpan<byte> NameOf(int node) => node == tree.NodeCount ? name : tree.NameOf(SourceOf(node));
}
