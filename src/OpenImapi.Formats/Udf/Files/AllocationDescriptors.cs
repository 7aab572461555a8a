namespace OpenImapi.Formats.Udf;

/// <summary>The length in bytes and the state of an allocated extent, as one 32-bit number: 30 bits and 2.</summary>
[Clause(Standard.Ecma167, "4/14.14.1.1")]
public readonly record struct ExtentLength(uint Value)
{
    /// <summary>The most bytes of one extent, 2^30 - 1. An extent that another follows is of whole blocks: 2^30 - 2,048 at most.</summary>
    public const uint Maximum = (1u << 30) - 1;

    public ExtentLength(uint bytes, ExtentState state)
        : this(bytes <= Maximum ? bytes | (uint)state << 30 : throw new ArgumentOutOfRangeException(nameof(bytes), "An extent has at most 2^30 - 1 bytes."))
    {
    }

    /// <summary>Length in bytes, 0 to <see cref="Maximum"/>; 0 ends a list of allocation descriptors.</summary>
    public uint Bytes => Value & Maximum;

    public ExtentState State => (ExtentState)(Value >> 30);

    public override string ToString() => State == ExtentState.Recorded ? $"{Bytes}" : $"{Bytes} ({State})";
}

/// <summary>What was done with an extent.</summary>
[Clause(Standard.Ecma167, "4/14.14.1.1")]
public enum ExtentState
{
    Recorded = 0,

    /// <summary>Its blocks belong to the file and read as zeros.</summary>
    Allocated = 1,

    /// <summary>A hole: no blocks, reads as zeros.</summary>
    NotAllocated = 2,

    /// <summary>Holds the allocation descriptors that follow.</summary>
    NextExtent = 3,
}

/// <summary>An extent in the partition that holds the descriptor.</summary>
[Clause(Standard.Ecma167, "4/14.14.1")]
public record struct ShortAllocationDescriptor(ExtentLength Length, uint Position) : IStructure
{
    /// <summary>Bytes of the descriptor.</summary>
    public const int Size = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Length = new(f.UInt32Little("extent length", Length.Value));
        Position = f.UInt32Little("extent position", Position);
    }
}

/// <summary>An extent in any partition of the logical volume.</summary>
[Clause(Standard.Ecma167, "4/14.14.2")]
[Clause(Standard.OstaUdf, "2.3.10.1")]
public record struct LongAllocationDescriptor(ExtentLength Length, LogicalBlockAddress Location) : IStructure
{
    /// <summary>Bytes of the descriptor.</summary>
    public const int Size = 16;

    /// <summary>Says whether an allocated extent is erased.</summary>
    public AllocationFlags Flags { get; set; }

    /// <summary>The low 32 bits of the unique identifier of the file that a file identifier descriptor points at; else 0 (2.3.4.3).</summary>
    public uint UniqueId { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Length = new(f.UInt32Little("extent length", Length.Value));
        Location = f.Nested(Location);
        Flags = (AllocationFlags)f.UInt16Little("allocation descriptor flags", (ushort)Flags);
        UniqueId = f.UInt32Little("UDF unique ID", UniqueId);
    }
}

/// <summary>What is said of an extent in UDF's implementation use.</summary>
[Flags]
[Clause(Standard.OstaUdf, "2.3.10.1")]
public enum AllocationFlags : ushort
{
    None = 0,

    /// <summary>The extent is allocated but not recorded, and its blocks are erased.</summary>
    Erased = 1,
}

/// <summary>An extent whose recorded and original lengths differ; UDF does not write it.</summary>
[Clause(Standard.Ecma167, "4/14.14.3")]
public record struct ExtendedAllocationDescriptor(ExtentLength Length, uint RecordedLength, uint InformationLength, LogicalBlockAddress Location) : IStructure
{
    /// <summary>Bytes of the descriptor.</summary>
    public const int Size = 20;

    public ushort ImplementationUse { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Length = new(f.UInt32Little("extent length", Length.Value));
        RecordedLength = f.UInt32Little("recorded length", RecordedLength);
        InformationLength = f.UInt32Little("information length", InformationLength);
        Location = f.Nested(Location);
        ImplementationUse = f.UInt16Little("implementation use", ImplementationUse);
    }
}

/// <summary>One extent of a file, whatever form its descriptor has.</summary>
/// <param name="Length">Bytes and state.</param>
/// <param name="Location">Its first block.</param>
[Clause(Standard.Ecma167, "4/14.14")]
public readonly record struct AllocatedExtent(ExtentLength Length, LogicalBlockAddress Location);

/// <summary>Reads the allocation descriptors of an entry.</summary>
[Clause(Standard.Ecma167, "4/14.14")]
public static class AllocationDescriptors
{
    /// <summary>Bytes of one descriptor of a form; 0 for embedded data.</summary>
    public static int SizeOf(AllocationForm form) => form switch
    {
        AllocationForm.Short => ShortAllocationDescriptor.Size,
        AllocationForm.Long => LongAllocationDescriptor.Size,
        AllocationForm.Extended => ExtendedAllocationDescriptor.Size,
        _ => 0,
    };

    /// <summary>The extents in order, up to the first of length 0; an unfinished one at the end is left out.</summary>
    /// <param name="form">Which form the descriptors have.</param>
    /// <param name="bytes">The descriptors.</param>
    /// <param name="partition">The partition that holds them, which short descriptors do not name.</param>
    public static IReadOnlyList<AllocatedExtent> Read(AllocationForm form, ReadOnlySpan<byte> bytes, ushort partition)
    {
        var extents = new List<AllocatedExtent>();
        var size = SizeOf(form);
        for (; size > 0 && bytes.Length >= size; bytes = bytes[size..])
        {
            var extent = Read(form, bytes[..size], partition, size);
            if (extent.Length.Bytes == 0)
                break;
            extents.Add(extent);
        }

        return extents;
    }

    private static AllocatedExtent Read(AllocationForm form, ReadOnlySpan<byte> bytes, ushort partition, int size)
    {
        if (form == AllocationForm.Short)
        {
            var descriptor = Structure.Read<ShortAllocationDescriptor>(bytes[..size]);
            return new(descriptor.Length, new(descriptor.Position, partition));
        }

        if (form == AllocationForm.Long)
        {
            var descriptor = Structure.Read<LongAllocationDescriptor>(bytes[..size]);
            return new(descriptor.Length, descriptor.Location);
        }

        var extended = Structure.Read<ExtendedAllocationDescriptor>(bytes[..size]);
        return new(extended.Length, extended.Location);
    }
}
