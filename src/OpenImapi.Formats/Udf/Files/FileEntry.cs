namespace OpenImapi.Formats.Udf;

/// <summary>
/// Everything about a file but its name and its folder: a file entry (14.9), or an extended one (14.17), which knows when the file was
/// created and where its streams are. The tag identifier says which.
/// </summary>
[Clause(Standard.Ecma167, "4/14.9")]
[Clause(Standard.Ecma167, "4/14.17")]
[Clause(Standard.OstaUdf, "2.3.6")]
public record struct FileEntry : IDescriptor
{
    /// <summary>Bytes of a file entry without attributes and allocation descriptors.</summary>
    public const int FixedLength = 176;

    /// <summary>Bytes of an extended one.</summary>
    public const int ExtendedFixedLength = 216;

    /// <summary>A user or group that is not told.</summary>
    public const uint NoIdentity = uint.MaxValue;

    public static TagIdentifier Identifier => TagIdentifier.FileEntry;

    public static TagIdentifier AlternateIdentifier => TagIdentifier.ExtendedFileEntry;

    /// <summary>An entry of the form asked for, with nothing in it.</summary>
    public static FileEntry Create(bool extended) => new()
    {
        Tag = new() { Identifier = extended ? AlternateIdentifier : Identifier },
        Icb = new(FileType.Unspecified, IcbFlags.None),
        Checkpoint = 1,
    };

    public DescriptorTag Tag { get; set; }

    public IcbTag Icb { get; set; }

    /// <summary>The owner; <see cref="NoIdentity"/> when it is not told.</summary>
    public uint UserId { get; set; }

    public uint GroupId { get; set; }

    public Permissions Permissions { get; set; }

    /// <summary>File identifier descriptors that point here.</summary>
    public ushort LinkCount { get; set; }

    /// <summary>0 in UDF.</summary>
    public byte RecordFormat { get; set; }

    /// <summary>0 in UDF.</summary>
    public byte RecordDisplayAttributes { get; set; }

    /// <summary>0 in UDF.</summary>
    public uint RecordLength { get; set; }

    /// <summary>Bytes of the content.</summary>
    public ulong InformationLength { get; set; }

    /// <summary>Bytes of the content and of all streams; of an extended entry only.</summary>
    public ulong ObjectSize { get; set; }

    /// <summary>Blocks recorded for the content; 0 when it is embedded.</summary>
    public ulong LogicalBlocksRecorded { get; set; }

    public TimeStamp AccessedAt { get; set; }

    public TimeStamp ModifiedAt { get; set; }

    /// <summary>Of an extended entry only; a plain one may have an extended attribute for it.</summary>
    public TimeStamp CreatedAt { get; set; }

    /// <summary>When something in the entry itself last changed.</summary>
    public TimeStamp AttributesChangedAt { get; set; }

    /// <summary>1 unless someone counts checkpoints.</summary>
    public uint Checkpoint { get; set; }

    /// <summary>An ICB with further extended attributes.</summary>
    public LongAllocationDescriptor ExtendedAttributeIcb { get; set; }

    /// <summary>The folder of the named streams; of an extended entry only.</summary>
    public LongAllocationDescriptor StreamDirectoryIcb { get; set; }

    public EntityIdentifier Implementation { get; set; }

    /// <summary>No other file of the volume has it; the root's is 0.</summary>
    public ulong UniqueId { get; set; }

    /// <summary>See <see cref="ExtendedAttributeSpace"/>; a whole number of four bytes.</summary>
    public ByteString ExtendedAttributes { get; set; }

    /// <summary>Descriptors of the form that <see cref="IcbTag.Form"/> says, or the content itself.</summary>
    public ByteString AllocationDescriptors { get; set; }

    public readonly bool IsExtended => Tag.Identifier == TagIdentifier.ExtendedFileEntry;

    /// <summary>Encoded length in bytes; it shall fit into a block.</summary>
    public readonly int Length => LengthFor(IsExtended) + ExtendedAttributes.Length + AllocationDescriptors.Length;

    /// <summary>Bytes of an entry without attributes and allocation descriptors.</summary>
    public static int LengthFor(bool extended) => extended ? ExtendedFixedLength : FixedLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Tag = f.Nested(Tag);
        Icb = f.Nested(Icb);
        UserId = f.UInt32Little("uid", UserId);
        GroupId = f.UInt32Little("gid", GroupId);
        Permissions = (Permissions)f.UInt32Little("permissions", (uint)Permissions);
        LinkCount = f.UInt16Little("file link count", LinkCount);
        RecordFormat = f.UInt8("record format", RecordFormat);
        RecordDisplayAttributes = f.UInt8("record display attributes", RecordDisplayAttributes);
        RecordLength = f.UInt32Little("record length", RecordLength);
        InformationLength = f.UInt64Little("information length", InformationLength);
        if (IsExtended)
            ObjectSize = f.UInt64Little("object size", ObjectSize);
        LogicalBlocksRecorded = f.UInt64Little("logical blocks recorded", LogicalBlocksRecorded);
        AccessedAt = f.Nested(AccessedAt);
        ModifiedAt = f.Nested(ModifiedAt);
        if (IsExtended)
            CreatedAt = f.Nested(CreatedAt);
        AttributesChangedAt = f.Nested(AttributesChangedAt);
        Checkpoint = f.UInt32Little("checkpoint", Checkpoint);
        if (IsExtended)
            f.Zero(4);
        ExtendedAttributeIcb = f.Nested(ExtendedAttributeIcb);
        if (IsExtended)
            StreamDirectoryIcb = f.Nested(StreamDirectoryIcb);
        Implementation = f.Nested(Implementation);
        UniqueId = f.UInt64Little("unique ID", UniqueId);
        var attributes = f.UInt32Little("length of extended attributes", (uint)ExtendedAttributes.Length);
        var descriptors = f.UInt32Little("length of allocation descriptors", (uint)AllocationDescriptors.Length);
        ExtendedAttributes = f.Counted("extended attributes", ExtendedAttributes, attributes);
        AllocationDescriptors = f.Counted("allocation descriptors", AllocationDescriptors, descriptors);
    }
}
