namespace OpenImapi.Mastering;

/// <summary>What a row of the tree is.</summary>
internal enum NodeKind : byte
{
    Folder,

    /// <summary>A file whose content is an object in the tree's list.</summary>
    File,

    /// <summary>A file found by walking a folder: its disk folder and its own name say where it lies.</summary>
    DiskFile,
}

/// <summary>One file or folder: 40 bytes.</summary>
internal struct NodeRow
{
    public long Length;

    /// <summary>Time of the last change, in ticks of UTC; 0 where none is known.</summary>
    public long ModifiedTicks;

    public uint Name;
    public ushort NameLength;
    public NodeKind Kind;

    public int Parent;
    public int NextSibling;

    /// <summary>A folder's first child, or -1; a file's content or disk folder.</summary>
    public int Link;

    public int ChildCount;
}
