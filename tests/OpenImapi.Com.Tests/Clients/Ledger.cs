using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>The references that a client's objects have given out: each must come back.</summary>
internal sealed unsafe class Ledger : IDisposable
{
    /// <summary>Another party's: our own marshaller does not know its objects.</summary>
    private readonly StrategyBasedComWrappers foreign = new();
    private readonly List<(object Value, nint Face)> given = [];

    /// <summary>References that somebody still holds.</summary>
    public int Out => given.GroupBy(each => each.Value, ReferenceEqualityComparer.Instance).Sum(group => (int)MasterBench.CountOf((void*)group.First().Face) - group.Count());

    /// <summary>How many were given.</summary>
    public int Given => given.Count;

    /// <summary>An object of the client's, with the client's own reference only.</summary>
    public void* Show<T>(object value)
    {
        var unknown = foreign.GetOrCreateComInterfaceForObject(value, CreateComInterfaceFlags.None);
        Assert.Equal(0, Marshal.QueryInterface(unknown, typeof(T).GUID, out var face));
        Marshal.Release(unknown);
        given.Add((value, face));
        return (void*)face;
    }

    /// <summary>A reference that whoever asked must give back.</summary>
    public void* Give<T>(object value)
    {
        var face = Show<T>(value);
        Marshal.AddRef((nint)face);
        return face;
    }

    public void Dispose()
    {
        foreach (var (_, face) in given)
            Marshal.Release(face);
        given.Clear();
    }
}
