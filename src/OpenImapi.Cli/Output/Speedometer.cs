namespace OpenImapi.Cli;

/// <summary>Measures how fast something goes from the moment it is made.</summary>
internal sealed class Speedometer(TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();

    /// <summary>Seconds since the start, in thousandths.</summary>
    public double Seconds => Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3);

    /// <summary>The speed at which so many bytes have passed; nothing before any time has.</summary>
    public double? BytesPerSecond(long bytes) => clock.GetElapsedTime(started).TotalSeconds is > 0 and var seconds ? Math.Round(bytes / seconds) : null;

    /// <summary>How far a phase is, with its speed and the time left.</summary>
    public Advance At(string phase, long done, long total)
    {
        var speed = BytesPerSecond(done);
        return new(phase, done, total, speed, speed is > 0 ? TimeSpan.FromSeconds((total - done) / speed.Value) : null);
    }
}

/// <summary>Hands progress on at once, on the thread that reports it.</summary>
internal sealed class Listener<T>(Action<T> heard) : IProgress<T>
{
    public void Report(T value) => heard(value);
}
