using System.Collections;

namespace OpenImapi.Mastering;

/// <summary>
/// The tree as one name space has it: which nodes, and in which folders. Beside the tree's own nodes, numbered as there, it may have a folder for moved
/// ones and a placeholder for each of these; they are numbered from there on.
/// </summary>
internal sealed class NodeView
{
    private readonly TreeOrder order;
    private readonly BitArray? held;
    private readonly int[] children;
    private readonly int[] firstChild;

    /// <param name="tree">The tree.</param>
    /// <param name="order">Its order.</param>
    /// <param name="rules">What the name space holds.</param>
    public NodeView(SourceTree tree, TreeOrder order, ViewRules rules)
    {
        (Tree, this.order) = (tree, order);
        held = rules.AreAllHeld(tree) ? null : Held(rules);
        Moved = rules.RelocatedFolders is { } name ? Relocation.Of(this, order, name) : null;
        (children, firstChild) = Moved is null ? Sorted() : Moved.Arrange(this, order);
    }

    public SourceTree Tree { get; }

    /// <summary>The folders that lie elsewhere than in the tree, or nothing.</summary>
    public Relocation? Moved { get; }

    /// <summary>True when every node of the tree is here.</summary>
    public bool HoldsAll => held is null;

    /// <summary>One more than the highest number of a node.</summary>
    public int NodeCount => Tree.NodeCount + (Moved?.Count ?? 0);

    /// <summary>One more than the highest rank of a folder.</summary>
    public int RankCount => order.Folders.Length + (Moved?.HasOwnFolder == true ? 1 : 0);

    /// <summary>Whether a node of the tree is here.</summary>
    public bool Holds(int node) => held is null || held[node];

    /// <summary>A folder here; a placeholder is none.</summary>
    public bool IsFolder(int node) => node < Tree.NodeCount ? Tree.IsFolder(node) : Moved!.IsFolder(node);

    public ReadOnlySpan<byte> NameOf(int node) => node < Tree.NodeCount ? Tree.NameOf(node) : Moved!.NameOf(node);

    /// <summary>The node of the tree that one stands for; the root for a folder that the tree has not.</summary>
    public int SourceOf(int node) => node < Tree.NodeCount ? node : Moved!.SourceOf(node);

    public string PathOf(int node) => node < Tree.NodeCount || !IsFolder(node) ? Tree.PathOf(new(SourceOf(node))) : "/" + Formats.NameText.ToText(NameOf(node));

    public int RankOf(int folder) => folder < Tree.NodeCount ? order.RankOf(folder) : order.Folders.Length;

    /// <summary>A folder's children; whoever names them puts them into another order.</summary>
    public Span<int> ChildrenOf(int rank) => children.AsSpan(firstChild[rank]..firstChild[rank + 1]);

    private BitArray Held(ViewRules rules)
    {
        var found = new BitArray(Tree.NodeCount);
        found[0] = !rules.Hides(Tree, 0);
        for (var rank = 0; rank < order.Folders.Length; rank++)
            if (found[order.Folders[rank]])
                foreach (var child in order.ChildrenOf(rank))
                    found[child] = rules.Has(Tree, child);
        found[0] = true;
        return found;
    }

    private (int[] Children, int[] FirstChild) Sorted()
    {
        var (all, first) = (new int[Math.Max(0, Tree.NodeCount - 1)], new int[order.Folders.Length + 1]);
        var count = 0;
        for (var rank = 0; rank < order.Folders.Length; rank++)
        {
            foreach (var child in order.ChildrenOf(rank))
                if (Holds(child))
                    all[count++] = child;
            first[rank + 1] = count;
        }

        return (all, first);
    }
}
