namespace OpenImapi.Mastering;

/// <summary>Whether something on the way into a tree is taken.</summary>
internal enum Passage : byte
{
    /// <summary>It is left out, with all that lies in it.</summary>
    Closed,

    /// <summary>A folder that is looked through, and taken if something in it is.</summary>
    Through,

    /// <summary>It is taken; so is what lies in it, unless it is excluded.</summary>
    Open,
}

/// <summary>What include and exclude patterns let into a tree. An exclude is stronger than an include.</summary>
internal sealed class WalkFilter(GlobSet include, GlobSet exclude)
{
    private readonly bool looksAtPaths = include.LooksAtPaths || exclude.LooksAtPaths;
    private byte[] path = new byte[256];

    /// <summary>Whether everything is taken.</summary>
    public bool IsOpen => include.IsEmpty && exclude.IsEmpty;

    /// <summary>How the folder that everything goes into is passed.</summary>
    public Passage AtStart => include.IsEmpty ? Passage.Open : Passage.Through;

    /// <summary>The path in the tree of a folder, for the questions about what lies in it; nothing where no pattern asks for it.</summary>
    public byte[] PathOf(SourceTree tree, int folder)
    {
        if (!looksAtPaths || folder == 0)
            return [];
        var above = PathOf(tree, tree.Row(folder).Parent);
        return PathOf(above, tree.NameOf(folder));
    }

    /// <inheritdoc cref="PathOf(SourceTree, int)"/>
    public byte[] PathOf(byte[] above, ReadOnlySpan<byte> name) => !looksAtPaths ? [] : Joined(above, name).ToArray();

    /// <summary>Whether a node is taken.</summary>
    /// <param name="above">The path of the folder that it lies in.</param>
    /// <param name="passage">How that folder was passed.</param>
    /// <param name="name">The node's name.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public Passage Look(byte[] above, Passage passage, ReadOnlySpan<byte> name, bool isFolder)
    {
        if (passage == Passage.Open && exclude.IsEmpty)
            return Passage.Open;
        var whole = looksAtPaths ? Joined(above, name) : name;
        if (exclude.Matches(whole, isFolder))
            return Passage.Closed;
        return passage == Passage.Open || include.Matches(whole, isFolder) ? Passage.Open : isFolder ? Passage.Through : Passage.Closed;
    }

    private ReadOnlySpan<byte> Joined(byte[] above, ReadOnlySpan<byte> name)
    {
        if (above.Length == 0)
            return name;
        var length = above.Length + 1 + name.Length;
        if (path.Length < length)
            path = new byte[2 * length];
        above.CopyTo(path, 0);
        path[above.Length] = (byte)'/';
        name.CopyTo(path.AsSpan(above.Length + 1));
        return path.AsSpan(0, length);
    }
}
