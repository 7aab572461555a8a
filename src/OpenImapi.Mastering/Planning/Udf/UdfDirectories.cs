using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The directories of a UDF volume: the names of each folder's children, and the entries that they stand for.</summary>
internal sealed class UdfDirectories
{
    private readonly SourceTree tree;
    private readonly NodeView nodes;
    private readonly FileNumbers numbers;
    private readonly UdfIdentities identities;
    private readonly UdfPlaces places;
    private readonly NameTable names;
    private readonly Dictionary<int, uint> furtherNames = [];

    public UdfDirectories(NodeView nodes, FileNumbers numbers, INamingRules rules, UdfIdentities identities, UdfPlaces places)
    {
        (tree, this.nodes, this.numbers, this.identities, this.places) = (nodes.Tree, nodes, numbers, identities, places);
        names = new(tree.NodeCount);
        var namer = new Namer(nodes, rules, names);
        for (var rank = 0; rank < nodes.RankCount; rank++)
        {
            foreach (var node in nodes.ChildrenOf(rank))
                if (numbers.NodeOf(numbers.Of(node)) != node)
                    furtherNames.Add(node, (uint)furtherNames.Count);
            namer.Name(nodes.ChildrenOf(rank));
        }
    }

    /// <summary>The identifier after the last one that is given to a file or a name of one.</summary>
    public ulong NextUniqueId => FurtherId((uint)furtherNames.Count);

    public ReadOnlySpan<byte> NameOf(int node) => names[node];

    public NameChanges ChangesOf(int node) => names.ChangesOf(node);

    public ReadOnlySpan<int> ChildrenOf(int folder) => nodes.ChildrenOf(nodes.RankOf(folder));

    /// <summary>Bytes of a folder's descriptors.</summary>
    public long LengthOf(int folder)
    {
        long length = FileIdentifierDescriptor.LengthFor(0);
        foreach (var child in ChildrenOf(folder))
            length += FileIdentifierDescriptor.LengthFor(names[child].Length);
        return length;
    }

    /// <summary>Writes one descriptor of a folder and returns its length in bytes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="child">-1 for its parent, else a child by its place.</param>
    /// <param name="location">The block in which the descriptor begins, counted in its partition.</param>
    /// <param name="bytes">Where to write.</param>
    public int Write(int folder, int child, uint location, Span<byte> bytes)
    {
        var node = child < 0 ? tree.ParentOf(new(folder)).Value : ChildrenOf(folder)[child];
        return Descriptor.Write(new FileIdentifierDescriptor
        {
            FileVersion = 1,
            Characteristics = (tree.IsFolder(node) ? FileCharacteristics.Directory : FileCharacteristics.None) | (child < 0 ? FileCharacteristics.Parent : FileCharacteristics.None),
            Icb = places.ToEntry(numbers.Of(node)) with { UniqueId = places.Shape.Revision.IsThirdEdition() ? IdOf(node) : 0 },
            Name = child < 0 ? default : new(names.Memory(node)),
        }, bytes, location, places.Shape.Revision);
    }

    /// <summary>Each name of a file has an identifier of its own; the first one's is the file's.</summary>
    private uint IdOf(int node) => furtherNames.TryGetValue(node, out var further) ? (uint)FurtherId(further) : (uint)identities.Of(numbers.Of(node));

    private ulong FurtherId(uint further) => identities.Behind + further;
}
