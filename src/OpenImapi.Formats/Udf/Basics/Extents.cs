namespace OpenImapi.Formats.Udf;

/// <summary>A run of sectors of the volume, by its length in bytes and its first logical sector.</summary>
[Clause(Standard.Ecma167, "3/7.1")]
public record struct ExtentDescriptor(uint Length, uint Location) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Length = f.UInt32Little("extent length", Length);
        Location = f.UInt32Little("extent location", Location);
    }
}

/// <summary>A logical block by its number in a partition of the logical volume.</summary>
/// <param name="Block">Counted from the partition's first block.</param>
/// <param name="Partition">The index of the partition's map in the logical volume descriptor.</param>
[Clause(Standard.Ecma167, "4/7.1")]
public record struct LogicalBlockAddress(uint Block, ushort Partition) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Block = f.UInt32Little("logical block number", Block);
        Partition = f.UInt16Little("partition reference number", Partition);
    }

    public override readonly string ToString() => $"{Partition}:{Block}";
}
