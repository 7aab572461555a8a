namespace OpenImapi.Com;

/// <summary>The sinks that a client has registered with one disc master, each under its cookie.</summary>
internal sealed class ClientSinks
{
    private readonly Lock gate = new();
    private readonly Dictionary<nuint, ClientSink> sinks = [];

    /// <summary>Registers a sink; where that fails, it is let go.</summary>
    public nuint Add(ClientSink sink, Func<ClientSink, nuint> register)
    {
        try
        {
            lock (gate)
            {
                var cookie = register(sink);
                sinks.Add(cookie, sink);
                return cookie;
            }
        }
        catch
        {
            sink.Dispose();
            throw;
        }
    }

    public void Remove(nuint cookie)
    {
        ClientSink? sink;
        lock (gate)
            sinks.Remove(cookie, out sink);
        sink?.Dispose();
    }

    /// <summary>Lets go of all.</summary>
    public void Clear()
    {
        ClientSink[] all;
        lock (gate)
        {
            all = [.. sinks.Values];
            sinks.Clear();
        }

        foreach (var sink in all)
            sink.Dispose();
    }
}
