namespace OpenImapi.Formats.Udf;

/// <summary>The 16 bytes at the start of every descriptor: what it is, where it lies, and sums over itself and what follows.</summary>
[Clause(Standard.Ecma167, "3/7.2")]
[Clause(Standard.OstaUdf, "2.2.1")]
public record struct DescriptorTag(TagIdentifier Identifier, ushort Version, uint Location) : IStructure
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 16;

    /// <summary>The sum of the tag's other bytes, modulo 256.</summary>
    public byte Checksum { get; set; }

    /// <summary>Tells descriptors of one formatting from those of the one before; 0 where that cannot be said.</summary>
    public ushort SerialNumber { get; set; }

    /// <summary>The CRC of <see cref="CrcLength"/> bytes after the tag.</summary>
    public ushort Crc { get; set; }

    /// <summary>Bytes after the tag that the CRC is taken over.</summary>
    public ushort CrcLength { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Identifier = (TagIdentifier)f.UInt16Little("tag identifier", (ushort)Identifier);
        Version = f.UInt16Little("descriptor version", Version);
        Checksum = f.UInt8("tag checksum", Checksum);
        f.Zero(1);
        SerialNumber = f.UInt16Little("tag serial number", SerialNumber);
        Crc = f.UInt16Little("descriptor CRC", Crc);
        CrcLength = f.UInt16Little("descriptor CRC length", CrcLength);
        Location = f.UInt32Little("tag location", Location);
    }
}

/// <summary>What a descriptor is.</summary>
[Clause(Standard.Ecma167, "3/7.2.1")]
[Clause(Standard.Ecma167, "4/7.2.1")]
public enum TagIdentifier : ushort
{
    /// <summary>Of no descriptor of ECMA-167; a sparing table of UDF has it (2.2.12).</summary>
    Unspecified = 0,
    PrimaryVolume = 1,
    AnchorVolumePointer = 2,
    VolumePointer = 3,
    ImplementationUseVolume = 4,
    Partition = 5,
    LogicalVolume = 6,
    UnallocatedSpace = 7,
    Terminating = 8,
    LogicalVolumeIntegrity = 9,
    FileSet = 256,
    FileIdentifier = 257,
    AllocationExtent = 258,
    IndirectEntry = 259,
    TerminalEntry = 260,
    FileEntry = 261,
    ExtendedAttributeHeader = 262,
    UnallocatedSpaceEntry = 263,
    SpaceBitmap = 264,
    PartitionIntegrityEntry = 265,
    ExtendedFileEntry = 266,
}
