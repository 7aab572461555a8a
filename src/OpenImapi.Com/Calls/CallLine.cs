namespace OpenImapi.Com;

/// <summary>
/// The calls of one disc master and of its recorders. What happens beside them, such as a drive that arrives, is told to the client inside a
/// call that is under way, on its thread; between calls, on a thread of ours.
/// </summary>
internal sealed class CallLine
{
    private readonly Lock gate = new();
    private readonly List<(CallPump Pump, int Thread)> running = [];

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
        lock (gate)
            running.Add((pump, Environment.CurrentManagedThreadId));
        try
        {
            return pump.Run(call);
        }
        finally
        {
            lock (gate)
                running.RemoveAll(call => call.Pump == pump);
        }
    }

    /// <summary>Does something inside the latest call, or at once where none is under way.</summary>
    public void Post(Action action)
    {
        lock (gate)
            if (running is [.., var (pump, _)])
            {
                pump.Post(_ => action(), null);
                return;
            }

        ThreadPool.QueueUserWorkItem(_ => action());
    }
}
