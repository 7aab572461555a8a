namespace OpenImapi.Mastering;

/// <summary>A view of one file or folder of a tree; it keeps nothing and copies nothing.</summary>
public readonly struct SourceNode
{
    private readonly SourceTree tree;

    internal SourceNode(SourceTree tree, NodeIndex index) => (this.tree, Index) = (tree, index);

    public NodeIndex Index { get; }

    /// <summary>The name as it was given, in bytes.</summary>
    public ReadOnlySpan<byte> Name => tree.NameOf(Index.Value);

    /// <summary>The name for people.</summary>
    public string NameText => Formats.NameText.ToText(Name);

    /// <summary>The path from the root for people, parts joined by '/'; the root's is "/".</summary>
    public string Path => tree.PathOf(Index);

    public bool IsFolder => tree.Row(Index.Value).Kind == NodeKind.Folder;

    public SourceKind Kind => tree.Row(Index.Value).Kind switch
    {
        NodeKind.Folder => SourceKind.Folder,
        NodeKind.Link => SourceKind.Link,
        NodeKind.CharacterDevice => SourceKind.CharacterDevice,
        NodeKind.BlockDevice => SourceKind.BlockDevice,
        NodeKind.Fifo => SourceKind.Fifo,
        NodeKind.Socket => SourceKind.Socket,
        _ => SourceKind.File,
    };

    /// <summary>Owner and permissions, where known.</summary>
    public AccessRights? Rights => tree.RightsOf(Index.Value);

    /// <summary>The path that a symbolic link holds; nothing for anything else.</summary>
    public ReadOnlySpan<byte> Target => Kind == SourceKind.Link ? tree.TargetOf(Index.Value).Span : default;

    /// <summary>The numbers of a device; nothing for anything else.</summary>
    public DeviceNumbers? Device => Kind is SourceKind.CharacterDevice or SourceKind.BlockDevice ? tree.DeviceOf(Index.Value) : null;

    /// <summary>How many names in the tree a file has; 1 for anything else.</summary>
    public int NameCount => tree.HardLinks.NamesOf(Index.Value);

    /// <summary>A file's length in bytes; 0 for anything else.</summary>
    public long Length => tree.Row(Index.Value).Length;

    /// <summary>Time of the last change, where known.</summary>
    public DateTimeOffset? Modified => tree.Row(Index.Value).ModifiedTicks is var ticks and not 0 ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>Where a file's bytes come from, for people.</summary>
    public string Description => tree.DescriptionOf(Index.Value);

    /// <summary>A file's data that already lie on the disc; nothing for anything else.</summary>
    public RecordedContent? Recorded => IsFolder ? null : tree.RecordedContentOf(Index.Value);

    /// <summary>Where a file's bytes come from; nothing for anything else.</summary>
    public FileContent? Content => tree.ContentOf(Index.Value);
}
