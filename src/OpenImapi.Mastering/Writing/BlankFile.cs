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
        if (source is IFileBacked backed)
            await CopyAsync(source, backed, progress, cancellation);
        else
            await new PieceWorkers(source, (blocks, at) => Write(blocks.Span, origin + at.Bytes(source.BlockSize)), progress).RunAsync(cancellation);
        await ImageStream.WriteAsync(() =>
        {
            RandomAccess.SetLength(target, origin + source.Extent.Length.Bytes(source.BlockSize));
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>One piece after another: what the system copies takes all of its time, and a second thread would only cost more of it.</summary>
    private async Task CopyAsync(IBlockSource source, IFileBacked backed, IProgress<ImageProgress>? progress, CancellationToken cancellation)
    {
        var (total, size) = (source.Extent.Length, source.BlockSize);
        var buffer = ArrayPool<byte>.Shared.Rent(ImageStream.BufferLength);
        try
        {
            for (var done = BlockCount.Zero; done < total;)
            {
                cancellation.ThrowIfCancellationRequested();
                var (start, offset) = (source.Extent.Start + done, origin + done.Bytes(size));
                var (length, isInFile) = backed.RunAt(start);
                var run = new Extent(start, BlockCount.Min(BlockCount.Min(length, total - done), new((isInFile ? PieceLength : ImageStream.BufferLength) / size)));
                var blocks = buffer.AsMemory(0, isInFile ? buffer.Length : (int)run.Length.Bytes(size));
                if (!isInFile)
                    await source.ReadAsync(start, blocks, cancellation);
                await ImageStream.WriteAsync(() => isInFile ? backed.CopyAsync(run, target, offset, blocks, cancellation) : Write(blocks.Span, offset));
                done += run.Length;
                progress?.Report(new(done, total));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>May be called by several at a time.</summary>
    private ValueTask Write(ReadOnlySpan<byte> blocks, long offset)
    {
        if (blocks.ContainsAnyExcept((byte)0))
            RandomAccess.Write(target, blocks, offset);
        return ValueTask.CompletedTask;
    }
}
