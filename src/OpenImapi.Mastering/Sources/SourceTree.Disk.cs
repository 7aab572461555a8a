using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>
    /// Adds what lies on disk: a folder's content goes into <paramref name="parent"/>, a file goes in under its own name. Links
    /// are followed. What is neither file nor folder, and a link that leads nowhere or round in a circle, is left out with a warning.
    /// </summary>
    /// <exception cref="DiscException">Something cannot be read, or is already in the tree; part of the folder may have been added.</exception>
    public void AddFromDisk(NodeIndex parent, string path, bool overwrite = false)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(full))
            AddFile(parent, NameText.FromText(Path.GetFileName(full)), FileContent.FromFile(full), overwrite: overwrite);
        else if (OperatingSystem.IsLinux())
            new LinuxFolderWalk(this, overwrite).Walk(parent, full);
        else
            new PortableFolderWalk(this, overwrite).Walk(parent, full);
    }

    /// <summary>
    /// Adds a file or folder from disk under a path of the tree: <c>target=source</c> of a command line. A folder's content goes
    /// into the folder of that path; a file takes that path, or goes into it when it ends with '/'.
    /// </summary>
    public void Add(string target, string source, bool overwrite = false)
    {
        if (Directory.Exists(source))
            AddFromDisk(AddFolder(target), source, overwrite);
        else if (target.EndsWith('/') || PartsOf(target).Length == 0)
            AddFromDisk(AddFolder(target), source, overwrite);
        else
            AddFile(target, FileContent.FromFile(source), overwrite: overwrite);
    }
}
