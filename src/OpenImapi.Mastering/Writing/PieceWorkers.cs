using System.Buffers;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Some that fetch a source piece after piece, and write each piece where it belongs. While one writes, the next one fetches; of a shared source several fetch
/// at the same time, since sectors take as long to be made as to be written.
/// </summary>
/// <param name="source">The blocks.</param>
/// <param name="write">Writes blocks, given how many lie before them; called by several at a time.</param>
/// <param name="progress">Told after each piece.</param>
internal sealed class PieceWorkers(IBlockSource source, Func<ReadOnlyMemory<byte>, BlockCount, ValueTask> write, IProgress<ImageProgress>? progress)
{
    private const int Fewest = 2, Most = 4;

    private readonly Lock telling = new();
    private BlockCount taken, written;

    private BlockCount PieceLength => new(ImageStream.BufferLength / source.BlockSize);

    /// <exception cref="DiscException">A block cannot be had, or cannot be written.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var turn = new SemaphoreSlim(1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var count = source.IsShared ? Math.Clamp(Environment.ProcessorCount, Fewest, Most) : Fewest;
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Task.Run(() => WorkAsync(turn, stop), CancellationToken.None)));
    }

    private async Task WorkAsync(SemaphoreSlim turn, CancellationTokenSource stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ImageStream.BufferLength);
        try
        {
            while (await TakeAsync(buffer, turn, stop.Token) is { Length.Value: > 0 } piece)
            {
                var blocks = buffer.AsMemory(0, (int)piece.Length.Bytes(source.BlockSize));
                if (source.IsShared)
                    await source.ReadAsync(piece.Start, blocks, stop.Token);
                await ImageStream.WriteAsync(() => write(blocks, piece.Start - source.Extent.Start));
                Tell(piece.Length);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The next piece, fetched already where only one may fetch at a time; an empty one after the last.</summary>
    private async Task<Extent> TakeAsync(Memory<byte> buffer, SemaphoreSlim turn, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = new Extent(source.Extent.Start + taken, BlockCount.Min(PieceLength, source.Extent.Length - taken));
            if (!source.IsShared && piece.Length > BlockCount.Zero)
                await source.ReadAsync(piece.Start, buffer[..(int)piece.Length.Bytes(source.BlockSize)], cancellation);
            taken += piece.Length;
            return piece;
        }
        finally
        {
            turn.Release();
        }
    }

    private void Tell(BlockCount length)
    {
        lock (telling)
        {
            written += length;
            progress?.Report(new(written, source.Extent.Length));
        }
    }
}
