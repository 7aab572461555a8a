using System.Threading.Channels;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>
/// The buffer between source and drive: one task fills it, the writer empties it. Its memory is fixed; its account tells how often and how
/// nearly it ran empty.
/// </summary>
internal sealed class BlockPump : IAsyncDisposable
{
    private const int PieceSize = ContentHashes.BlocksPerPiece * BlockSizes.UserData;

    private readonly IBlockSource source;
    private readonly BurnPlan plan;
    private readonly Channel<Piece> free = Channel.CreateUnbounded<Piece>();
    private readonly Channel<Piece> full = Channel.CreateUnbounded<Piece>();
    private readonly CancellationTokenSource ended;
    private readonly int pieces;
    private readonly ContentHasher hasher;
    private readonly TaskCompletionSource firstFull = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task filling;
    private int underruns;
    private int lowest;
    private bool begun;

    /// <param name="source">The content, under the disc's addresses.</param>
    /// <param name="plan">Which blocks, and how much padding after them.</param>
    /// <param name="bufferSize">Bytes of memory, used in whole MiB; what the job cannot fill is not taken.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public BlockPump(IBlockSource source, BurnPlan plan, int bufferSize, CancellationToken cancellation)
    {
        (this.source, this.plan) = (source, plan);
        var needed = (plan.Total.Bytes() + PieceSize - 1) / PieceSize;
        pieces = (int)Math.Min(bufferSize / PieceSize, needed);
        lowest = pieces;
        hasher = new(plan.Start);
        ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        filling = Task.Run(FillAsync, CancellationToken.None);
    }

    /// <summary>How full the buffer is, 0 to 1.</summary>
    public double Fill => (double)full.Reader.Count / pieces;

    public BufferAccount Account => new(underruns, (double)lowest / pieces);

    /// <summary>The checksums of all content; to be asked once everything was taken.</summary>
    public ContentHashes Hashes => hasher.Hashes;

    /// <summary>
    /// The next MiB in order. The first call waits until the buffer is full; a later one that finds it empty counts as an under-run.
    /// </summary>
    /// <exception cref="DiscException">The source failed; everything before its failure was taken.</exception>
    public async ValueTask<Piece> TakeAsync(CancellationToken cancellation)
    {
        if (!begun)
            await firstFull.Task.WaitAsync(cancellation);
        else if (!filling.IsCompleted)
            Note(full.Reader.Count);
        begun = true;
        while (await full.Reader.WaitToReadAsync(cancellation))
            if (full.Reader.TryRead(out var piece))
                return piece;
        throw new InvalidOperationException("More blocks were taken than there are.");
    }

    /// <summary>Gives a piece's room back.</summary>
    public void Return(Piece piece) => free.Writer.TryWrite(piece);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await filling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
        hasher.Dispose();
    }

    private void Note(int filled)
    {
        if (filled == 0)
            underruns++;
        lowest = Math.Min(lowest, filled);
    }

    private async Task FillAsync()
    {
        try
        {
            var filled = 0;
            for (var at = BlockCount.Zero; at < plan.Total; at += new BlockCount(ContentHashes.BlocksPerPiece))
            {
                var piece = filled < pieces ? new Piece(new byte[PieceSize]) : await free.Reader.ReadAsync(ended.Token);
                await FillAsync(piece, at);
                full.Writer.TryWrite(piece);
                if (++filled == pieces)
                    firstFull.TrySetResult();
            }

            full.Writer.Complete();
        }
        catch (Exception fault)
        {
            full.Writer.Complete(fault);
        }
        finally
        {
            firstFull.TrySetResult();
        }
    }

    private async ValueTask FillAsync(Piece piece, BlockCount at)
    {
        var wanted = BlockCount.Min(new(ContentHashes.BlocksPerPiece), plan.Total - at);
        var content = BlockCount.Max(BlockCount.Zero, BlockCount.Min(wanted, plan.Content - at));
        piece.Length = (int)wanted.Bytes();
        var filled = (int)content.Bytes();
        if (filled > 0)
        {
            await FetchAsync(plan.Start + at, piece.Room.AsMemory(0, filled));
            await hasher.AddAsync(piece.Room.AsMemory(0, filled));
        }

        piece.Room.AsSpan(filled, piece.Length - filled).Clear();
    }

    private async ValueTask FetchAsync(Lba start, Memory<byte> blocks)
    {
        try
        {
            await source.ReadAsync(start, blocks, ended.Token);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or TimeoutException
            || (fault is OperationCanceledException && !ended.IsCancellationRequested))
        {
            throw new DiscException(RecordingErrors.SourceFailed, $"The content of block {start} and those after it could not be read: {fault.Message}", inner: fault);
        }
    }
}
