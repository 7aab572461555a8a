namespace OpenImapi.Virtual.Tests;

/// <summary>A clock that stands until a test moves it; timers fire while it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<ManualTimer> timers = [];
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref now);

    public void Advance(TimeSpan by)
    {
        Volatile.Write(ref now, now + by.Ticks);
        foreach (var timer in timers.ToArray())
            timer.FireIfDue();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        timers.Add(timer);
        return timer;
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        private long? due;
        private TimeSpan every;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (due, every) = (dueTime < TimeSpan.Zero ? null : time.now + dueTime.Ticks, period);
            return true;
        }

        public void FireIfDue()
        {
            if (due is not { } at || at > time.now)
                return;
            due = every > TimeSpan.Zero ? at + every.Ticks : null;
            fire();
        }

        public void Dispose() => due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
