using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>
/// A source and drives that take time, and a clock of their own: it stands still while the engine does what it can, and then goes on to the
/// next thing that happens. So a burn runs in the order in which it would run on hardware, the same way every time, and as fast as it can.
/// What happens is told to the engine before the call returns, so that it has noticed one thing before the next.
/// </summary>
/// <param name="buffer">Bytes of the buffer of each recording.</param>
/// <param name="latencies">How long the source takes for each piece of content, in nanoseconds.</param>
/// <param name="time">The recorders' clock, which follows.</param>
public sealed class PacedBurn(int buffer, IReadOnlyList<long> latencies, InstantTime time) : IDisposable
{
    /// <summary>Bytes that are read at once.</summary>
    public const int Piece = ContentHashes.BlocksPerPiece * BlockSizes.UserData;

    /// <summary>How much real time the engine has for what takes none of the clock's: only a hanging one uses it up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly long total = (long)latencies.Count * Piece;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim changed = new(0);
    private readonly List<PacedDrive> drives = [];
    private TaskCompletionSource? reading;
    private long readingEnds;
    private long read;
    private long now;

    /// <summary>The content: zeros, which come when the source has them.</summary>
    public IBlockSource OpenSource() => new Source(this);

    /// <summary>A drive that takes so many bytes a second out of a buffer of its own.</summary>
    public PacedDrive Add(IScsiTransport inner, long bytesPerSecond, int bufferOfDrive)
    {
        var drive = new PacedDrive(this, inner, bytesPerSecond, bufferOfDrive);
        drives.Add(drive);
        return drive;
    }

    /// <summary>Lets everything happen until all is written or the recordings have ended.</summary>
    public async Task RunAsync(Task recordings)
    {
        var ended = recordings.ContinueWith(_ => changed.Release(), TaskScheduler.Default);
        while (drives.Any(drive => drive.Written < total) && !recordings.IsCompleted)
        {
            if (IsQuiet())
                Happen();
            else if (!await changed.WaitAsync(Patience))
                Assert.Fail($"The engine does not do what it could: {read >> 20} MiB read, {string.Join(" and ", drives.Select(drive => drive.Written >> 20))} MiB written.");
        }

        await ended;
    }

    public void Dispose() => changed.Dispose();

    internal Task WriteAsync(PacedDrive drive, int length)
    {
        lock (gate)
        {
            var taken = drive.Expect(length, now);
            changed.Release();
            return taken;
        }
    }

    private Task ReadAsync(int piece)
    {
        lock (gate)
        {
            Assert.Null(reading);
            Assert.Equal(read, (long)piece * Piece);
            (reading, readingEnds) = (new(), now + latencies[piece]);
            changed.Release();
            return reading.Task;
        }
    }

    /// <summary>Whether everyone who has something to wait for waits: nothing else happens before the clock goes on.</summary>
    private bool IsQuiet()
    {
        lock (gate)
            return (reading is not null) == drives.Exists(MayRead) && drives.TrueForAll(drive => drive.IsWriting == MayWrite(drive));
    }

    /// <summary>A recording asks for a piece as soon as it has room for it; one that is on its way to the drive takes room until the last byte.</summary>
    private bool MayRead(PacedDrive drive) => read < total && read + Piece <= drive.Written / Piece * Piece + buffer;

    /// <summary>It begins to write with a full buffer, and after that ran empty it goes on with a half full one.</summary>
    private bool MayWrite(PacedDrive drive) => drive.Written < read && read >= Math.Min(total, drive.GoesOnWith ?? buffer);

    private void Happen()
    {
        TaskCompletionSource happened;
        lock (gate)
        {
            var drive = drives.Where(drive => drive.IsWriting).MinBy(drive => drive.TakenAt);
            if (drive is null || (reading is not null && readingEnds <= drive.TakenAt))
            {
                Go(readingEnds);
                (happened, reading) = (reading!, null);
                read += Piece;
            }
            else
            {
                Go(drive.TakenAt);
                happened = drive.Take();
                if (drive.Written == read)
                    drive.GoesOnWith = read + buffer / 2;
                else
                    drive.GoesOnWith ??= read;
            }
        }

        happened.SetResult();
    }

    private void Go(long to)
    {
        time.Advance(TimeSpan.FromTicks(to / 100 - now / 100));
        now = to;
    }

    private sealed class Source(PacedBurn burn) : IBlockSource
    {
        public int BlockSize => BlockSizes.UserData;

        public Extent Extent => new(Lba.Zero, BlockCount.ForBytes(burn.total));

        public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
        {
            await burn.ReadAsync((int)(start.Value / ContentHashes.BlocksPerPiece));
            blocks.Span.Clear();
        }
    }
}
