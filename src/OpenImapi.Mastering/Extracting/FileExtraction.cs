using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Makes the files, links and devices of one extraction, each complete before it gets its name.</summary>
internal sealed class FileExtraction(
    VolumeTree tree, ExtractionTarget target, ExtractionOptions options, long total, IProgress<ExtractionProgress>? progress)
{
    private const int BufferLength = 1 << 20;

    private readonly byte[] buffer = new byte[BufferLength];
    private readonly Dictionary<FileId, (FolderPlace Folder, byte[] Name, VolumeEntry Entry)> named = [];

    /// <summary>Bytes of content written; holes are not.</summary>
    public long Bytes { get; private set; }

    /// <summary>Makes one entry that is no folder.</summary>
    /// <exception cref="TargetFault">It cannot be made.</exception>
    /// <exception cref="DiscException">Its content cannot be read.</exception>
    public async ValueTask ExtractAsync(VolumeEntry entry, FolderPlace place, byte[] name, Action<string> warn, CancellationToken cancellation)
    {
        var folder = target.OpenFolder(place);
        var temporary = target.TemporaryName();
        try
        {
            if (entry.Kind == SourceKind.File)
                await MakeFileAsync(entry, folder, temporary, warn, cancellation);
            else
                MakeOther(entry, folder, temporary);
            folder.Name(temporary, name, options.Overwrite);
        }
        catch
        {
            folder.Remove(temporary);
            throw;
        }

        if (entry is { Kind: SourceKind.File, FileId: { } identity })
            named.TryAdd(identity, (place, name, entry));
    }

    private async ValueTask MakeFileAsync(VolumeEntry entry, TargetFolder folder, byte[] temporary, Action<string> warn, CancellationToken cancellation)
    {
        if (TryAddName(entry, folder, temporary, warn))
            return;
        var state = options.StateOf(entry);
        using var file = folder.CreateFile(temporary, isPrivate: state.Rights is not null);
        await CopyAsync(entry, file, cancellation);
        folder.Restore(file, state);
    }

    /// <summary>Makes a further name of a file that was extracted before.</summary>
    private bool TryAddName(VolumeEntry entry, TargetFolder folder, byte[] temporary, Action<string> warn)
    {
        if (entry.FileId is not { } identity || !named.TryGetValue(identity, out var first) || first.Entry.Length != entry.Length)
            return false;
        using (var before = target.OpenBeside(first.Folder))
            if (folder.TryAddName(temporary, before, first.Name))
                return true;
        warn($"it is another name of {first.Entry.Path}, which the target's file system cannot give; its content is written once more");
        return false;
    }

    private void MakeOther(VolumeEntry entry, TargetFolder folder, byte[] temporary)
    {
        if (entry.Kind == SourceKind.Link)
            folder.MakeLink(temporary, entry.Target);
        else
            folder.MakeSpecial(temporary, entry.Kind, entry.Device ?? default);
        folder.Restore(temporary, entry.Kind, options.StateOf(entry));
    }

    private async ValueTask CopyAsync(VolumeEntry entry, SafeFileHandle file, CancellationToken cancellation)
    {
        await using var content = tree.OpenFile(entry);
        Write(() => RandomAccess.SetLength(file, content.Length));
        foreach (var (start, end) in ContentRuns.Of(entry, content.Length))
        {
            content.Position = start;
            for (var at = start; at < end;)
            {
                cancellation.ThrowIfCancellationRequested();
                var count = await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, end - at)), cancellation);
                if (count == 0)
                    throw new DiscException(VolumeErrors.OutsideImage, $"{entry.Path} ends after {at} of {content.Length} bytes.");
                var place = at;
                Write(() => RandomAccess.Write(file, buffer.AsSpan(0, count), place));
                at += count;
                Advance(count);
            }
        }

    }

    private void Advance(int count)
    {
        Bytes += count;
        progress?.Report(new(Bytes, total));
    }

    private static void Write(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TargetFault.Of(e);
        }
    }
}
