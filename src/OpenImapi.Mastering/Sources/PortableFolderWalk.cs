using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Walks a folder where names are text.</summary>
internal sealed class PortableFolderWalk(SourceTree tree, WalkOptions options)
{
    private readonly Stack<Pending> pending = new();

    public void Walk(NodeIndex into, string path)
    {
        var folder = tree.DiskFolders.Add(-1, NameText.FromText(path));
        pending.Push(new(into, folder, new DirectoryInfo(path), [path]));
        while (pending.TryPop(out var next))
            Visit(next);
    }

    private void Visit(Pending at)
    {
        try
        {
            tree.TouchFolder(at.Node.Value, at.Place.LastWriteTimeUtc.Ticks);
            var fresh = tree.FirstChild(at.Node.Value) < 0;
            foreach (var entry in at.Place.EnumerateFileSystemInfos())
                TakeIn(at, entry, fresh);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new DiscException(MasteringErrors.SourceMissing, $"{at.Place.FullName} is not there.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(MasteringErrors.SourceUnreadable, $"{at.Place.FullName} cannot be read: {e.Message}", inner: e);
        }
    }

    private void TakeIn(Pending at, FileSystemInfo entry, bool fresh)
    {
        var name = NameText.FromText(entry.Name);
        if (options.KeepSpecialFiles && entry.LinkTarget is { Length: > 0 } kept)
        {
            var path = OperatingSystem.IsWindows() ? kept.Replace('\\', '/') : kept;
            tree.AddLink(at.Node, name, NameText.FromText(path), new DateTimeOffset(entry.LastWriteTimeUtc), options.Overwrite);
            return;
        }

        var target = entry.LinkTarget is null ? entry : entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
        if (!target.Exists)
            tree.Warn(entry.FullName, "This link leads to nothing; it is left out.");
        else if (target is FileInfo file && !file.Attributes.HasFlag(FileAttributes.Device))
            tree.AddDiskFile(at.Node.Value, name, at.Folder, new(file.Length, file.LastWriteTimeUtc.Ticks), fresh, options.Overwrite);
        else if (target is not DirectoryInfo folder)
            tree.Warn(entry.FullName, "This is neither file nor folder; it is left out.");
        else if (at.Above.Contains(folder.FullName))
            tree.Warn(entry.FullName, "This link leads back to a folder that it lies in; it is left out.");
        else
        {
            var node = tree.AddFolder(at.Node, name);
            pending.Push(new(node, tree.DiskFolders.Add(at.Folder, name), folder, [.. at.Above, folder.FullName]));
        }
    }

    private sealed record Pending(NodeIndex Node, int Folder, DirectoryInfo Place, HashSet<string> Above);
}
