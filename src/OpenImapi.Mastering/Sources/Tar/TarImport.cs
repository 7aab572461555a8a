using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Makes a tree of an archive: later entries replace earlier ones, names of one file share it, owners and permissions are the archive's.</summary>
internal sealed class TarImport
{
    /// <summary>Folders in folders: more than any system makes, and few enough to be walked in any way.</summary>
    private const int DeepestLevel = 1000;

    private readonly SourceTree tree = new();
    private readonly TarArchive archive;
    private readonly WalkOptions options;
    private readonly WalkFilter filter;
    private readonly int root;
    private readonly TarPaths paths = new();
    private readonly Dictionary<string, (Passage Passage, byte[] Path)> folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TarEntry> folderEntries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TarEntry> leftOut = new(StringComparer.Ordinal);

    public TarImport(TarArchive archive, string target, WalkOptions options)
    {
        (this.archive, this.options, filter) = (archive, options, options.Filter());
        root = tree.AddFolder(target).Value;
        folders[""] = (filter.AtStart, filter.PathOf(tree, root));
    }

    /// <summary>Reads the archive.</summary>
    /// <exception cref="DiscException">It cannot be read.</exception>
    public SourceTree Read(CancellationToken cancellation)
    {
        var reader = new TarReader(archive.File);
        while (reader.Next() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            var parts = paths.PartsOf(entry.Name);
            if (parts.Count > DeepestLevel)
                Warn($"{NameText.ToText(entry.Name.AsSpan(0, 100))}… lies in more than {DeepestLevel} folders; it is left out.");
            else if (parts.Count > 0)
                Add(entry, parts);
            else if (entry.Type == TarEntry.Folder)
                Tell(root, entry);
        }

        foreach (var odd in paths.Changes.Concat(reader.Odd))
            Warn(odd);
        return tree;
    }

    private void Add(TarEntry entry, List<byte[]> parts)
    {
        var above = Look(parts, parts.Count - 1);
        var name = parts[^1];
        var isFolder = entry.Type == TarEntry.Folder;
        var passage = above.Passage == Passage.Closed ? Passage.Closed : filter.Look(above.Path, above.Passage, name, isFolder);
        if (isFolder && passage == Passage.Through)
            folderEntries[KeyOf(parts, parts.Count)] = entry;
        else if (passage != Passage.Open && entry.Type == TarEntry.File)
            leftOut[KeyOf(parts, parts.Count)] = entry;
        if (passage != Passage.Open || FolderOf(parts, parts.Count - 1) is not { } folder)
            return;
        if (options.KeepSpecialFiles && entry.Lost is { } lost)
            Warn($"{NameText.ToText(entry.Name)}: {lost}");
        if (isFolder)
        {
            if (FolderIn(folder, name, entry) is { } made)
                Tell(made.Value, entry);
        }
        else if (tree.Find(folder, name) is { } there && tree.IsFolder(there.Value))
        {
            Warn($"{NameText.ToText(entry.Name)} would lie on a folder; it is left out.");
        }
        else if (Put(folder, name, entry) is { } node && entry.Type != TarEntry.HardLink)
        {
            tree.SetRights(node, entry.Rights);
        }
    }

