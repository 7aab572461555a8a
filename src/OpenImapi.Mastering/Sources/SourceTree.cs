using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// The files and folders that a disc is to have. Names are bytes: UTF-8 where they are text, and on Linux any bytes. A file
/// takes about 60 bytes of memory. The order of adding has no influence on the disc.
/// </summary>
public sealed partial class SourceTree
{
    private readonly ChunkedTable<NodeRow> rows = new();
    private readonly ByteArena names = new();
    private readonly List<FileContent> contents = [];
    private readonly List<SourceWarning> warnings = [];
    private readonly NameLookup lookup;

    public SourceTree()
    {
        lookup = new(this);
        rows.Add(new() { Kind = NodeKind.Folder, Parent = -1, NextSibling = -1, Link = -1 });
    }

    /// <summary>The folder that everything lies in.</summary>
    public NodeIndex Root => new(0);

    /// <summary>Files, folders, links and devices, the root among them.</summary>
    public int NodeCount => rows.Count;

    /// <summary>Names of files; a file with several names counts with each.</summary>
    public int FileCount => NodeCount - FolderCount - SpecialCount;

    /// <summary>Folders, the root among them.</summary>
    public int FolderCount { get; private set; } = 1;

    /// <summary>The lengths of all files together, in bytes; a file with several names counts once.</summary>
    public long ContentLength { get; private set; }

    /// <summary>What was met and left out; a plan repeats it.</summary>
    public IReadOnlyList<SourceWarning> Warnings => warnings;

    /// <summary>Counts the changes, so that a plan knows when the tree is no longer the one it was made from.</summary>
    internal int Version { get; private set; }

    internal DiskFolders DiskFolders { get; } = new();

    public SourceNode this[NodeIndex node] => new(this, node);

    /// <summary>The children of a folder, in no order that means anything.</summary>
    public IEnumerable<NodeIndex> ChildrenOf(NodeIndex folder)
    {
        for (var child = FirstChild(folder.Value); child >= 0; child = rows[child].NextSibling)
            yield return new(child);
    }

    /// <summary>The folder that a node lies in; the root's is the root.</summary>
    public NodeIndex ParentOf(NodeIndex node) => new(Math.Max(0, rows[node.Value].Parent));

    /// <summary>A folder's child of that name, or nothing.</summary>
    public NodeIndex? Find(NodeIndex folder, ReadOnlySpan<byte> name) => lookup.Find(folder.Value, name) is var found and >= 0 ? new(found) : null;

    /// <summary>The node at a path such as "a/b/c.txt", or nothing.</summary>
    public NodeIndex? Find(string path)
    {
        NodeIndex? at = Root;
        foreach (var part in PartsOf(path))
            at = at is { } folder && IsFolder(folder.Value) ? Find(folder, NameText.FromText(part)) : null;
        return at;
    }

    /// <summary>The path of a node from the root, parts joined by '/', for people; the root's is "/".</summary>
    public string PathOf(NodeIndex node)
    {
        var parts = new Stack<string>();
        for (var at = node.Value; at > 0; at = rows[at].Parent)
            parts.Push(NameText.ToText(NameOf(at)));
        return "/" + string.Join('/', parts);
    }

    /// <summary>Refuses a tree with a name that Joliet cannot hold as it is.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.BadJolietName"/>, naming the path.</exception>
    public void RequireJolietNames()
    {
        for (var row = 1; row < NodeCount; row++)
        {
            var text = NameText.ToText(NameOf(row));
            if (!Formats.Joliet.JolietNames.IsValid(text))
                throw new DiscException(MasteringErrors.BadJolietName, $"The name of {PathOf(new(row))} cannot stand in a Joliet volume.");
        }
    }

    internal ref NodeRow Row(int row) => ref rows[row];

    internal bool IsFolder(int row) => rows[row].Kind == NodeKind.Folder;

    /// <summary>Whether a file's bytes are those of a file on disk.</summary>
    internal bool IsOnDisk(int row) => rows[row].Kind == NodeKind.DiskFile || ContentOf(row) is DiskContent;

    internal int FirstChild(int row) => IsFolder(row)
        ? rows[row].Link
        : throw new ArgumentException($"{PathOf(new(row))} is no folder.", nameof(row));

    internal ReadOnlySpan<byte> NameOf(int row) => names.Span(rows[row].Name, rows[row].NameLength);

    internal ReadOnlyMemory<byte> NameMemoryOf(int row) => names.Memory(rows[row].Name, rows[row].NameLength);

    internal FileContent? ContentOf(int row) => rows[row].Kind switch
    {
        NodeKind.File => contents[rows[row].Link],
        NodeKind.DiskFile => new DiskContent(DiskFolders.PathOf(rows[row].Link, NameOf(row)), new(rows[row].Length, rows[row].ModifiedTicks)),
        _ => null,
    };

    /// <summary>Where a file's bytes come from, for people.</summary>
    internal string DescriptionOf(int row) => rows[row].Kind == NodeKind.DiskFile
        ? DiskFolders.DescriptionOf(rows[row].Link, NameOf(row))
        : rows[row].Kind == NodeKind.File ? contents[rows[row].Link].Description : PathOf(new(row));

    internal RecordedContent? RecordedContentOf(int row) => rows[row].Kind == NodeKind.File ? contents[rows[row].Link] as RecordedContent : null;

    private static string[] PartsOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
