using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>
/// A client's sink, as the object model knows sinks. It keeps one reference and calls nothing once it is let go; the reference is given back then,
/// or, where the sink lets itself go from within, when it has returned. What a sink answers is ignored; only a QueryCancel that succeeds can cancel.
/// </summary>
internal sealed unsafe class ClientSink : OpenImapi.IDiscMasterProgressEvents, IDisposable
{
    private readonly Lock gate = new();
    private readonly CallLine line;
    private readonly ClientReference<IDiscMasterProgressEvents> sink;
    private bool isLetGo;
    private int asked;

    private ClientSink(ClientReference<IDiscMasterProgressEvents> sink, CallLine line) => (this.sink, this.line) = (sink, line);

    /// <exception cref="InvalidCastException">The object is no sink.</exception>
    public static ClientSink Of(void* reference, CallLine line) => new(new(reference), line);

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

    public void NotifyBurnComplete(int status) => Ask(client => client.NotifyBurnComplete(Result.Published(status)));

    public void NotifyEraseComplete(int status) => Ask(client => client.NotifyEraseComplete(Result.Published(status)));

    public void Dispose()
    {
        lock (gate)
        {
            if (!isLetGo && asked == 0)
                sink.Dispose();
            isLetGo = true;
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
            if (isLetGo)
                return Result.False;
            if (sink.IsHere)
                return AskHere(ask);
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

    /// <summary>Asks while the lock is held; a sink that lets itself go meanwhile gets its reference back when it has returned.</summary>
    private int AskHere(Func<IDiscMasterProgressEvents, int> ask)
    {
        asked++;
        try
        {
            return ask(sink.Direct);
        }
        finally
        {
            if (--asked == 0 && isLetGo)
                sink.Dispose();
        }
    }
}
