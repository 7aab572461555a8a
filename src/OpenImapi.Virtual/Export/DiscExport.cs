using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Writes what is recorded on a disc to files that other programs read.</summary>
public static class DiscExport
{
    /// <summary>Writes an image file (.iso), or a .bin of raw sectors and its .cue where the name ends so.</summary>
    /// <param name="disc">Read only; its drive may go on meanwhile.</param>
    /// <param name="path">Ends in .iso; or, for a CD, in .cue, and the .bin lies beside it. It appears only when it is complete.</param>
    /// <param name="options">What to export and whether to replace a file.</param>
    /// <param name="progress">Blocks written so far.</param>
    /// <param name="cancellation">Stops between two pieces; no file is left.</param>
    /// <exception cref="DiscException">The disc is blank, the file exists or cannot be written, or the form does not fit the disc.</exception>
    public static async Task<ExportResult> WriteAsync(
        Disc disc, string path, ExportOptions? options = null, IProgress<BlockCount>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        if (disc.State.Tracks.All(track => track.Readable.IsEmpty))
            throw new DiscException(VirtualErrors.NothingToExport);
        var cue = Path.GetExtension(path).Equals(".cue", StringComparison.OrdinalIgnoreCase);
        if (cue && !disc.Kind.IsCd)
            throw new DiscException(VirtualErrors.CannotExport, $"{path}: raw sectors exist only on a CD, and this is a {disc.Kind}.");
        if (cue && options.LastSession)
            throw new DiscException(VirtualErrors.CannotExport, $"{path}: a .cue shows every session; the last one alone is exported as .iso.");
        if (disc.State.Tracks.FirstOrDefault(track => track.Form != BlockForm.Mode1) is { } other)
            throw new DiscException(VirtualErrors.CannotExport, $"{path}: track {other.Number} is {other.Form}, and only Mode 1 data can be exported.");
        string[] files = cue ? [Path.ChangeExtension(path, ".bin"), path] : [path];
        using var output = new ExportFiles(files, options.Replace);
        try
        {
            if (cue)
                await new CueExport(disc, output, progress).WriteAsync(cancellation);
            else
                await new IsoExport(disc, output, progress).WriteAsync(options.LastSession, cancellation);
            output.Complete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(VirtualErrors.CannotExport, $"{path} cannot be written: {e.Message}", inner: e);
        }

        return new([.. files.Select(Path.GetFullPath)], disc.Kind, disc.State.ClosedSessions);
    }
}

/// <summary>What to export.</summary>
public sealed record ExportOptions
{
    /// <summary>Block 16 shows the last session's volumes, so that a reader that knows nothing of sessions sees the merged tree.</summary>
    public bool LastSession { get; init; }

    /// <summary>A file of that name is replaced, once the new one is complete.</summary>
    public bool Replace { get; init; }
}

/// <summary>What was exported.</summary>
/// <param name="Files">Absolute paths.</param>
/// <param name="Medium">The kind of disc.</param>
/// <param name="Sessions">Sessions that are closed.</param>
public sealed record ExportResult(IReadOnlyList<string> Files, MediumKind Medium, int Sessions);
