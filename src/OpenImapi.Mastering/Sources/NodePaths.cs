namespace OpenImapi.Mastering;

/// <summary>The paths of nodes in bytes, one at a time and in one place.</summary>
internal sealed class NodePaths(SourceTree tree)
{
    private byte[] path = new byte[256];

    /// <summary>A node's path from the root, without a slash at its start. It is good until the next is asked for.</summary>
    public ReadOnlySpan<byte> Of(int node)
    {
        var length = 0;
        for (var at = node; at > 0; at = tree.Row(at).Parent)
            length += tree.NameOf(at).Length + 1;
        if (path.Length < length)
            path = new byte[2 * length];
        var end = Math.Max(0, length - 1);
        for (var (at, place) = (node, end); at > 0; at = tree.Row(at).Parent)
        {
            var name = tree.NameOf(at);
            place -= name.Length;
            name.CopyTo(path.AsSpan(place));
            if (place > 0)
                path[--place] = (byte)'/';
        }

        return path.AsSpan(0, end);
    }
}
