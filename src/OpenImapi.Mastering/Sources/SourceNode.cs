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

    /// <summary>A file's length in bytes; 0 for a folder.</summary>
    public long Length => tree.Row(Index.Value).Length;

    /// <summary>Time of the last change, where known.</summary>
    public DateTimeOffset? Modified => tree.Row(Index.Value).ModifiedTicks is var ticks and not 0 ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>Where a file's bytes come from, for people.</summary>
    public string Description => tree.DescriptionOf(Index.Value);

    /// <summary>A file's data that already lie on the disc; nothing for a folder or any other file.</summary>
    public RecordedContent? Recorded => IsFolder ? null : tree.RecordedContentOf(Index.Value);

    /// <summary>Where a file's bytes come from; nothing for a folder.</summary>
    public FileContent? Content => tree.ContentOf(Index.Value);
}
