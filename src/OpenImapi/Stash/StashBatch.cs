using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi;

/// <summary>The content that one call stages: the files of a tree one after another in one stash file.</summary>
internal sealed class StashBatch(RecorderStash stash, string path)
{
    private const int BufferLength = 1 << 20;

    private readonly List<(NodeIndex File, StashedContent Place)> files = [];
    private long length;

    public string Path => path;

    /// <summary>The same tree with its files in the stash. Nothing is copied yet; files that lie on the disc stay there.</summary>
    public SourceTree Reserve(SourceTree content)
    {
        var staged = new SourceTree();
        var folders = new Stack<(NodeIndex From, NodeIndex To)>([(content.Root, staged.Root)]);
        while (folders.TryPop(out var folder))
            foreach (var child in content.ChildrenOf(folder.From))
            {
                var node = content[child];
                if (node.IsFolder)
                    folders.Push((child, staged.AddFolder(folder.To, node.Name, node.Modified)));
                else
                    staged.AddFile(folder.To, node.Name, PlaceOf(node), node.Modified);
            }

        return staged;
    }

    /// <summary>Copies every reserved file.</summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTENOUGHDISKFORSTASH before anything is copied, IMAPI_E_FILEACCESS while copying, or the source's own error.
    /// </exception>
    public async ValueTask CopyAsync(SourceTree content, IProgress<(long Completed, long Total)> progress, CancellationToken cancellation)
    {
        try
        {
            RecorderStash.CreateFolder(stash.Folder);
            RequireRoom();
            using var target = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, FileOptions.Asynchronous);
            using var source = new SourceReader(content);
            var buffer = new byte[(int)Math.Min(BufferLength, length)];
            var done = 0L;
            progress.Report((0, length));
            foreach (var (file, place) in files)
                for (var at = 0L; at < place.Length;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var part = buffer.AsMemory(0, (int)Math.Min(buffer.Length, place.Length - at));
                    await source.ReadAsync(file, at, part, cancellation);
                    await RandomAccess.WriteAsync(target, part, place.Offset + at, cancellation);
                    at += part.Length;
                    progress.Report((done += part.Length, length));
                }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(ImapiErrors.FileAccess, $"The stash in {stash.Folder} cannot be written: {fault.Message}", inner: fault);
        }
    }

    /// <summary>Removes what this call staged.</summary>
    public void Discard() => stash.Remove(this);

    private FileContent PlaceOf(SourceNode node)
    {
        if (node.Recorded is { } recorded)
            return recorded;
        var place = new StashedContent(path, length, node.Length, node.Description, node.Modified);
        files.Add((node.Index, place));
        length += node.Length;
        return place;
    }

    private void RequireRoom()
    {
        var free = new DriveInfo(OperatingSystem.IsWindows() ? System.IO.Path.GetPathRoot(path)! : stash.Folder).AvailableFreeSpace;
        if (length > free - stash.KeepFree)
            throw new DiscException(ImapiErrors.NotEnoughDiskForStash,
                $"{length} bytes are to be staged in {stash.Folder}; its disk has {free} bytes free, of which {stash.KeepFree} stay free.");
    }
}
