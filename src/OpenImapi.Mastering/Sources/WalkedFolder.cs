namespace OpenImapi.Mastering;

/// <summary>A folder that is walked. It gets its node when something in it is taken, or at once where it is taken in any case.</summary>
internal sealed class WalkedFolder(SourceTree tree, WalkedFolder? above, byte[] name, int diskFolder, Passage passage, byte[] path)
{
    private int node = -1;
    private bool isFresh;
    private long modifiedTicks;
    private AccessRights? rights;

    /// <summary>The folder that a walk goes into.</summary>
    public WalkedFolder(SourceTree tree, int node, int diskFolder, WalkFilter filter)
        : this(tree, null, [], diskFolder, filter.AtStart, filter.PathOf(tree, node)) => (this.node, isFresh) = (node, tree.FirstChild(node) < 0);

    /// <summary>Its number among the folders of disks.</summary>
    public int DiskFolder => diskFolder;

    public Passage Passage => passage;

    /// <summary>Its path in the tree, where patterns ask for it.</summary>
    public byte[] Path => path;

    /// <summary>Whether it is known to have no child of any name that is found in it.</summary>
    public bool IsFresh => Node >= 0 && isFresh;

    /// <summary>Its row in the tree.</summary>
    public int Node
    {
        get
        {
            if (node >= 0)
                return node;
            var parent = above!.Node;
            isFresh = above.isFresh;
            node = isFresh ? tree.AddFreshFolder(parent, name) : tree.AddFolder(new NodeIndex(parent), name).Value;
            isFresh |= tree.FirstChild(node) < 0;
            Tell();
            return node;
        }
    }

    /// <summary>Says when it changed and whose it is; its node learns that once there is one.</summary>
    public void Learn(long modified, AccessRights? given)
    {
        (modifiedTicks, rights) = (modified, given);
        if (node >= 0)
            Tell();
        else if (passage == Passage.Open)
            _ = Node;
    }

    private void Tell()
    {
        tree.TouchFolder(node, modifiedTicks);
        if (rights is { } given)
            tree.SetRights(new(node), given);
    }
}
