using System.Threading.Channels;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>
/// The buffer between source and drive: one task fills it, the writer empties it. While a piece is fetched, the one before it is hashed. Where it ran empty,
/// half of it is filled before the drive goes on: each stop leaves a trace on the disc, so few long ones are better than many short ones. Its memory is fixed;
/// its account tells how often and how nearly it ran empty.
/// </summary>
internal sealed class BlockPump : IAsyncDisposable
{
    private readonly IBlockSource source;
    private readonly BurnPlan plan;
    private readonly Channel<Piece> free = Channel.CreateUnbounded<Piece>();
    private readonly Channel<Piece> full = Channel.CreateUnbounded<Piece>();
    private readonly CancellationTokenSource ended;
    private readonly int pieceSize;
    private readonly int pieces;
    private readonly byte[][] scratch;
    private readonly ContentHasher hasher;
    private readonly Queue<Piece> gathered = [];
    private readonly Task filling;
    private int fetched;
    private int taken;
    private int underruns;
    private int lowest;
    private bool begun;

    /// <param name="source">The content, under the disc's addresses.</param>
    /// <param name="plan">Which blocks, in which form, and what is between them.</param>
    /// <param name="bufferSize">Bytes of memory, used in whole pieces; what the job cannot fill is not taken.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public BlockPump(IBlockSource source, BurnPlan plan, int bufferSize, CancellationToken cancellation)
    {
        (this.source, this.plan) = (source, plan);
        pieceSize = ContentHashes.BlocksPerPiece * plan.Spans.Max(span => span.Form.BlockSize);
        var needed = plan.Spans.Sum(span => PiecesOf(span.Length));
        pieces = (int)Math.Clamp(needed, 1, Math.Max(1, bufferSize / pieceSize));
        lowest = pieces;
        var contentSize = plan.Spans.Any(span => span is { Content.Value: > 0, Form.IsPlain: false }) ? ContentHashes.BlocksPerPiece * source.BlockSize : 0;
        scratch = [new byte[contentSize], new byte[contentSize]];
        hasher = new();
        ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        filling = Task.Run(FillAsync, CancellationToken.None);
    }

    /// <summary>How full the buffer is, 0 to 1.</summary>
    public double Fill => (double)Filled / pieces;

    public BufferAccount Account => new(underruns, (double)lowest / pieces);

    /// <summary>The checksums of all content; to be asked once everything was taken.</summary>
    public ContentHashes Hashes => hasher.Hashes;

    /// <summary>Pieces that the source has brought and nobody has taken.</summary>
    private int Filled => Volatile.Read(ref fetched) - taken;

    /// <summary>
    /// The next piece in order. The first call waits until the buffer is full; a later one that finds it empty counts as an under-run, and waits until half of it is.
    /// </summary>
    /// <exception cref="DiscException">The source failed; everything before its failure was taken.</exception>
    public async ValueTask<Piece> TakeAsync(CancellationToken cancellation)
    {
        var filled = Filled;
        if (begun && !filling.IsCompleted)
            Note(filled);
        await GatherAsync(!begun ? pieces : filled == 0 ? (pieces + 1) / 2 : 1, cancellation);
        begun = true;
        if (!gathered.TryDequeue(out var piece))
        {
            await filling;
            throw new InvalidOperationException("More blocks were taken than there are.");
        }

        taken++;
        return piece;
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

    /// <summary>Waits for so many pieces, or for what is left.</summary>
    private async ValueTask GatherAsync(int count, CancellationToken cancellation)
    {
        while (gathered.Count < count && await full.Reader.WaitToReadAsync(cancellation))
            while (full.Reader.TryRead(out var piece))
                gathered.Enqueue(piece);
    }

    private void Note(int filled)
    {
        if (filled == 0)
            underruns++;
        lowest = Math.Min(lowest, filled);
    }

    private static long PiecesOf(BlockCount blocks) => (blocks.Value + ContentHashes.BlocksPerPiece - 1) / ContentHashes.BlocksPerPiece;

    private async Task FillAsync()
    {
        try
        {
            await FetchAllAsync();
        }
        finally
        {
            full.Writer.Complete();
        }
    }

    private async Task FetchAllAsync()
    {
        var finishing = Task.CompletedTask;
        try
        {
            foreach (var span in plan.Spans)
            {
                for (var at = BlockCount.Zero; at < span.Length; at += new BlockCount(ContentHashes.BlocksPerPiece))
                {
                    var piece = fetched < pieces ? new Piece(new byte[pieceSize]) : await free.Reader.ReadAsync(ended.Token);
                    var (from, content) = (at, await FetchAsync(piece, span, at, scratch[fetched % scratch.Length]));
                    Interlocked.Increment(ref fetched);
                    await finishing;
                    finishing = Task.Run(() => Finish(piece, from, content), CancellationToken.None);
                }
            }
        }
        finally
        {
            await finishing;
        }
    }

    /// <summary>Gets the content of the next piece: into its own room where it goes over the wire as it is.</summary>
    private async ValueTask<Memory<byte>> FetchAsync(Piece piece, WriteSpan span, BlockCount at, Memory<byte> besides)
    {
        var wanted = BlockCount.Min(new(ContentHashes.BlocksPerPiece), span.Length - at);
        var content = BlockCount.Max(BlockCount.Zero, BlockCount.Min(wanted, span.Content - at));
        var wire = piece.Take(span, wanted);
        var room = (span.Form.IsPlain ? wire : besides)[..(int)content.Bytes(source.BlockSize)];
        if (!room.IsEmpty)
            await FetchAsync(span.Source + at, room);
        return room;
    }

    /// <summary>Takes the checksums of a piece's content, makes what goes over the wire of it, and hands it on.</summary>
    private void Finish(Piece piece, BlockCount at, ReadOnlyMemory<byte> content)
    {
        var span = piece.Span!;
        var wire = piece.Room.AsSpan(0, piece.Length);
        if (!content.IsEmpty)
            hasher.Add(new(span.Source + at, new(content.Length / source.BlockSize)), span.Form.Content.Of(content, source.BlockSize).Span);
        if (span.Form.IsPlain)
            wire[content.Length..].Clear();
        else
            Form(span, at, content.Span, wire);
        full.Writer.TryWrite(piece);
    }

    /// <summary>Makes the blocks that go over the wire.</summary>
    private void Form(WriteSpan span, BlockCount at, ReadOnlySpan<byte> content, Span<byte> wire)
    {
        for (var block = 0; !wire.IsEmpty; block++)
        {
            var of = content.IsEmpty ? content : content[..source.BlockSize];
            span.Form.Make(span.At + at + new BlockCount(block), of, wire[..span.Form.BlockSize]);
            content = content[of.Length..];
            wire = wire[span.Form.BlockSize..];
        }
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
