namespace OpenImapi.Mastering;

/// <summary>
/// Sorts nodes by names that lie elsewhere: most comparisons are settled by a prefix held beside the node. What is in order already, as names sorted for another
/// name space mostly are, is only looked over.
/// </summary>
internal sealed class NodeSorter
{
    private readonly Func<int, ulong> prefix;
    private readonly Comparison<Entry> order;
    private Entry[] entries = [];

    /// <param name="prefix">The begin of a node's key, as a number that sorts as the key does.</param>
    /// <param name="compare">The whole order, asked where prefixes are equal.</param>
    public NodeSorter(Func<int, ulong> prefix, Comparison<int> compare)
    {
        this.prefix = prefix;
        order = (a, b) => a.Prefix != b.Prefix ? a.Prefix.CompareTo(b.Prefix) : compare(a.Node, b.Node);
    }

    /// <summary>Sorts in place.</summary>
    public void Sort(Span<int> nodes)
    {
        if (nodes.Length < 2)
            return;
        if (entries.Length < nodes.Length)
            entries = new Entry[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)nodes.Length)];
        var keyed = entries.AsSpan(0, nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
            keyed[i] = new(prefix(nodes[i]), nodes[i]);
        if (IsInOrder(keyed))
            return;
        keyed.Sort(order);
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = keyed[i].Node;
    }

    private bool IsInOrder(ReadOnlySpan<Entry> keyed)
    {
        for (var i = 1; i < keyed.Length; i++)
            if (order(keyed[i - 1], keyed[i]) > 0)
                return false;
        return true;
    }

    private readonly record struct Entry(ulong Prefix, int Node);
}
