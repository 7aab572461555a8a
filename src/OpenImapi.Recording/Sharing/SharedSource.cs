using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>
/// Content that several recordings take at the same time. Every block of it is read once, in the order in which the fastest recording asks; what a
/// slower one still needs waits in memory, and beyond that in a temporary file. So a slow or failing drive holds up no other.
/// </summary>
/// <remarks>
/// Each recording has a reader of its own and disposes of it when it has ended. A block that every reader has passed is not kept: who asks for it again has it
/// read again. Where the temporary file cannot be written, readers that fall behind read again, too.
/// </remarks>
public sealed class SharedSource : IAsyncDisposable
{
    /// <summary>Blocks that are read and kept as one.</summary>
    internal const int BlocksPerChunk = ContentHashes.BlocksPerPiece;

    private readonly IBlockSource source;
    private readonly ChunkShelf shelf;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource ended = new();
    private readonly SortedDictionary<long, Chunk> chunks = [];
    private long next;

    /// <param name="source">The content; it is read by one at a time.</param>
    /// <param name="readers">How many recordings take it.</param>
    /// <param name="spoolFolder">Where the temporary file lies, if one is needed: room for the content at the most.</param>
    /// <param name="memory">Bytes held between the readers; room for each reader's place and two more at the least.</param>
    public SharedSource(IBlockSource source, int readers, string spoolFolder, int memory = 32 << 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(readers, 1);
        this.source = source;
        Readers = [.. Enumerable.Range(0, readers).Select(_ => new SharedReader(this))];
        var size = BlocksPerChunk * source.BlockSize;
        shelf = new(size, Math.Max(readers + 2, memory / size), spoolFolder);
    }

    /// <summary>One for each recording.</summary>
    public ImmutableArray<SharedReader> Readers { get; }

    internal int BlockSize => source.BlockSize;

    internal Extent Extent => source.Extent;

    /// <summary>Waits for what is being read, and forgets everything. Nobody may read any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await turn.WaitAsync();
        shelf.Dispose();
        turn.Dispose();
        ended.Dispose();
    }

    /// <summary>A reader has come to a chunk, or has ended: what all have passed is dropped.</summary>
    internal void Pass()
    {
        lock (gate)
        {
            var least = Readers.Min(reader => reader.At);
            while (chunks.Count > 0 && chunks.First() is var (number, chunk) && number < least)
            {
                chunks.Remove(number);
                chunk.IsDropped = true;
                Recycle(chunk);
            }
        }
    }

    /// <summary>Copies bytes of one chunk, which is read first where nobody has asked for it yet.</summary>
    internal async ValueTask CopyAsync(long number, int offset, Memory<byte> target, CancellationToken cancellation)
    {
        if (Enter(number) is not { } chunk)
        {
            await ReadAgainAsync(number, offset, target, cancellation);
            return;
        }

        try
        {
            await chunk.Ready.WaitAsync(cancellation);
            if (chunk.Room is { } room)
                room.AsMemory(offset, target.Length).CopyTo(target);
            else if (chunk.Place is not { } place || !await shelf.TryReadAsync(place, offset, target, cancellation))
                await ReadAgainAsync(number, offset, target, cancellation);
        }
        finally
        {
            Exit(chunk);
        }
    }

    /// <summary>The chunk, which stays as it is until it is left; nothing where it is gone.</summary>
    private Chunk? Enter(long number)
    {
        lock (gate)
        {
            if (!chunks.TryGetValue(number, out var chunk) && number >= next)
            {
                (chunk, next) = (new(number), number + 1);
                chunks.Add(number, chunk);
                chunk.Ready = Task.Run(() => FillAsync(chunk));
            }

            chunk?.Users += 1;
            return chunk;
        }
    }

    private void Exit(Chunk chunk)
    {
        lock (gate)
        {
            chunk.Users--;
            Recycle(chunk);
        }
    }

    private void Recycle(Chunk chunk)
    {
        if (chunk is not { IsDropped: true, Users: 0 })
            return;
        shelf.Return(chunk.Room, chunk.Place);
        (chunk.Room, chunk.Place) = (null, null);
    }

    private async Task FillAsync(Chunk chunk)
    {
        await turn.WaitAsync(ended.Token);
        byte[]? room = null;
        try
        {
            room = await RoomAsync();
            var start = source.Extent.Start + new BlockCount(chunk.Number * BlocksPerChunk);
            var count = BlockCount.Min(new(BlocksPerChunk), source.Extent.End - start);
            await source.ReadAsync(start, room.AsMemory(0, (int)count.Bytes(source.BlockSize)), ended.Token);
            lock (gate)
            {
                (chunk.Room, room) = (room, null);
                Recycle(chunk);
            }
        }
        finally
        {
            lock (gate)
                shelf.Return(room, null);
            turn.Release();
        }
    }

    /// <summary>Room for a chunk; where all is in use, the chunk that will be needed last goes to the temporary file.</summary>
    private async ValueTask<byte[]> RoomAsync()
    {
        Chunk victim;
        byte[] room;
        lock (gate)
        {
            if (shelf.TryTake() is { } free)
                return free;
            victim = chunks.Values.Last(chunk => chunk is { Room: not null, Users: 0 } && chunk.Number < next - 1);
            (room, victim.Room) = (victim.Room!, null);
            victim.Ready = PutAwayAsync(victim, room);
        }

        await victim.Ready;
        return room;
    }

    private async Task PutAwayAsync(Chunk victim, byte[] room)
    {
        var place = await shelf.TryWriteAsync(room);
        lock (gate)
        {
            victim.Place = place;
            Recycle(victim);
        }
    }

    private async ValueTask ReadAgainAsync(long number, int offset, Memory<byte> target, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await source.ReadAsync(source.Extent.Start + new BlockCount(number * BlocksPerChunk + offset / source.BlockSize), target, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Some blocks on their way to the readers.</summary>
    private sealed class Chunk(long number)
    {
        public long Number => number;

        /// <summary>Done when room or place is known; fails where the source does.</summary>
        public Task Ready { get; set; } = Task.CompletedTask;

        public byte[]? Room { get; set; }

        public long? Place { get; set; }

        public int Users { get; set; }

        public bool IsDropped { get; set; }
    }
}