    private NodeIndex? Put(NodeIndex folder, byte[] name, TarEntry entry)
    {
        var modified = new DateTimeOffset(Math.Clamp(entry.Stamp.ModifiedTicks, 1, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        switch (entry.Type)
        {
            case TarEntry.File:
                return tree.AddFile(folder, name, new TarContent(archive.File, entry), modified, overwrite: true);
            case TarEntry.HardLink:
                return PutHardLink(folder, name, entry);
            case TarEntry.Link or TarEntry.CharacterDevice or TarEntry.BlockDevice or TarEntry.Pipe when !options.KeepSpecialFiles:
                Warn($"{NameText.ToText(entry.Name)} is neither file nor folder; it is left out.");
                return null;
            case TarEntry.Link when entry.LinkName.AsSpan() is var to && (to.IsEmpty || to.Contains((byte)0)):
                Warn($"{NameText.ToText(entry.Name)} is a link that leads to nothing at all; it is left out.");
                return null;
            case TarEntry.Link:
                return tree.AddLink(folder, name, entry.LinkName, modified, overwrite: true);
            case TarEntry.Pipe:
                return tree.AddPipe(folder, name, modified: modified, overwrite: true);
            default:
                return tree.AddDevice(folder, name, entry.Type == TarEntry.BlockDevice, entry.Device, modified, overwrite: true);
        }
    }

    /// <summary>Another name of an entry before; of a file that was left out itself, the file.</summary>
    private NodeIndex? PutHardLink(NodeIndex folder, byte[] name, TarEntry entry)
    {
        var parts = paths.PartsOf(entry.LinkName);
        NodeIndex? first = new(root);
        foreach (var part in parts)
            first = first is { } at && tree.IsFolder(at.Value) ? tree.Find(at, part) : null;
        if (first is not { } other || tree.IsFolder(other.Value))
            return leftOut.Remove(KeyOf(parts, parts.Count), out var file) ? PutFile(folder, name, file) : Missing(entry);
        // A name that lies in the way is replaced, unless it is the same file already.
        if (tree.Find(folder, name) == other)
            return null;
        var row = tree.Row(other.Value);
        if (row.IsFile)
            return tree.AddHardLink(folder, name, other, overwrite: true);
        var special = tree[other];
        var node = special.Kind switch
        {
            SourceKind.Link => tree.AddLink(folder, name, special.Target, special.Modified, overwrite: true),
            SourceKind.Fifo => tree.AddPipe(folder, name, modified: special.Modified, overwrite: true),
            _ => tree.AddDevice(folder, name, special.Kind == SourceKind.BlockDevice, special.Device!.Value, special.Modified, overwrite: true),
        };
        if (special.Rights is { } rights)
            tree.SetRights(node, rights);
        return node;
    }

    private NodeIndex? PutFile(NodeIndex folder, byte[] name, TarEntry file)
    {
        if (Put(folder, name, file) is { } node)
            tree.SetRights(node, file.Rights);
        return null;
    }

    private NodeIndex? Missing(TarEntry entry)
    {
        Warn($"{NameText.ToText(entry.Name)} is another name of {NameText.ToText(entry.LinkName)}, which is not in the archive; it is left out.");
        return null;
    }

    /// <summary>How a folder on the way is passed.</summary>
    private (Passage Passage, byte[] Path) Look(List<byte[]> parts, int count)
    {
        var key = filter.IsOpen ? "" : KeyOf(parts, count);
        if (folders.TryGetValue(key, out var known))
            return known;
        var (above, name) = (Look(parts, count - 1), parts[count - 1]);
        var passage = above.Passage == Passage.Closed ? Passage.Closed : filter.Look(above.Path, above.Passage, name, isFolder: true);
        return folders[key] = (passage, filter.PathOf(above.Path, name));
    }

    /// <summary>The folder of the first parts; nothing where a file is in the way.</summary>
    private NodeIndex? FolderOf(List<byte[]> parts, int count)
    {
        var at = new NodeIndex(root);
        for (var i = 0; i < count; i++)
        {
            var isNew = tree.Find(at, parts[i]) is null;
            if (FolderIn(at, parts[i], null) is not { } next)
                return null;
            at = next;
            if (isNew && folderEntries.Count > 0 && folderEntries.TryGetValue(KeyOf(parts, i + 1), out var entry))
                Tell(at.Value, entry);
        }

        return at;
    }

    private NodeIndex? FolderIn(NodeIndex folder, byte[] name, TarEntry? entry)
    {
        if (tree.Find(folder, name) is not { } there || tree.IsFolder(there.Value))
            return tree.AddFolder(folder, name);
        Warn($"{(entry is null ? "Something" : NameText.ToText(entry.Name))} would lie in {tree.PathOf(there)}, which is no folder; it is left out.");
        return null;
    }

    private void Tell(int folder, TarEntry entry)
    {
        tree.TouchFolder(folder, Math.Max(1, entry.Stamp.ModifiedTicks));
        tree.SetRights(new(folder), entry.Rights);
    }

    private void Warn(string text) => tree.Warn(archive.Description, text);

    /// <summary>The first parts of a name as a key: each byte a character.</summary>
    private static string KeyOf(List<byte[]> parts, int count)
    {
        var key = new StringBuilder();
        for (var i = 0; i < count; i++)
            key.Append('/').Append(Encoding.Latin1.GetString(parts[i]));
        return key.ToString();
    }
}
