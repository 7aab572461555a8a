using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>
/// A client's sink, as the object model knows sinks. It keeps one reference, gives it back when it is let go, and calls nothing from then on.
/// What a sink answers is ignored; only a QueryCancel that succeeds can cancel.
/// </summary>
internal sealed unsafe class ClientSink : OpenImapi.IDiscMasterProgressEvents, IDisposable
{
    private readonly Lock gate = new();
    private readonly CallLine line;
    private ClientReference<IDiscMasterProgressEvents>? sink;

    private ClientSink(ClientReference<IDiscMasterProgressEvents> sink, CallLine line) => (this.sink, this.line) = (sink, line);

    /// <exception cref="InvalidCastException">The object is no sink.</exception>
    public static ClientSink Of(void* reference, CallLine line) => new(ClientReference<IDiscMasterProgressEvents>.Of(reference), line);

    /// <summary>Some sinks write four bytes where the interface has one; those four are ours, and the first one counts.</summary>
    public bool QueryCancel()
    {
        var answer = stackalloc uint[1] { 0 };
        return Ask(client => client.QueryCancel((byte*)answer)) >= 0 && *(byte*)answer != 0;
    }

    /// <summary>The one event that comes also from beside the calls.</summary>
    public void NotifyPnPActivity()
    {
        if (CallLine.IsInside)
            Ask(client => client.NotifyPnPActivity());
        else
            line.Post(() => Ask(client => client.NotifyPnPActivity()));
    }

    public void NotifyAddProgress(long completed, long total)
    {
        var (done, of) = Scale(completed, total);
        Ask(client => client.NotifyAddProgress(done, of));
    }

    public void NotifyBlockProgress(long completed, long total)
    {
        var (done, of) = Scale(completed, total);
        Ask(client => client.NotifyBlockProgress(done, of));
    }

    public void NotifyTrackProgress(int current, int total) => Ask(client => client.NotifyTrackProgress(current, total));

    public void NotifyPreparingBurn(int estimatedSeconds) => Ask(client => client.NotifyPreparingBurn(estimatedSeconds));

    public void NotifyClosingDisc(int estimatedSeconds) => Ask(client => client.NotifyClosingDisc(estimatedSeconds));

    public void NotifyBurnComplete(int status) => Ask(client => client.NotifyBurnComplete(status));

    public void NotifyEraseComplete(int status) => Ask(client => client.NotifyEraseComplete(status));

    public void Dispose()
    {
        lock (gate)
        {
            sink?.Dispose();
            sink = null;
        }
    }

    /// <summary>Numbers beyond 32 bits are halved together until they fit; the total stays above 0.</summary>
    private static (int Completed, int Total) Scale(long completed, long total)
    {
        while (total > int.MaxValue)
            (completed, total) = (completed / 2, total / 2);
        return ((int)completed, (int)total);
    }

    /// <summary>
    /// A sink that was let go meanwhile is not called. The lock is the thread's own, so a sink may unadvise itself from within; it is not kept
    /// while another apartment answers, which may be waiting for it.
    /// </summary>
    private int Ask(Func<IDiscMasterProgressEvents, int> ask)
    {
        IDiscMasterProgressEvents? elsewhere;
        lock (gate)
        {
            if (sink is null)
                return Result.False;
            if (sink.IsHere)
                return ask(sink.Direct);
            elsewhere = sink.Fetch();
        }

        if (elsewhere is null)
            return Result.False;
        try
        {
            return ask(elsewhere);
        }
        finally
        {
            ((object)elsewhere as ComObject)?.FinalRelease();
        }
    }
}
