using System.Buffers;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A file, or the part of one behind its end, in which nothing has been written yet: what stays so is zeros, and takes no room where holes are possible.</summary>
/// <param name="target">The file.</param>
/// <param name="origin">Where blocks go, in bytes from its start.</param>
internal sealed class BlankFile(SafeFileHandle target, long origin)
{
    /// <summary>Bytes that the system copies at once: few enough to be cancelled, and to be told of.</summary>
    private const int PieceLength = 32 << 20;

    /// <summary>
    /// Writes all blocks of a source, and makes the file end with them: what lies in files goes from file to file, everything else through memory, and zeros not at all.
    /// </summary>
    /// <exception cref="DiscException">A block cannot be had, or the file cannot take it.</exception>
    public async Task TakeAsync(IBlockSource source, IProgress<ImageProgress>? progress, CancellationToken cancellation)
    {
        var (total, size, backed) = (source.Extent.Length, source.BlockSize, source as IFileBacked);
        var buffer = ArrayPool<byte>.Shared.Rent(ImageStream.BufferLength);
        try
        {
            for (var done = BlockCount.Zero; done < total;)
            {
                cancellation.ThrowIfCancellationRequested();
                var (start, offset) = (source.Extent.Start + done, origin + done.Bytes(size));
                var (length, isInFile) = backed?.RunAt(start) ?? (total, false);
                var run = new Extent(start, BlockCount.Min(BlockCount.Min(length, total - done), new((isInFile ? PieceLength : ImageStream.BufferLength) / size)));
                if (isInFile)
                    await ImageStream.WriteAsync(() => backed!.CopyAsync(run, target, offset, buffer, cancellation));
                else
                    await WriteAsync(source, run, offset, buffer.AsMemory(0, (int)run.Length.Bytes(size)), cancellation);
                done += run.Length;
                progress?.Report(new(done, total));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await ImageStream.WriteAsync(() =>
        {
            RandomAccess.SetLength(target, origin + total.Bytes(size));
            return ValueTask.CompletedTask;
        });
    }

    private async ValueTask WriteAsync(IBlockSource source, Extent run, long offset, Memory<byte> blocks, CancellationToken cancellation)
    {
        await source.ReadAsync(run.Start, blocks, cancellation);
        await ImageStream.WriteAsync(() =>
        {
            if (blocks.Span.ContainsAnyExcept((byte)0))
                RandomAccess.Write(target, blocks.Span, offset);
            return ValueTask.CompletedTask;
        });
    }
}
