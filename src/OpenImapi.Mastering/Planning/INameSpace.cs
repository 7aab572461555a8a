using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// One file system over the common tree and the common file data. A volume has several as peers: each names the nodes and
/// measures its structures, takes its places in the plan, and fills them when they are read. What only stands beside them, such as a boot catalog,
/// names no node, and says no more than where it lies.
/// </summary>
internal interface INameSpace
{
    /// <summary>Its name, for people.</summary>
    string Name { get; }

    /// <summary>Its name with what extends it, for people.</summary>
    string Title { get; }

    /// <summary>Volume descriptors of ECMA-119 that it has: one, or none.</summary>
    int DescriptorCount => 0;

    /// <summary>Adds what says, right behind the descriptors of ECMA-119, that there is another file system.</summary>
    void PlaceRecognition(RegionTable regions, int nameSpace)
    {
    }

    /// <summary>Adds what must lie at certain places before everything else.</summary>
    void PlaceHead(RegionTable regions, int nameSpace)
    {
    }

    /// <summary>Adds its regions to the plan; what points to file data is filled later, when that has its places too.</summary>
    void Place(RegionTable regions, int nameSpace)
    {
    }

    /// <summary>Adds what lies behind the data of all files.</summary>
    void PlaceTail(RegionTable regions, int nameSpace)
    {
    }

    /// <summary>Adds what lies behind the volume, where an image has more than that.</summary>
    void PlaceBehind(RegionTable regions, int nameSpace)
    {
    }

    /// <summary>Writes its descriptor of 2,048 bytes, where it has one.</summary>
    void WriteDescriptor(VolumeFacts facts, Span<byte> block) => throw new InvalidOperationException($"{Name} has no descriptor of ECMA-119.");

    /// <summary>Fills its regions for one reader.</summary>
    IRegionFiller OpenFiller(VolumeFacts facts) => new NoFiller();

    /// <summary>Whether the name space has such a node at all.</summary>
    bool Holds(int node) => false;

    /// <summary>Whether a node has its own name in the name space, byte for byte.</summary>
    bool KeepsName(int node) => false;

    /// <summary>What was done to a node's name.</summary>
    NameChanges ChangesOf(int node) => NameChanges.None;

    /// <summary>A node's name as it is written, for people.</summary>
    string WrittenNameOf(int node) => "";

    /// <summary>The path in the tree of a folder that it has a directory for, for people.</summary>
    string PathOf(int folder) => "";

    /// <summary>What in the tree goes beyond the standard's limits.</summary>
    IEnumerable<PlanWarning> Limits() => [];
}

/// <summary>Makes the bytes of structures, fastest in order.</summary>
internal interface IRegionFiller
{
    /// <summary>Fills whole blocks of a region from an offset in bytes on.</summary>
    void Fill(in Region region, long offset, Span<byte> blocks);
}

/// <summary>For what has no region of its own.</summary>
internal sealed class NoFiller : IRegionFiller
{
    public void Fill(in Region region, long offset, Span<byte> blocks) => throw new InvalidOperationException($"Nothing fills {region.Extent}.");
}
