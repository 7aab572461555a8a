namespace OpenImapi.Formats.Partitions;

/// <summary>Tells field by field what partition tables stand in the blocks that a disk begins and ends with.</summary>
[Clause(Standard.Uefi, "5.2")]
[Clause(Standard.Uefi, "5.3")]
[Clause(Standard.InsideMacintosh, "partition map entry record")]
public static class PartitionExplainer
{
    private const int Sector = DiskGeometry.SectorSize;

    /// <summary>A master boot record, what an Apple partition map begins with, headers of a GUID partition table, and entries of a partition map.</summary>
    /// <param name="block">One block of 2,048 bytes, four sectors.</param>
    /// <param name="isFirst">True for block 0, the only one that holds a master boot record.</param>
    public static IReadOnlyList<ExplainedStructure> ExplainBlock(ReadOnlySpan<byte> block, bool isFirst)
    {
        var explained = new List<ExplainedStructure>();
        for (var at = 0; at + Sector <= block.Length; at += Sector)
        {
            var sector = block.Slice(at, Sector);
            if (at == 0 && isFirst && sector.StartsWith("ER"u8))
                explained.Add(new(at, "Apple driver descriptor record", Structure.Explain<AppleDriverDescriptor>(sector)));
            if (at == 0 && isFirst && MasterBootRecord.IsOne(sector))
                explained.Add(new(at, "master boot record", Structure.Explain<MasterBootRecord>(sector)));
            if (GuidTableHeader.IsOne(sector))
                explained.Add(new(at, "header of a GUID partition table", Structure.Explain<GuidTableHeader>(sector)));
            if (ApplePartition.IsOne(sector))
                explained.Add(new(at, "entry of an Apple partition map", Structure.Explain<ApplePartition>(sector)));
        }

        return explained;
    }

    /// <summary>The used entries of a GUID partition table that begin in a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="start">Where in the block the first entry begins; after the start of the table's first block, 0.</param>
    /// <param name="size">Bytes of an entry, as the header says.</param>
    /// <param name="first">The number of the first of them, counted from 0.</param>
    /// <param name="count">Entries of the table.</param>
    public static IReadOnlyList<ExplainedStructure> ExplainEntries(ReadOnlySpan<byte> block, int start, int size, int first, int count)
    {
        var explained = new List<ExplainedStructure>();
        for (var (at, number) = (start, first); size >= GuidPartition.Length && at + size <= block.Length && number < count; at += size, number++)
        {
            var entry = block.Slice(at, size);
            if (!Structure.Read<GuidPartition>(entry).IsUnused)
                explained.Add(new(at, $"entry {number + 1} of a GUID partition table", Structure.Explain<GuidPartition>(entry)));
        }

        return explained;
    }
}
