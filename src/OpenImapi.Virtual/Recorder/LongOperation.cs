using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Something that goes on after its command was answered: closing, blanking, flushing.</summary>
internal sealed class LongOperation
{
    private readonly SenseData sense;
    private readonly TimeProvider time;
    private readonly long started;
    private readonly TimeSpan duration;
    private readonly int polls;
    private int polled;

    public LongOperation(SenseData sense, TimeSpan duration, RecorderOptions options)
    {
        (this.sense, this.duration, time, polls) = (sense, duration, options.Time, options.ProgressPolls);
        started = time.GetTimestamp();
    }

    /// <summary>It has come to its end, whoever asked.</summary>
    public bool IsDone => TimeLeft == TimeSpan.Zero && polled >= polls;

    /// <summary>How long it will still take, as far as time goes.</summary>
    public TimeSpan TimeLeft => duration - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>What the drive answers while it goes on; nothing once it is done.</summary>
    public SenseData? Poll() => Advance() is var progress and < 1 ? sense.WithProgress(progress) : null;

    /// <summary>The part that is done, 0 to 1, counting that it was asked.</summary>
    public double Advance()
    {
        var byTime = duration > TimeSpan.Zero ? Math.Min(1, time.GetElapsedTime(started) / duration) : 1;
        var byPolls = polls > 0 ? (double)polled / polls : 1;
        var progress = Math.Min(byTime, byPolls);
        polled = Math.Min(polled + 1, polls);
        return progress;
    }
}
