using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Writes a whole disc to files that other programs read.</summary>
public static class DiscImageWriter
{
    /// <summary>True when a name asks for a form that holds raw sectors, which only a CD has; the source must then be of 2,352 bytes a block for audio.</summary>
    public static bool HoldsSectors(string path) => DiscImageForms.Of(path) is not IsoImage;

    /// <summary>
    /// Writes a disc under a name that says how: .iso for the user data of data tracks, each block at its address; .cue with a .bin of raw
    /// sectors for any CD; .toc with such a .bin for cdrdao. The files appear together when all are complete.
    /// </summary>
    /// <param name="layout">Where everything lies on the disc.</param>
    /// <param name="source">Its blocks: of 2,352 bytes where a track is audio or of Mode 2, else of 2,048 or 2,352.</param>
    /// <param name="path">The file's name; its folder must exist. The files beside it have the same name and their own endings.</param>
    /// <param name="options">What to write, and whether files may be replaced.</param>
    /// <param name="progress">Told after each mebibyte, in blocks.</param>
    /// <param name="cancellation">Cancels between blocks; nothing is left behind.</param>
    /// <returns>The absolute paths of what was written, the one that was asked for last.</returns>
    /// <exception cref="DiscException">The disc is empty, the form of file cannot hold it, a file exists or cannot be written, or a block cannot be had.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        DiscLayout layout, IBlockSource source, string path, DiscImageOptions? options = null, IProgress<ImageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        if (layout.Tracks.All(track => track.Extent.IsEmpty))
            throw new DiscException(DiscImageErrors.NothingToExport);
        var files = await DiscImageForms.Of(path).PlanAsync(layout, source, path, options, cancellation);
        using var targets = new TargetFileSet([.. files.Select(file => (file.Path, file.Length))], options.Overwrite);
        for (var i = 0; i < files.Count; i++)
            await files[i].WriteAsync(targets.Handles[i], progress, cancellation);
        options.BeforeNaming?.Invoke();
        targets.Complete();
        return targets.Paths;
    }
}

/// <summary>How a disc is written to files.</summary>
public sealed record DiscImageOptions
{
    /// <summary>For .iso: block 16 shows the last session's volumes, so that a reader that knows nothing of sessions sees the merged tree.</summary>
    public bool LastSession { get; init; }

    /// <summary>Called when all is written and before any file has its name: what it throws leaves nothing behind.</summary>
    public Action? BeforeNaming { get; init; }

    /// <summary>Files of these names are replaced, once the new ones are complete.</summary>
    public bool Overwrite { get; init; }
}
