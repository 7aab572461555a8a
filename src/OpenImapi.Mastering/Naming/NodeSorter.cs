namespace OpenImapi.Mastering;

/// <summary>Sorts nodes by names that lie elsewhere: most comparisons are settled by a prefix held beside the node.</summary>
internal sealed class NodeSorter
{
    private Entry[] entries = [];

    /// <param name="nodes">Sorted in place.</param>
    /// <param name="prefix">The begin of a node's key, as a number that sorts as the key does.</param>
    /// <param name="compare">The whole order, asked where prefixes are equal.</param>
    public void Sort(Span<int> nodes, Func<int, ulong> prefix, Comparison<int> compare)
    {
        if (nodes.Length < 2)
            return;
        if (entries.Length < nodes.Length)
            entries = new Entry[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)nodes.Length)];
        for (var i = 0; i < nodes.Length; i++)
            entries[i] = new(prefix(nodes[i]), nodes[i]);
        entries.AsSpan(0, nodes.Length).Sort((a, b) => a.Prefix != b.Prefix ? a.Prefix.CompareTo(b.Prefix) : compare(a.Node, b.Node));
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = entries[i].Node;
    }

    private readonly record struct Entry(ulong Prefix, int Node);
}
