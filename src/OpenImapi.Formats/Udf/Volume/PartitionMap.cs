namespace OpenImapi.Formats.Udf;

/// <summary>How a partition of a logical volume lies on a partition of a volume.</summary>
[Clause(Standard.Ecma167, "3/10.7")]
[Clause(Standard.OstaUdf, "2.2.8")]
[Clause(Standard.OstaUdf, "2.2.9")]
[Clause(Standard.OstaUdf, "2.2.10")]
public record struct PartitionMap : IStructure
{
    private const byte Type1Length = 6;
    private const byte Type2Length = 64;

    /// <summary>1, a whole partition as it is; 2, some other way that <see cref="Identifier"/> names.</summary>
    public byte Type { get; set; }

    /// <summary>"*UDF Virtual Partition", "*UDF Sparable Partition" or "*UDF Metadata Partition"; of type 2.</summary>
    public EntityIdentifier Identifier { get; set; }

    public ushort VolumeSequenceNumber { get; set; }

    /// <summary>The number in the partition descriptor of the partition below.</summary>
    public ushort PartitionNumber { get; set; }

    /// <summary>Of a sparable partition.</summary>
    public SparableMap Sparable { get; set; }

    /// <summary>Of a metadata partition.</summary>
    public MetadataMap Metadata { get; set; }

    /// <summary>The rest of a map of another kind.</summary>
    public ByteString Other { get; set; }

    public readonly PartitionMapKind Kind => Type switch
    {
        1 => PartitionMapKind.Physical,
        2 when Identifier.Is(UdfIdentifiers.VirtualPartition) => PartitionMapKind.Virtual,
        2 when Identifier.Is(UdfIdentifiers.SparablePartition) => PartitionMapKind.Sparable,
        2 when Identifier.Is(UdfIdentifiers.MetadataPartition) => PartitionMapKind.Metadata,
        _ => PartitionMapKind.Unknown,
    };

    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => Type switch
    {
        1 => Type1Length,
        2 => Type2Length,
        _ => 2 + Other.Length,
    };

    /// <summary>A partition as it is.</summary>
    public static PartitionMap Physical(ushort partition) => new() { Type = 1, VolumeSequenceNumber = 1, PartitionNumber = partition };

    /// <summary>A partition whose blocks are found through the virtual allocation table.</summary>
    public static PartitionMap Virtual(ushort partition, UdfRevision revision) => Of(UdfIdentifiers.VirtualPartition, partition, revision);

    /// <summary>A partition whose bad packets lie elsewhere.</summary>
    public static PartitionMap Spared(ushort partition, UdfRevision revision, SparableMap map) =>
        Of(UdfIdentifiers.SparablePartition, partition, revision) with { Sparable = map };

    /// <summary>A partition whose blocks are those of the metadata file.</summary>
    public static PartitionMap OfMetadata(ushort partition, UdfRevision revision, MetadataMap map) =>
        Of(UdfIdentifiers.MetadataPartition, partition, revision) with { Metadata = map };

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = f.UInt8("partition map type", Type);
        var length = f.UInt8("partition map length", (byte)Length);
        if (Type == 1 && length == Type1Length)
        {
            VolumeSequenceNumber = f.UInt16Little("volume sequence number", VolumeSequenceNumber);
            PartitionNumber = f.UInt16Little("partition number", PartitionNumber);
            return;
        }

        if (Type != 2 || length != Type2Length)
        {
            Type = Type is 1 or 2 ? (byte)0 : Type;
            Other = f.Bytes("partition mapping", Other, Math.Max(0, length - 2));
            return;
        }

        f.Zero(2);
        Identifier = f.Nested(Identifier);
        VolumeSequenceNumber = f.UInt16Little("volume sequence number", VolumeSequenceNumber);
        PartitionNumber = f.UInt16Little("partition number", PartitionNumber);
        if (Kind == PartitionMapKind.Sparable)
            Sparable = f.Nested(Sparable);
        else if (Kind == PartitionMapKind.Metadata)
            Metadata = f.Nested(Metadata);
        else
            Other = f.Padded(Kind == PartitionMapKind.Virtual ? "reserved" : "partition mapping", Other, 24, Filler.Zero);
    }

    private static PartitionMap Of(ByteString identifier, ushort partition, UdfRevision revision) =>
        new() { Type = 2, Identifier = EntityIdentifier.Udf(identifier, revision), VolumeSequenceNumber = 1, PartitionNumber = partition };
}

/// <summary>The ways in which a partition of a logical volume is found.</summary>
[Clause(Standard.Ecma167, "3/10.7")]
public enum PartitionMapKind
{
    /// <summary>A map that nobody here can follow.</summary>
    Unknown,
    Physical,
    Virtual,
    Sparable,
    Metadata,
}

/// <summary>Where the sparing tables are and how long a packet is.</summary>
[Clause(Standard.OstaUdf, "2.2.9")]
public record struct SparableMap(ushort PacketLength, uint TableSize, ValueList<uint> TableLocations) : IStructure
{
    private const int MostTables = 4;

    /// <summary>Packets of 32 blocks, the only length that UDF knows (16 on DVD).</summary>
    public const ushort CdPacket = 32;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        PacketLength = f.UInt16Little("packet length", PacketLength);
        var count = f.UInt8("number of sparing tables", (byte)TableLocations.Count);
        f.Zero(1);
        TableSize = f.UInt32Little("size of each sparing table", TableSize);
        TableLocations = f.UInt32List("location of sparing table", TableLocations, Math.Min((int)count, MostTables));
        f.Zero(4 * (MostTables - Math.Min((int)count, MostTables)));
    }
}

/// <summary>Where the ICBs of the metadata files are, in blocks of the partition below.</summary>
[Clause(Standard.OstaUdf, "2.2.10")]
public record struct MetadataMap(uint FileLocation, uint MirrorLocation, uint BitmapLocation) : IStructure
{
    /// <summary>A <see cref="BitmapLocation"/> where there is no bitmap file: on a read-only partition, and only there.</summary>
    public const uint NoBitmap = uint.MaxValue;

    /// <summary>Blocks that the metadata file grows by: a multiple of the greatest of 32, the blocks of an ECC block and those of a packet.</summary>
    public uint AllocationUnit { get; set; }

    /// <summary>Blocks that its extents start at a multiple of: a multiple of the blocks of an ECC block, or of a packet if that is longer.</summary>
    public ushort AlignmentUnit { get; set; }

    public MetadataFlags Flags { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        FileLocation = f.UInt32Little("metadata file location", FileLocation);
        MirrorLocation = f.UInt32Little("metadata mirror file location", MirrorLocation);
        BitmapLocation = f.UInt32Little("metadata bitmap file location", BitmapLocation);
        AllocationUnit = f.UInt32Little("allocation unit size", AllocationUnit);
        AlignmentUnit = f.UInt16Little("alignment unit size", AlignmentUnit);
        Flags = (MetadataFlags)f.UInt8("flags", (byte)Flags);
        f.Zero(5);
    }
}

/// <summary>How much of the metadata there is twice.</summary>
[Flags]
[Clause(Standard.OstaUdf, "2.2.10")]
public enum MetadataFlags : byte
{
    None = 0,

    /// <summary>The mirror file has blocks of its own with the same content; else only its entry is a copy.</summary>
    Duplicated = 1,
}
