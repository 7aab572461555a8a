namespace OpenImapi.Formats.Ecma119;

/// <summary>One entry of a directory: a file section or a subdirectory.</summary>
[Clause(Standard.Ecma119, "9.1")]
public record struct DirectoryRecord(
    uint Location, uint DataLength, RecordingTime RecordedAt, FileFlags Flags, ByteString Identifier, ByteString SystemUse) : IStructure
{
    /// <summary>The identifier of a directory's record of itself, one byte 00h.</summary>
    public static ByteString SelfIdentifier => new(new byte[] { 0 });

    /// <summary>The identifier of a directory's record of its parent, one byte 01h.</summary>
    public static ByteString ParentIdentifier => new(new byte[] { 1 });

    /// <summary>The most bytes of a record: LEN-DR is one byte, and even.</summary>
    public const int MaximumLength = 254;

    /// <summary>LEN-DR: encoded length in bytes, always even; so the system use field has an even length.</summary>
    public readonly int Length => LengthFor(Identifier.Length) + SystemUse.Length;

    /// <summary>The length in bytes of a record with an identifier of so many bytes and no system use.</summary>
    public static int LengthFor(int identifierLength) => 33 + identifierLength + (identifierLength & 1 ^ 1);

    /// <summary>Blocks before the extent that hold its extended attribute record; 0 when we write.</summary>
    public byte ExtendedAttributeRecordLength { get; set; }

    public byte FileUnitSize { get; set; }

    public byte InterleaveGapSize { get; set; }

    /// <summary>The volume of the set that holds the extent; 1 where there is but one.</summary>
    public ushort VolumeSequenceNumber { get; set; } = 1;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt8("length of directory record", (byte)Length);
        ExtendedAttributeRecordLength = f.UInt8("extended attribute record length", ExtendedAttributeRecordLength);
        Location = f.UInt32Both("location of extent", Location);
        DataLength = f.UInt32Both("data length", DataLength);
        RecordedAt = f.Nested(RecordedAt);
        Flags = (FileFlags)f.UInt8("file flags", (byte)Flags);
        FileUnitSize = f.UInt8("file unit size", FileUnitSize);
        InterleaveGapSize = f.UInt8("interleave gap size", InterleaveGapSize);
        VolumeSequenceNumber = f.UInt16Both("volume sequence number", VolumeSequenceNumber);
        var identifierLength = f.UInt8("length of file identifier", (byte)Identifier.Length);
        Identifier = f.Bytes("file identifier", Identifier, identifierLength);
        if ((identifierLength & 1) == 0)
            f.Zero(1);
        SystemUse = f.Bytes("system use", SystemUse, Math.Max(0, length - f.Position));
    }
}

/// <summary>What an entry of a directory is.</summary>
[Flags]
[Clause(Standard.Ecma119, "9.1.6")]
public enum FileFlags
{
    None = 0,

    /// <summary>Existence: need not be made known to the user.</summary>
    Hidden = 1,
    Directory = 2,
    AssociatedFile = 4,
    Record = 8,
    Protection = 16,

    /// <summary>Another record with the next section of the same file follows.</summary>
    MultiExtent = 128,
}
