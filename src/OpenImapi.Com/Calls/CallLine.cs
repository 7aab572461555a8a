namespace OpenImapi.Com;

/// <summary>
/// The calls of one disc master and of its recorders. What happens beside them, such as a drive that arrives, is told to the client inside a
/// call that is under way, on its thread; between calls, on a thread of ours, one thing after the other.
/// </summary>
internal sealed class CallLine
{
    private readonly Lock gate = new();
    private readonly List<(CallPump Pump, int Thread)> running = [];

    /// <summary>The call that work belongs to, also on other threads.</summary>
    private readonly AsyncLocal<CallPump?> call = new();

    /// <summary>The last thing that is told between calls.</summary>
    private Task idle = Task.CompletedTask;

    /// <summary>True on the thread of a call that is under way.</summary>
    public static bool IsInside => SynchronizationContext.Current is CallPump;

    /// <summary>True on the thread of a call of this line that is under way.</summary>
    public bool IsUnderWay
    {
        get
        {
            lock (gate)
                return running.Exists(call => call.Thread == Environment.CurrentManagedThreadId);
        }
    }

    public void Run(Func<ValueTask> call) => Run(async () =>
    {
        await call();
        return true;
    });

    /// <summary>Runs one call to its end on this thread.</summary>
    public T Run<T>(Func<ValueTask<T>> call)
    {
        using var pump = new CallPump();
        var outer = this.call.Value;
        lock (gate)
            running.Add((pump, Environment.CurrentManagedThreadId));
        this.call.Value = pump;
        try
        {
            return pump.Run(call);
        }
        finally
        {
            this.call.Value = outer;
            lock (gate)
                running.RemoveAll(call => call.Pump == pump);
        }
    }

    /// <summary>Does something on the thread of the call that this work belongs to, and waits for it; at once where it belongs to none.</summary>
    public T Send<T>(Func<T> action)
    {
        if (call.Value is not { } pump || SynchronizationContext.Current == pump)
            return action();
        var answer = new TaskCompletionSource<T>();
        pump.Post(_ =>
        {
            try
            {
                answer.SetResult(action());
            }
            catch (Exception fault)
            {
                answer.SetException(fault);
            }
        }, null);
        return answer.Task.GetAwaiter().GetResult();
    }

    /// <summary>Does something inside the latest call, or, where none is under way, after what was posted so before.</summary>
    public void Post(Action action)
    {
        lock (gate)
            if (running is [.., var (pump, _)])
                pump.Post(_ => action(), null);
            else
                idle = idle.ContinueWith(_ => action(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
