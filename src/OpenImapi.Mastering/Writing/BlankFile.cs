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
            await MakeAsync(source, progress, cancellation);
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

    /// <summary>Through two buffers in turn: while one is written, the next is made, since sectors take as long to be made as to be written.</summary>
    private async Task MakeAsync(IBlockSource source, IProgress<ImageProgress>? progress, CancellationToken cancellation)
    {
        var (total, size, done, written) = (source.Extent.Length, source.BlockSize, BlockCount.Zero, Task.CompletedTask);
        var (next, other) = (ArrayPool<byte>.Shared.Rent(ImageStream.BufferLength), ArrayPool<byte>.Shared.Rent(ImageStream.BufferLength));
        try
        {
            while (done < total)
            {
                cancellation.ThrowIfCancellationRequested();
                var (count, offset) = (BlockCount.Min(total - done, new(ImageStream.BufferLength / size)), origin + done.Bytes(size));
                var blocks = next.AsMemory(0, (int)count.Bytes(size));
                await source.ReadAsync(source.Extent.Start + done, blocks, cancellation);
                await written;
                if (done > BlockCount.Zero)
                    progress?.Report(new(done, total));
                written = Task.Run(() => ImageStream.WriteAsync(() => Write(blocks.Span, offset)).AsTask(), CancellationToken.None);
                (next, other, done) = (other, next, done + count);
            }

            await written;
            if (done > BlockCount.Zero)
                progress?.Report(new(done, total));
        }
        finally
        {
            await written.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ArrayPool<byte>.Shared.Return(next);
            ArrayPool<byte>.Shared.Return(other);
        }
    }

    private ValueTask Write(ReadOnlySpan<byte> blocks, long offset)
    {
        if (blocks.ContainsAnyExcept((byte)0))
            RandomAccess.Write(target, blocks, offset);
        return ValueTask.CompletedTask;
    }
}
