using OpenImapi.Formats;

namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>Adds a folder, or returns the one already there: folders merge. The later time of change stays.</summary>
    /// <exception cref="DiscException">A file of that name is there, or the name is none.</exception>
    public NodeIndex AddFolder(NodeIndex parent, ReadOnlySpan<byte> name, DateTimeOffset? modified = null)
    {
        CheckName(name);
        var found = FindIn(parent.Value, name);
        if (found < 0)
            return new(Append(parent.Value, name, NodeKind.Folder, -1, new(0, modified?.UtcTicks ?? 0)));
        if (!IsFolder(found))
            throw Exists(found);
        TouchFolder(found, modified?.UtcTicks ?? 0);
        return new(found);
    }

    /// <summary>Adds a folder by a path such as "a/b", and the folders on the way to it.</summary>
    public NodeIndex AddFolder(string path, DateTimeOffset? modified = null)
    {
        var at = Root;
        var parts = PartsOf(path);
        for (var i = 0; i < parts.Length; i++)
            at = AddFolder(at, NameText.FromText(parts[i]), i == parts.Length - 1 ? modified : null);
        return at;
    }

    /// <summary>Adds a file.</summary>
    /// <param name="parent">The folder it goes into.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="content">Where its bytes come from.</param>
    /// <param name="modified">Time of its last change; else the content's own.</param>
    /// <param name="overwrite">Whether it replaces a file of that name.</param>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: something of that name is there.</exception>
    public NodeIndex AddFile(NodeIndex parent, ReadOnlySpan<byte> name, FileContent content, DateTimeOffset? modified = null, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(content);
        CheckName(name);
        var stamp = new FileStamp(content.Length, (modified ?? content.Modified)?.UtcTicks ?? 0);
        contents.Add(content);
        return new(Put(parent.Value, name, NodeKind.File, contents.Count - 1, stamp, overwrite));
    }

    /// <summary>Adds a file by a path such as "a/b/c.txt", and the folders on the way to it.</summary>
    public NodeIndex AddFile(string path, FileContent content, DateTimeOffset? modified = null, bool overwrite = false)
    {
        var parts = PartsOf(path);
        if (parts.Length == 0)
            throw new DiscException(MasteringErrors.BadName, $"'{path}' names no file.");
        return AddFile(AddFolder(string.Join('/', parts[..^1])), NameText.FromText(parts[^1]), content, modified, overwrite);
    }

    internal void Warn(string path, string text) => warnings.Add(new(path, text));

    /// <summary>Adds a file found on disk; a fresh one is known to have a name that its folder does not have yet.</summary>
    internal int AddDiskFile(int parent, ReadOnlySpan<byte> name, int diskFolder, FileStamp stamp, bool fresh, bool overwrite) => fresh
        ? Append(parent, name, NodeKind.DiskFile, diskFolder, stamp)
        : Put(parent, name, NodeKind.DiskFile, diskFolder, stamp, overwrite);

    /// <summary>Adds a folder found on disk into one known to have no child of that name.</summary>
    internal int AddFreshFolder(int parent, ReadOnlySpan<byte> name) => Append(parent, name, NodeKind.Folder, -1, default);

    internal void TouchFolder(int folder, long modifiedTicks)
    {
        Version++;
        rows[folder].ModifiedTicks = Math.Max(rows[folder].ModifiedTicks, modifiedTicks);
    }

    private int Put(int parent, ReadOnlySpan<byte> name, NodeKind kind, int link, FileStamp stamp, bool overwrite)
    {
        var found = FindIn(parent, name);
        if (found < 0)
            return Append(parent, name, kind, link, stamp);
        if (IsFolder(found) || !overwrite)
            throw Exists(found);
        Replace(found, kind, link, stamp);
        return found;
    }

    private int FindIn(int parent, ReadOnlySpan<byte> name) => FirstChild(parent) < 0 ? -1 : lookup.Find(parent, name);

    private int Append(int parent, ReadOnlySpan<byte> name, NodeKind kind, int link, FileStamp stamp)
    {
        Version++;
        Count(kind, 1);
        ContentLength += stamp.Length;
        ref var folder = ref rows[parent];
        var row = rows.Add(new()
        {
            Name = names.Add(name),
            NameLength = (ushort)name.Length,
            Kind = kind,
            Parent = parent,
            NextSibling = folder.Link,
            Link = link,
            Length = stamp.Length,
            ModifiedTicks = stamp.ModifiedTicks,
        });
        folder.Link = row;
        folder.ChildCount++;
        return row;
    }

    private void Replace(int row, NodeKind kind, int link, FileStamp stamp)
    {
        Version++;
        ref var file = ref rows[row];
        ContentLength += stamp.Length - (HardLinks.NamesOf(row) > 1 ? 0 : file.Length);
        HardLinks.Leave(row);
        Shared.Leave(row);
        if (ChecksumList?.Node == row)
            ChecksumList = null;
        Count(file.Kind, -1);
        Count(kind, 1);
        (file.Kind, file.Link, file.Length, file.ModifiedTicks, file.Rights) = (kind, link, stamp.Length, stamp.ModifiedTicks, 0);
    }

    private void Count(NodeKind kind, int change)
    {
        FolderCount += kind == NodeKind.Folder ? change : 0;
        SpecialCount += kind is NodeKind.Folder or NodeKind.File or NodeKind.DiskFile ? 0 : change;
    }

    private DiscException Exists(int row) => new(MasteringErrors.FileExists,
        $"{PathOf(new(row))} is already there{(IsFolder(row) ? ", and is a folder" : "")}.");

    private static void CheckName(ReadOnlySpan<byte> name)
    {
        var bad = name.IsEmpty || name.Length > ushort.MaxValue || name.ContainsAny((byte)'/', (byte)0)
            || name.SequenceEqual("."u8) || name.SequenceEqual(".."u8);
        if (bad)
            throw new DiscException(MasteringErrors.BadName, $"'{NameText.ToText(name)}' is no name for a file or folder.");
    }
}
