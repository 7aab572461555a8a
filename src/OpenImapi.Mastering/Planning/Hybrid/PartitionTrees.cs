using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>
/// The trees of ECMA-119 a second time, with addresses that count from the partition's first block, so that the partition can be mounted by itself. The data of
/// files are the same blocks. Each copy is as long as its original and lies in the same order, so an address moves by one distance.
/// </summary>
internal sealed class PartitionTrees(int offset, IReadOnlyList<INameSpace> nameSpaces)
{
    private readonly List<(INameSpace Space, int Number)> originals =
        [.. nameSpaces.Select((space, number) => (space, number)).Where(each => each.space is Ecma119NameSpace)];

    private readonly List<MovedTree> trees = [];

    public void PlaceDescriptors(RegionTable regions, int nameSpace)
    {
        if (originals.Count == 0)
            return;
        var first = offset + VolumeConstants.SystemArea.Value;
        if (first > regions.End.Value)
            regions.Add(RegionKind.Padding, new(first - regions.End.Value));
        regions.Add(RegionKind.PartitionDescriptors, new(originals.Count + 1), nameSpace: nameSpace);
    }

    public void Place(RegionTable regions, int nameSpace)
    {
        foreach (var (space, number) in originals)
        {
            var all = regions.Where(region => region.NameSpace == number && IsOfTree(region.Kind)).ToList();
            var start = (uint)regions.End.Value;
            foreach (var region in all)
                regions.Add(region.Kind, region.Extent.Length, region.Node.Value, nameSpace);
            trees.Add(new(space, number, Extent.Between(all[0].Extent.Start, all[^1].Extent.End), start - (uint)all[0].Extent.Start.Value, (uint)offset));
        }
    }

    public PartitionTreeFiller OpenFiller(VolumeFacts facts) => new(trees, facts);

    private static bool IsOfTree(RegionKind kind) => kind is RegionKind.PathTableL or RegionKind.PathTableM or RegionKind.Directory or RegionKind.Continuation;
}

/// <summary>One tree and its copy.</summary>
/// <param name="Space">The name space that the tree is of.</param>
/// <param name="Number">The place of the name space among the plan's.</param>
/// <param name="Original">The blocks of the tree.</param>
/// <param name="Distance">Blocks from the original to the copy.</param>
/// <param name="Offset">The block from which the copy's addresses count.</param>
internal sealed record MovedTree(INameSpace Space, int Number, Extent Original, uint Distance, uint Offset)
{
    /// <summary>The blocks of the copy.</summary>
    public Extent Copy => new(Original.Start + new BlockCount(Distance), Original.Length);

    /// <summary>An address of the original as the copy has it. What has no data lies nowhere, at block 0.</summary>
    public uint Move(uint address) => address == 0 ? 0 : (Original.Contains(new Lba(address)) ? address + Distance : address) - Offset;

    /// <summary>The region of the original for one of the copy.</summary>
    public Region OriginalOf(in Region region) => region with { Extent = new(region.Extent.Start - new BlockCount(Distance), region.Extent.Length), NameSpace = Number };
}
