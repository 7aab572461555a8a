namespace OpenImapi.Mastering;

/// <summary>What a row of the tree is.</summary>
internal enum NodeKind : byte
{
    Folder,

    /// <summary>A file whose content is an object in the tree's list.</summary>
    File,

    /// <summary>A file found by walking a folder: its disk folder and its own name say where it lies.</summary>
    DiskFile,

    /// <summary>A symbolic link.</summary>
    Link,

    CharacterDevice,
    BlockDevice,
    Fifo,
    Socket,
}

/// <summary>One file, folder, link or device: 48 bytes.</summary>
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

    /// <summary>A folder's first child, or -1; a file's content or disk folder; a link's target; a device's numbers.</summary>
    public int Link;

    public int ChildCount;

    /// <summary>Owner and permissions: a row of the tree's table of them; 0 where none are known.</summary>
    public int Rights;

    public readonly bool IsFile => Kind is NodeKind.File or NodeKind.DiskFile;
}
