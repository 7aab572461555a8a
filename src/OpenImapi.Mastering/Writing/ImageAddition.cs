using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Adds a session to an image file, in place. Until the new beginning is written, last of all, the image shows its old tree.</summary>
public static class ImageAddition
{
    /// <summary>Writes a session behind what is there, brings it to the disk, and then writes the image's new beginning.</summary>
    /// <param name="plan">The session; it starts where the file ends, or later.</param>
    /// <param name="path">The image file.</param>
    /// <param name="progress">Told after each piece of up to 32 MiB.</param>
    /// <param name="cancellation">Cancels until the session is complete; the file is then as it was.</param>
    /// <exception cref="DiscException">A source or the image failed; the image is as it was, or, if its beginning was being written, complete or as it was.</exception>
    public static async Task WriteAsync(ImagePlan plan, string path, IProgress<ImageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var head = await VolumeHead.ReadAsync(plan, cancellation);
        using var source = plan.OpenSource();
        using var file = Open(path);
        var length = RandomAccess.GetLength(file);
        var start = plan.Extent.Start.Value * BlockSizes.UserData;
        if (start < length)
            throw new ArgumentException($"The session starts at byte {start} of a file of {length}.", nameof(plan));
        try
        {
            await new BlankFile(file, start).TakeAsync(source, progress, cancellation);
            await ImageStream.WriteAsync(Flush);
        }
        catch
        {
            RandomAccess.SetLength(file, length);
            throw;
        }

        foreach (var (at, blocks) in head)
            await ImageStream.WriteAsync(() => WriteAt(at.Value * BlockSizes.UserData, blocks));
        await ImageStream.WriteAsync(Flush);

        ValueTask WriteAt(long offset, ReadOnlyMemory<byte> blocks)
        {
            RandomAccess.Write(file, blocks.Span, offset);
            return ValueTask.CompletedTask;
        }

        ValueTask Flush()
        {
            RandomAccess.FlushToDisk(file);
            return ValueTask.CompletedTask;
        }
    }

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DiscException(MasteringErrors.SourceMissing, $"{path} is not there.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(MasteringErrors.DestinationFailed, $"{path} cannot be written: {e.Message}", inner: e);
        }
    }
}
