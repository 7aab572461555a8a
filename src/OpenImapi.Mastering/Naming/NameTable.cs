using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The identifiers of all nodes in one name space, each encoded once.</summary>
internal sealed class NameTable(int nodeCount)
{
    private readonly ByteArena bytes = new();
    private readonly uint[] places = new uint[nodeCount];
    private readonly byte[] lengths = new byte[nodeCount];
    private readonly byte[] changes = new byte[nodeCount];

    public ReadOnlySpan<byte> this[int node] => bytes.Span(places[node], lengths[node]);

    public ReadOnlyMemory<byte> Memory(int node) => bytes.Memory(places[node], lengths[node]);

    /// <summary>What was done to a node's name.</summary>
    public NameChanges ChangesOf(int node) => (NameChanges)changes[node];

    public void Set(int node, ReadOnlySpan<byte> identifier, NameChanges done) =>
        (places[node], lengths[node], changes[node]) = (bytes.Add(identifier), (byte)identifier.Length, (byte)done);
}
