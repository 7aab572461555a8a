using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>
    /// Adds what lies on disk: a folder's content goes into <paramref name="parent"/>, a file goes in under its own name. Where links are
    /// followed, one that leads nowhere or round in a circle is left out with a warning.
    /// </summary>
    /// <exception cref="DiscException">Something cannot be read, or is already in the tree; part of the folder may have been added.</exception>
    public void AddFromDisk(NodeIndex parent, string path, WalkOptions? options = null)
    {
        options ??= new();
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!PathText.IsFolder(full))
            AddDiskFile(parent, PathText.ToBytes(Path.GetFileName(full)), full, options);
        else if (OperatingSystem.IsLinux())
            new LinuxFolderWalk(this, options).Walk(parent, full);
        else
            new PortableFolderWalk(this, options).Walk(parent, full);
    }

    /// <summary>
    /// Adds a file or folder from disk under a path of the tree: <c>target=source</c> of a command line. A folder's content goes
    /// into the folder of that path; a file takes that path, or goes into it when it ends with '/'.
    /// </summary>
    public void Add(string target, string source, WalkOptions? options = null)
    {
        if (PathText.IsFolder(source))
            AddFromDisk(AddFolder(target), source, options);
        else if (target.EndsWith('/') || PartsOf(target).Length == 0)
            AddFromDisk(AddFolder(target), source, options);
        else if (PartsOf(target) is [.. var folders, var name])
            AddDiskFile(AddFolder(string.Join('/', folders)), NameText.FromText(name), source, options ?? new());
    }

    private void AddDiskFile(NodeIndex parent, byte[] name, string source, WalkOptions options)
    {
        var content = FileContent.FromFile(source);
        var filter = options.Filter();
        if (filter.Look(filter.PathOf(this, parent.Value), filter.AtStart, name, isFolder: false) != Passage.Open)
            return;
        var node = AddFile(parent, name, content, overwrite: options.Overwrite);
        var found = default(Statx);
        if (OperatingSystem.IsLinux() && Libc.Stat(null, PathText.ToBytes(Path.GetFullPath(source)), follow: true, ref found))
            SetRights(node, found.Rights);
    }
}
