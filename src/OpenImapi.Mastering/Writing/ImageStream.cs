using System.Buffers;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Sends blocks to a stream, such as standard output.</summary>
public static class ImageStream
{
    /// <summary>Bytes that are fetched and written at once.</summary>
    internal const int BufferLength = 1024 * 1024;

    private const int LinuxDiskFull = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Copies all blocks of a source in order, and flushes the stream.</summary>
    /// <exception cref="DiscException">A block cannot be had, or the stream cannot take it.</exception>
    public static async Task CopyToAsync(
        this IBlockSource source, Stream target, IProgress<ImageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var (total, size) = (source.Extent.Length, source.BlockSize);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            for (var done = BlockCount.Zero; done < total;)
            {
                var count = BlockCount.Min(total - done, new(BufferLength / size));
                var blocks = buffer.AsMemory(0, (int)count.Bytes(size));
                await source.ReadAsync(source.Extent.Start + done, blocks, cancellation);
                await WriteAsync(() => target.WriteAsync(blocks, cancellation));
                done += count;
                progress?.Report(new(done, total));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await WriteAsync(() => new(target.FlushAsync(cancellation)));
    }

    /// <summary>Runs a write to a target, and gives what fails its name.</summary>
    internal static async ValueTask WriteAsync(Func<ValueTask> write)
    {
        try
        {
            await write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var error = e.HResult is LinuxDiskFull or WindowsDiskFull ? MasteringErrors.DestinationFull : MasteringErrors.DestinationFailed;
            throw new DiscException(error, $"The image cannot be written: {e.Message}", inner: e);
        }
    }
}
