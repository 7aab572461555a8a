using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>Lets one call at a time change a disc master; a second one is refused, not made to wait.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly SemaphoreSlim free = new(1, 1);
    private readonly CancellationTokenSource disposing = new();

    /// <summary>Ends what is at work when the disc master is disposed.</summary>
    public CancellationToken Disposing => disposing.Token;

    /// <exception cref="DiscException">IMAPI_E_DEVICE_STILL_IN_USE: another call is at work.</exception>
    public Turn Begin() => free.Wait(0) ? new(free) : throw new DiscException(ImapiErrors.StillInUse);

    /// <summary>Cancels what is at work.</summary>
    public void Cancel() => disposing.Cancel();

    /// <summary>Takes the turn after what is at work.</summary>
    public async ValueTask<Turn> BeginLastAsync()
    {
        await free.WaitAsync();
        return new(free);
    }

    public void Dispose()
    {
        disposing.Dispose();
        free.Dispose();
    }

    public readonly record struct Turn(SemaphoreSlim Free) : IDisposable
    {
        public void Dispose() => Free.Release();
    }
}
