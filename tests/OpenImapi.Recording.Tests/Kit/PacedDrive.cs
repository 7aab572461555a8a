using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>A drive that writes at one speed, and starves when its buffer is empty.</summary>
public sealed class PacedDrive(PacedBurn burn, IScsiTransport inner, long bytesPerSecond, int buffer) : IScsiTransport
{
    private TaskCompletionSource? writing;
    private int length;
    private long emptyAt;

    /// <summary>Bytes that it has taken.</summary>
    public long Written { get; private set; }

    /// <summary>Bytes of the first WRITE, and of every other.</summary>
    public int CommandLength { get; private set; }

    /// <summary>How often it had nothing to write, and how long, in nanoseconds.</summary>
    public (int Times, long Nanoseconds) Starved { get; private set; }

    public int MaximumTransferLength => inner.MaximumTransferLength;

    /// <summary>How many bytes the source must have brought before the recording goes on writing; nothing before it begins.</summary>
    public long? GoesOnWith { get; set; }

    public bool IsWriting => writing is not null;

    /// <summary>When the command that waits is taken.</summary>
    public long TakenAt { get; private set; }

    public static long NanosecondsOf(long bytes, long bytesPerSecond) => bytes * 1_000_000_000 / bytesPerSecond;

    public async ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        if (cdb.Code == OperationCode.Write10)
            await burn.WriteAsync(this, data.Length);
        return await inner.ExecuteAsync(cdb, direction, data, timeout, cancellation);
    }

    public ValueTask ResetAsync(CancellationToken cancellation) => inner.ResetAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>A WRITE came; it is taken when the buffer has room for all of it.</summary>
    internal Task Expect(int bytes, long now)
    {
        (writing, length) = (new(), bytes);
        TakenAt = Math.Max(now, emptyAt - NanosecondsOf(buffer - bytes, bytesPerSecond));
        return writing.Task;
    }

    internal TaskCompletionSource Take()
    {
        if (Written == 0)
            (emptyAt, CommandLength) = (TakenAt, length);
        if (emptyAt < TakenAt)
            (Starved, emptyAt) = ((Starved.Times + 1, Starved.Nanoseconds + TakenAt - emptyAt), TakenAt);
        emptyAt += NanosecondsOf(length, bytesPerSecond);
        Written += length;
        var taken = writing!;
        writing = null;
        return taken;
    }
}
