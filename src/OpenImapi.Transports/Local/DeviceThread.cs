using System.Collections.Concurrent;

namespace OpenImapi.Transports;

/// <summary>One thread that makes the calls to one device, in the order in which they were asked for: a call into the system blocks until the drive has answered.</summary>
internal sealed class DeviceThread : IDisposable
{
    private readonly BlockingCollection<Action> calls = [];

    public DeviceThread(string device) => new Thread(Run) { IsBackground = true, Name = device }.Start();

    /// <summary>Makes a call in its turn. Once it has begun it is waited for, whatever is cancelled: the drive works on it all the same.</summary>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellation)
    {
        var ended = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls.Add(
            () =>
            {
                if (cancellation.IsCancellationRequested)
                    ended.SetCanceled(cancellation);
                else
                    Answer(ended, call);
            },
            CancellationToken.None);
        return ended.Task;
    }

    /// <summary>Ends the thread once it has done what it was asked.</summary>
    public void Dispose() => calls.CompleteAdding();

    private static void Answer<T>(TaskCompletionSource<T> ended, Func<T> call)
    {
        try
        {
            ended.SetResult(call());
        }
        catch (Exception fault)
        {
            ended.SetException(fault);
        }
    }

    private void Run()
    {
        foreach (var call in calls.GetConsumingEnumerable())
            call();
        calls.Dispose();
    }
}
