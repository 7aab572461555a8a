namespace OpenImapi.Recording;

/// <summary>Which of how many tracks, and how far in it.</summary>
internal readonly record struct TrackPosition(int Track, int Tracks, long Written, long Total);

/// <summary>Turns steps into progress values: the first and the last of each phase, the first of each track, and a few every second between.</summary>
internal sealed class ProgressReporter(IProgress<RecordingProgress>? sink, TimeProvider time)
{
    /// <summary>The total of a phase that moves no blocks.</summary>
    public const long Hundredths = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan TooEarlyToTell = TimeSpan.FromSeconds(1);

    private readonly long began = time.GetTimestamp();
    private bool begun;
    private long entered;
    private long reported;
    private long total = 1;
    private long written;
    private RecordingPhase phase;

    /// <summary>Bytes in one unit of <see cref="RecordingProgress.Written"/>; 0 where it counts hundredths.</summary>
    private int unit;
    private MediumFamily family;
    private TrackPosition track;

    public TimeSpan Elapsed => time.GetElapsedTime(began);

    /// <summary>Begins a phase that moves no blocks.</summary>
    public void Enter(RecordingPhase next) => Enter(next, Hundredths, 0, default);

    /// <summary>Begins a phase of so many blocks. One before it that moved no blocks is over by that.</summary>
    public void Enter(RecordingPhase next, long blocks, int blockSize, MediumFamily of)
    {
        if (begun && unit == 0)
            Complete();
        begun = true;
        (phase, total, written, unit, family, track) = (next, Math.Max(1, blocks), 0, blockSize, of, default);
        entered = time.GetTimestamp();
        Send(null, null);
    }

    /// <summary>The part, 0 to 1, of a phase that moves no blocks; what is closed between two tracks is no phase of its own.</summary>
    public void Part(double part)
    {
        if (unit == 0)
            Report((long)(part * Hundredths));
    }

    /// <summary>The end of a phase, whatever was told before.</summary>
    public void Complete() => Report(total);

    /// <summary>So much is done. What would fall behind an earlier value is left out.</summary>
    public void Report(long done, double? bufferFill = null, double? driveBufferFill = null, TrackPosition of = default)
    {
        done = Math.Min(done, total);
        if (done < written || (done == written && done < total))
            return;
        var last = done == total && written < total;
        var isOther = of.Track != track.Track;
        (written, track) = (done, of);
        if (last || isOther || time.GetElapsedTime(reported) >= Interval)
            Send(bufferFill, driveBufferFill);
    }

    private void Send(double? bufferFill, double? driveBufferFill)
    {
        reported = time.GetTimestamp();
        var spent = time.GetElapsedTime(entered);
        var speed = unit > 0 && spent > TimeSpan.Zero ? written * (double)unit / spent.TotalSeconds : 0;
        sink?.Report(new(phase, written, total, Elapsed)
        {
            BytesPerSecond = speed,
            Times = speed / family.BytesPerSecond(unit),
            Remaining = spent < TooEarlyToTell || written == 0 ? null : spent * ((total - written) / (double)written),
            BufferFill = bufferFill,
            DriveBufferFill = driveBufferFill,
            Track = track.Track,
            Tracks = track.Tracks,
            TrackWritten = track.Written,
            TrackTotal = track.Total,
        });
    }
}
