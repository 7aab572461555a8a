namespace OpenImapi.Com;

/// <summary>
/// Runs one asynchronous call to its end on the thread that made it. All its steps run there, so whatever of a client's they call is called on
/// the client's own thread.
/// </summary>
internal sealed class CallPump : SynchronizationContext, IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<(SendOrPostCallback Step, object? State)> steps = [];

    /// <summary>Tells the waiting thread to look again. Most calls never wait, and have none.</summary>
    private AutoResetEvent? arrival;

    private bool hasEnded;

    public T Run<T>(Func<ValueTask<T>> call)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = call().AsTask();
            var ending = task.ContinueWith(_ => End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (Next(out var next))
                next.Step(next.State);
            ending.Wait();
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>A step that comes after the call's end runs on a thread of the pool.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            if (!hasEnded)
            {
                steps.Enqueue((d, state));
                arrival?.Set();
                return;
            }
        }

        base.Post(d, state);
    }

    public override SynchronizationContext CreateCopy() => this;

    public void Dispose() => arrival?.Dispose();

    private void End()
    {
        lock (gate)
        {
            hasEnded = true;
            arrival?.Set();
        }
    }

    /// <summary>The next step, when there is one; false when the call has ended and nothing is left to do.</summary>
    private bool Next(out (SendOrPostCallback Step, object? State) next)
    {
        while (true)
        {
            AutoResetEvent signal;
            lock (gate)
            {
                if (steps.TryDequeue(out next))
                    return true;
                if (hasEnded)
                    return false;
                signal = arrival ??= new(initialState: false);
            }

            ApartmentWait.For(signal);
        }
    }
}
