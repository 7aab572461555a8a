using System.Collections.Concurrent;

namespace OpenImapi.Com;

/// <summary>
/// Runs one asynchronous call to its end on the thread that made it. All its steps run there, so whatever of a client's they call is called on
/// the client's own thread.
/// </summary>
internal sealed class CallPump : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Step, object? State)> steps = [];

    public T Run<T>(Func<ValueTask<T>> call)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = call().AsTask();
            var ending = task.ContinueWith(_ => steps.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            foreach (var (step, state) in steps.GetConsumingEnumerable())
                step(state);
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
        try
        {
            steps.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            base.Post(d, state);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    public void Dispose() => steps.Dispose();
}
