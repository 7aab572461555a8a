using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Walks a folder where names are text.</summary>
internal sealed class PortableFolderWalk(SourceTree tree, WalkOptions options)
{
    private readonly Stack<Pending> pending = new();
    private readonly WalkFilter filter = options.Filter();

    public void Walk(NodeIndex into, string path)
    {
        var folder = tree.DiskFolders.Add(-1, NameText.FromText(path));
        pending.Push(new(new(tree, into.Value, folder, filter), new DirectoryInfo(path), [path]));
        while (pending.TryPop(out var next))
            Visit(next);
    }

    private void Visit(Pending at)
    {
        try
        {
            at.Folder.Learn(at.Place.LastWriteTimeUtc.Ticks, null);
            foreach (var entry in at.Place.EnumerateFileSystemInfos())
                TakeIn(at, entry);
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

    private void TakeIn(Pending at, FileSystemInfo entry)
    {
        var name = NameText.FromText(entry.Name);
        var passage = Look(at, name, entry is DirectoryInfo);
        if (passage == Passage.Closed)
            return;
        if (!options.AreLinksFollowed && entry.LinkTarget is { Length: > 0 } kept)
        {
            var path = OperatingSystem.IsWindows() ? kept.Replace('\\', '/') : kept;
            tree.AddLink(new(at.Folder.Node), name, NameText.FromText(path), new DateTimeOffset(entry.LastWriteTimeUtc), options.Overwrite);
            return;
        }

        var target = entry.LinkTarget is null ? entry : entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
        if (!target.Exists)
            tree.Warn(entry.FullName, "This link leads to nothing; it is left out.");
        else if (target is FileInfo file && !file.Attributes.HasFlag(FileAttributes.Device))
            tree.AddDiskFile(at.Folder.Node, name, at.Folder.DiskFolder, new(file.Length, file.LastWriteTimeUtc.Ticks), at.Folder.IsFresh, options.Overwrite);
        else if (target is not DirectoryInfo folder)
            tree.Warn(entry.FullName, "This is neither file nor folder; it is left out.");
        else if (at.Above.Contains(folder.FullName))
            tree.Warn(entry.FullName, "This link leads back to a folder that it lies in; it is left out.");
        else
        {
            var walked = new WalkedFolder(tree, at.Folder, name, tree.DiskFolders.Add(at.Folder.DiskFolder, name), passage, filter.PathOf(at.Folder.Path, name));
            pending.Push(new(walked, folder, [.. at.Above, folder.FullName]));
        }
    }

    private Passage Look(Pending at, byte[] name, bool isFolder) => filter.Look(at.Folder.Path, at.Folder.Passage, name, isFolder);

    private sealed record Pending(WalkedFolder Folder, DirectoryInfo Place, HashSet<string> Above);
}
