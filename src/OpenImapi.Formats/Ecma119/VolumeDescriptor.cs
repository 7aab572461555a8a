namespace OpenImapi.Formats.Ecma119;

/// <summary>
/// A primary (8.4) or supplementary (8.5) volume descriptor, one logical sector of 2,048 bytes. Both have one form; only the
/// flags and the escape sequences are zero in a primary one, and a Joliet one's text is UCS-2.
/// </summary>
[Clause(Standard.Ecma119, "8.4")]
[Clause(Standard.Ecma119, "8.5")]
public record struct VolumeDescriptor : IStructure
{
    public VolumeDescriptorType Type { get; set; }

    /// <summary>1, or 2 for an enhanced volume descriptor of ISO 9660:1999.</summary>
    public byte Version { get; set; }

    /// <summary>Bit 0: an escape sequence is not registered with ISO 2375.</summary>
    public byte VolumeFlags { get; set; }

    public ByteString SystemIdentifier { get; set; }

    public ByteString VolumeIdentifier { get; set; }

    /// <summary>The number of logical blocks of 2,048 bytes, from block 0 of the volume on.</summary>
    public uint VolumeSpaceSize { get; set; }

    /// <summary>Which character sets the names are in; empty in a primary descriptor.</summary>
    public ByteString EscapeSequences { get; set; }

    public ushort VolumeSetSize { get; set; }

    public ushort VolumeSequenceNumber { get; set; }

    /// <summary>Bytes in a logical block; 2,048 when we write.</summary>
    public ushort LogicalBlockSize { get; set; }

    /// <summary>Bytes of each path table.</summary>
    public uint PathTableSize { get; set; }

    public uint TypeLPathTable { get; set; }

    public uint OptionalTypeLPathTable { get; set; }

    public uint TypeMPathTable { get; set; }

    public uint OptionalTypeMPathTable { get; set; }

    public DirectoryRecord RootDirectory { get; set; }

    public ByteString VolumeSetIdentifier { get; set; }

    public ByteString PublisherIdentifier { get; set; }

    public ByteString DataPreparerIdentifier { get; set; }

    public ByteString ApplicationIdentifier { get; set; }

    public ByteString CopyrightFileIdentifier { get; set; }

    public ByteString AbstractFileIdentifier { get; set; }

    public ByteString BibliographicFileIdentifier { get; set; }

    public VolumeTime CreatedAt { get; set; }

    public VolumeTime ModifiedAt { get; set; }

    public VolumeTime ExpiresAt { get; set; }

    public VolumeTime EffectiveAt { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Type = (VolumeDescriptorType)f.UInt8("volume descriptor type", (byte)Type);
        f.Fixed("standard identifier", "CD001"u8);
        Version = f.UInt8("volume descriptor version", Version);
        var filler = Type == VolumeDescriptorType.Supplementary && Version == 1 ? Filler.Ucs2Space : Filler.Space;
        VolumeFlags = f.UInt8("volume flags", VolumeFlags);
        SystemIdentifier = f.Padded("system identifier", SystemIdentifier, 32, filler);
        VolumeIdentifier = f.Padded("volume identifier", VolumeIdentifier, 32, filler);
        f.Zero(8);
        VolumeSpaceSize = f.UInt32Both("volume space size", VolumeSpaceSize);
        EscapeSequences = f.Padded("escape sequences", EscapeSequences, 32, Filler.Zero);
        VolumeSetSize = f.UInt16Both("volume set size", VolumeSetSize);
        VolumeSequenceNumber = f.UInt16Both("volume sequence number", VolumeSequenceNumber);
        LogicalBlockSize = f.UInt16Both("logical block size", LogicalBlockSize);
        PathTableSize = f.UInt32Both("path table size", PathTableSize);
        TypeLPathTable = f.UInt32Little("location of occurrence of type L path table", TypeLPathTable);
        OptionalTypeLPathTable = f.UInt32Little("location of optional occurrence of type L path table", OptionalTypeLPathTable);
        TypeMPathTable = f.UInt32Big("location of occurrence of type M path table", TypeMPathTable);
        OptionalTypeMPathTable = f.UInt32Big("location of optional occurrence of type M path table", OptionalTypeMPathTable);
        RootDirectory = f.Nested(RootDirectory);
        VolumeSetIdentifier = f.Padded("volume set identifier", VolumeSetIdentifier, 128, filler);
        PublisherIdentifier = f.Padded("publisher identifier", PublisherIdentifier, 128, filler);
        DataPreparerIdentifier = f.Padded("data preparer identifier", DataPreparerIdentifier, 128, filler);
        ApplicationIdentifier = f.Padded("application identifier", ApplicationIdentifier, 128, filler);
        CopyrightFileIdentifier = f.Padded("copyright file identifier", CopyrightFileIdentifier, 37, filler);
        AbstractFileIdentifier = f.Padded("abstract file identifier", AbstractFileIdentifier, 37, filler);
        BibliographicFileIdentifier = f.Padded("bibliographic file identifier", BibliographicFileIdentifier, 37, filler);
        CreatedAt = f.Nested(CreatedAt);
        ModifiedAt = f.Nested(ModifiedAt);
        ExpiresAt = f.Nested(ExpiresAt);
        EffectiveAt = f.Nested(EffectiveAt);
        f.UInt8("file structure version", Version);
        f.Zero(1);
        f.Bytes("application use", new(new byte[512]), 512);
        f.Zero(653);
    }
}

/// <summary>Which kind of descriptor a logical sector of the volume descriptor set holds.</summary>
[Clause(Standard.Ecma119, "8.1.1")]
public enum VolumeDescriptorType
{
    BootRecord = 0,
    Primary = 1,
    Supplementary = 2,
    Partition = 3,
    Terminator = 255,
}
