namespace OpenImapi;

/// <summary>The sinks registered with one disc master, each under its cookie.</summary>
internal sealed class ProgressSinks
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<nuint, IDiscMasterProgressEvents> sinks = [];
    private nuint lastCookie;
    private bool silent;
    private bool activityHeld;

    public nuint Add(IDiscMasterProgressEvents sink)
    {
        lock (gate)
        {
            sinks.Add(++lastCookie, sink);
            return lastCookie;
        }
    }

    public bool Remove(nuint cookie)
    {
        lock (gate)
            return sinks.Remove(cookie);
    }

    public void Clear()
    {
        lock (gate)
            sinks.Clear();
    }

    /// <summary>Tells every sink; what a sink throws is its own affair.</summary>
    public void Raise(Action<IDiscMasterProgressEvents> notify)
    {
        foreach (var sink in Snapshot())
            Ask(sink, each => { notify(each); return false; });
    }

    /// <summary>True when a sink wants the call to end.</summary>
    public bool QueryCancel() => Array.Exists(Snapshot(), sink => Ask(sink, each => each.QueryCancel()));

    /// <summary>A drive came or went. During a silence the sinks hear of it afterwards.</summary>
    public void PnPActivity()
    {
        lock (gate)
            if (silent)
            {
                activityHeld = true;
                return;
            }

        Raise(sink => sink.NotifyPnPActivity());
    }

    /// <summary>From here on only the burn's own events are heard.</summary>
    public void BeginSilence()
    {
        lock (gate)
            silent = true;
    }

    public void EndSilence()
    {
        bool held;
        lock (gate)
        {
            (held, activityHeld, silent) = (activityHeld, false, false);
        }

        if (held)
            Raise(sink => sink.NotifyPnPActivity());
    }

    private IDiscMasterProgressEvents[] Snapshot()
    {
        lock (gate)
            return [.. sinks.Values];
    }

    private static bool Ask(IDiscMasterProgressEvents sink, Func<IDiscMasterProgressEvents, bool> ask)
    {
        try
        {
            return ask(sink);
        }
        catch (Exception)
        {
            // IMAPI ignores what a sink answers; for QueryCancel a failure means: go on.
            return false;
        }
    }
}
