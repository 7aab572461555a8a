using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Writes images to files. A file appears under its name only when it is complete and has reached the disk.</summary>
public static class ImageFile
{
    /// <summary>Writes a planned image.</summary>
    /// <param name="plan">What to write.</param>
    /// <param name="path">The file's name; its folder must exist.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <param name="progress">Told after each piece of up to 32 MiB.</param>
    /// <param name="cancellation">Cancels between blocks; nothing is left behind.</param>
    /// <exception cref="DiscException">A source or the target failed; nothing stands under the target's name that was not there before.</exception>
    public static async Task WriteAsync(
        ImagePlan plan, string path, bool overwrite = false, IProgress<ImageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var source = plan.OpenSource();
        await WriteAsync(source, path, overwrite, progress, cancellation);
    }

    /// <summary>Writes all blocks of a source, such as a disc's, to a file.</summary>
    /// <inheritdoc cref="WriteAsync(ImagePlan, string, bool, IProgress{ImageProgress}?, CancellationToken)"/>
    public static async Task WriteAsync(
        IBlockSource source, string path, bool overwrite = false, IProgress<ImageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var target = TargetFile.Create(path, source.Extent.Length.Bytes(source.BlockSize), overwrite);
        await new BlankFile(target.Handle, 0).TakeAsync(source, progress, cancellation);
        target.Complete();
    }
}
