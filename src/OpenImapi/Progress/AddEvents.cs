namespace OpenImapi;

/// <summary>The events of staging: progress from 0 to the total, which is never 0, and the question whether to go on.</summary>
internal sealed class AddEvents(ProgressSinks sinks, CancellationTokenSource cancel) : IProgress<(long Completed, long Total)>, IProgress<double>
{
    /// <summary>Bytes staged between two events.</summary>
    private const long Step = 1 << 20;

    private long last = -1;

    /// <summary>A sink asked for the end.</summary>
    public bool UserAborted { get; private set; }

    public void Report((long Completed, long Total) value)
    {
        var (completed, total) = value;
        if (last >= 0 && completed < total && completed - last < Step)
            return;
        last = completed;
        sinks.Raise(sink => sink.NotifyAddProgress(completed, Math.Max(total, 1)));
        if (total == 0)
            sinks.Raise(sink => sink.NotifyAddProgress(1, 1));
        Ask();
    }

    /// <summary>Content is being made ready; only the question is asked.</summary>
    public void Report(double value) => Ask();

    private void Ask()
    {
        if (!UserAborted && sinks.QueryCancel())
        {
            UserAborted = true;
            cancel.Cancel();
        }
    }
}
