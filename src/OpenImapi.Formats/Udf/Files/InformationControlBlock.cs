namespace OpenImapi.Formats.Udf;

/// <summary>The 20 bytes after the tag of every entry of an information control block (ICB).</summary>
[Clause(Standard.Ecma167, "4/14.6")]
[Clause(Standard.OstaUdf, "2.3.5")]
public record struct IcbTag(FileType FileType, IcbFlags Flags) : IStructure
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 20;

    /// <summary>Direct entries of this file recorded before this one.</summary>
    public uint PriorDirectEntries { get; set; }

    /// <summary>How entries follow one another: 4, a single one, or 4096, one and a pointer to its successor.</summary>
    public ushort StrategyType { get; set; } = SingleEntry;

    /// <summary>1 for strategy 4096, else 0.</summary>
    public ushort StrategyParameter { get; set; }

    /// <summary>1 for strategy 4, 2 for strategy 4096.</summary>
    public ushort MaximumEntries { get; set; } = 1;

    /// <summary>The ICB of the folder that holds the file; zero when it is not told.</summary>
    public LogicalBlockAddress ParentIcb { get; set; }

    /// <summary>Strategy 4: one direct entry.</summary>
    public const ushort SingleEntry = 4;

    /// <summary>Strategy 4096, of UDF (6.6): one direct entry and one indirect entry, for media that are written once.</summary>
    public const ushort LinkedEntries = 4096;

    /// <summary>The form of the allocation descriptors.</summary>
    public readonly AllocationForm Form => (AllocationForm)(Flags & IcbFlags.FormMask);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        PriorDirectEntries = f.UInt32Little("prior recorded number of direct entries", PriorDirectEntries);
        StrategyType = f.UInt16Little("strategy type", StrategyType);
        StrategyParameter = f.UInt16Little("strategy parameter", StrategyParameter);
        MaximumEntries = f.UInt16Little("maximum number of entries", MaximumEntries);
        f.Zero(1);
        FileType = (FileType)f.UInt8("file type", (byte)FileType);
        ParentIcb = f.Nested(ParentIcb);
        Flags = (IcbFlags)f.UInt16Little("flags", (ushort)Flags);
    }
}

/// <summary>What an entry describes.</summary>
[Clause(Standard.Ecma167, "4/14.6.6")]
[Clause(Standard.OstaUdf, "2.3.5.2")]
public enum FileType : byte
{
    Unspecified = 0,
    UnallocatedSpace = 1,
    PartitionIntegrity = 2,
    IndirectEntry = 3,
    Directory = 4,

    /// <summary>A file of bytes.</summary>
    Bytes = 5,
    BlockDevice = 6,
    CharacterDevice = 7,
    ExtendedAttributes = 8,
    Fifo = 9,
    Socket = 10,
    TerminalEntry = 11,
    SymbolicLink = 12,
    StreamDirectory = 13,

    /// <summary>The virtual allocation table, from revision 2.00 on.</summary>
    VirtualAllocationTable = 248,

    /// <summary>A file whose blocks must come at a steady rate.</summary>
    RealTime = 249,
    Metadata = 250,
    MetadataMirror = 251,
    MetadataBitmap = 252,
}

/// <summary>Flags of an entry; the lowest three bits are the form of its allocation descriptors.</summary>
[Flags]
[Clause(Standard.Ecma167, "4/14.6.8")]
[Clause(Standard.OstaUdf, "2.3.5.4")]
public enum IcbFlags : ushort
{
    None = 0,
    LongForm = 1,
    ExtendedForm = 2,

    /// <summary>The content stands where the allocation descriptors would.</summary>
    Embedded = 3,

    /// <summary>With this bit the form would be one that no standard has yet.</summary>
    ReservedForm = 4,
    FormMask = 7,
    SortedDirectory = 0x0008,
    NonRelocatable = 0x0010,
    Archive = 0x0020,
    SetUserId = 0x0040,
    SetGroupId = 0x0080,
    Sticky = 0x0100,

    /// <summary>The extents are one run of blocks.</summary>
    Contiguous = 0x0200,
    System = 0x0400,
    Transformed = 0x0800,
    MultiVersions = 0x1000,
    Stream = 0x2000,
}

/// <summary>How an entry tells where its content lies.</summary>
[Clause(Standard.Ecma167, "4/14.6.8")]
public enum AllocationForm
{
    Short = 0,
    Long = 1,
    Extended = 2,
    Embedded = 3,
}
