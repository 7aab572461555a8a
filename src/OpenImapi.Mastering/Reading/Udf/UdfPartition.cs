using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>A partition of a logical volume: finds its blocks on the disc.</summary>
internal abstract class UdfPartition
{
    /// <summary>Where a block lies, and how many blocks from it on lie one after another; nothing for a block that the partition lacks.</summary>
    public abstract Extent? Find(uint block);
}

/// <summary>A partition as it stands in the volume; also one that cannot be read, with no block at all.</summary>
internal sealed class PhysicalPartition(Extent extent) : UdfPartition
{
    public override Extent? Find(uint block) => block < extent.Length.Value ? Extent.Between(extent.Start + new BlockCount(block), extent.End) : null;
}

/// <summary>A partition whose bad packets lie elsewhere (UDF 2.2.12).</summary>
internal sealed class SparablePartition(UdfPartition below, uint packetLength, IReadOnlyDictionary<uint, uint> spared) : UdfPartition
{
    public override Extent? Find(uint block)
    {
        var (within, packet) = (block % packetLength, block - block % packetLength);
        if (spared.TryGetValue(packet, out var mapped))
            return new(new Lba((long)mapped + within), new(packetLength - within));
        return below.Find(block) is { } found ? new(found.Start, BlockCount.Min(found.Length, new(packetLength - within))) : null;
    }
}

/// <summary>A partition whose blocks are found through the virtual allocation table (UDF 2.2.11).</summary>
internal sealed class VirtualPartition(UdfPartition below, VirtualAllocationTable table, uint tableEntry) : UdfPartition
{
    public VirtualAllocationTable Table => table;

    /// <summary>The block of the table's entry in the partition below.</summary>
    public uint TableEntry => tableEntry;

    /// <summary>Where that entry lies.</summary>
    public Lba? TableBlock => below.Find(tableEntry)?.Start;

    public override Extent? Find(uint block)
    {
        var entry = block < table.Entries.Count ? table.Entries[(int)block] : VirtualAllocationTable.Unused;
        return entry != VirtualAllocationTable.Unused && below.Find(entry) is { } found ? new(found.Start, new(1)) : null;
    }
}

/// <summary>A partition whose blocks are those of the metadata file (UDF 2.2.13).</summary>
internal sealed class MetadataPartition(UdfPartition below, ImmutableArray<UdfSection> sections) : UdfPartition
{
    public override Extent? Find(uint block)
    {
        var left = (long)block * BlockSizes.UserData;
        foreach (var section in sections)
        {
            if (left >= section.Length)
            {
                left -= section.Length;
                continue;
            }

            var (first, blocks) = (left / BlockSizes.UserData, BlockCount.ForBytes(section.Length).Value);
            if (section.State != ExtentState.Recorded || below.Find((uint)(section.Location.Block + first)) is not { } found)
                return null;
            return new(found.Start, BlockCount.Min(found.Length, new(blocks - first)));
        }

        return null;
    }
}
