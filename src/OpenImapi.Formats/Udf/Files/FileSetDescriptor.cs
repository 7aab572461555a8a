namespace OpenImapi.Formats.Udf;

/// <summary>Where a tree of files starts: its root directory, its names.</summary>
[Clause(Standard.Ecma167, "4/14.1")]
[Clause(Standard.OstaUdf, "2.3.2")]
public record struct FileSetDescriptor : IDescriptor
{
    public static TagIdentifier Identifier => TagIdentifier.FileSet;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.FileSet;

    public DescriptorTag Tag { get; set; }

    public TimeStamp RecordedAt { get; set; }

    /// <summary>3 in UDF.</summary>
    public ushort InterchangeLevel { get; set; }

    /// <summary>3 in UDF.</summary>
    public ushort MaximumInterchangeLevel { get; set; }

    /// <summary>Bit 0, CS0, in UDF.</summary>
    public uint CharacterSets { get; set; }

    public uint MaximumCharacterSets { get; set; }

    public uint FileSetNumber { get; set; }

    public uint FileSetDescriptorNumber { get; set; }

    public CharacterSet LogicalVolumeIdentifierCharacterSet { get; set; }

    /// <summary>Compressed Unicode, up to 127 bytes, as in the logical volume descriptor.</summary>
    public ByteString LogicalVolumeIdentifier { get; set; }

    public CharacterSet FileSetCharacterSet { get; set; }

    /// <summary>Compressed Unicode, up to 31 bytes.</summary>
    public ByteString FileSetIdentifier { get; set; }

    /// <summary>The name of a file in the root, up to 31 bytes, or empty.</summary>
    public ByteString CopyrightFile { get; set; }

    /// <summary>The name of a file in the root, up to 31 bytes, or empty.</summary>
    public ByteString AbstractFile { get; set; }

    public LongAllocationDescriptor RootDirectoryIcb { get; set; }

    public EntityIdentifier Domain { get; set; }

    /// <summary>Where further file set descriptors lie; length 0 when there are none.</summary>
    public LongAllocationDescriptor NextExtent { get; set; }

    /// <summary>The streams of the volume as a whole; from revision 2.00 on.</summary>
    public LongAllocationDescriptor SystemStreamDirectoryIcb { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        RecordedAt = f.Nested(RecordedAt);
        InterchangeLevel = f.UInt16Little("interchange level", InterchangeLevel);
        MaximumInterchangeLevel = f.UInt16Little("maximum interchange level", MaximumInterchangeLevel);
        CharacterSets = f.UInt32Little("character set list", CharacterSets);
        MaximumCharacterSets = f.UInt32Little("maximum character set list", MaximumCharacterSets);
        FileSetNumber = f.UInt32Little("file set number", FileSetNumber);
        FileSetDescriptorNumber = f.UInt32Little("file set descriptor number", FileSetDescriptorNumber);
        LogicalVolumeIdentifierCharacterSet = f.Nested(LogicalVolumeIdentifierCharacterSet);
        LogicalVolumeIdentifier = f.DString("logical volume identifier", LogicalVolumeIdentifier, 128);
        FileSetCharacterSet = f.Nested(FileSetCharacterSet);
        FileSetIdentifier = f.DString("file set identifier", FileSetIdentifier, 32);
        CopyrightFile = f.DString("copyright file identifier", CopyrightFile, 32);
        AbstractFile = f.DString("abstract file identifier", AbstractFile, 32);
        RootDirectoryIcb = f.Nested(RootDirectoryIcb);
        Domain = f.Nested(Domain);
        NextExtent = f.Nested(NextExtent);
        SystemStreamDirectoryIcb = f.Nested(SystemStreamDirectoryIcb);
        f.Zero(32);
    }
}
