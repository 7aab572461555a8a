namespace OpenImapi.Formats.Udf;

/// <summary>What an attribute that UDF defines holds; it begins with the checksum of its header.</summary>
public interface IUdfUse : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    int Length { get; }
}

/// <summary>Room that no attribute uses; "*UDF FreeEASpace" or "*UDF FreeAppEASpace".</summary>
[Clause(Standard.OstaUdf, "3.3.4.5.1.1")]
[Clause(Standard.OstaUdf, "3.3.4.6.1")]
public record struct FreeAttributeSpace(ushort Checksum, ByteString Free) : IUdfUse
{
    public readonly int Length => 2 + Free.Length;

    /// <summary>So many bytes of zero.</summary>
    public static FreeAttributeSpace OfLength(int bytes) => new(0, new(new byte[bytes]));

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Checksum = f.UInt16Little("header checksum", Checksum);
        Free = f.Bytes("free EA space", Free, Free.IsEmpty ? f.Remaining : Free.Length);
    }
}

/// <summary>Copy protection of a file of DVD-Video; "*UDF DVD CGMS Info".</summary>
[Clause(Standard.OstaUdf, "3.3.4.5.1.2")]
public record struct DvdCopyrightInformation(ushort Checksum, byte CgmsInformation, byte DataStructureType, uint ProtectionSystemInformation) : IUdfUse
{
    public readonly int Length => 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Checksum = f.UInt16Little("header checksum", Checksum);
        CgmsInformation = f.UInt8("CGMS information", CgmsInformation);
        DataStructureType = f.UInt8("data structure type", DataStructureType);
        ProtectionSystemInformation = f.UInt32Little("protection system information", ProtectionSystemInformation);
    }
}

/// <summary>Bytes of a file's OS/2 attributes, which are in a stream; "*UDF OS/2 EALength".</summary>
[Clause(Standard.OstaUdf, "3.3.4.5.3.1")]
public record struct Os2AttributesLength(ushort Checksum, uint TotalLength) : IUdfUse
{
    public readonly int Length => 6;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Checksum = f.UInt16Little("header checksum", Checksum);
        TotalLength = f.UInt32Little("OS/2 extended attribute length", TotalLength);
    }
}

/// <summary>What the Macintosh keeps of a volume; "*UDF Mac VolumeInfo", an attribute of the root directory.</summary>
[Clause(Standard.OstaUdf, "3.3.4.5.4.1")]
public record struct MacVolumeInformation(ushort Checksum, TimeStamp LastModifiedAt, TimeStamp LastSavedAt, ValueList<uint> FinderInformation) : IUdfUse
{
    private const int FinderWords = 8;

    public readonly int Length => 2 + 2 * TimeStamp.Length + 4 * FinderWords;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Checksum = f.UInt16Little("header checksum", Checksum);
        LastModifiedAt = f.Nested(LastModifiedAt);
        LastSavedAt = f.Nested(LastSavedAt);
        FinderInformation = f.UInt32List("volume finder information", FinderInformation, FinderWords);
    }
}

/// <summary>What the Finder keeps of a file or a directory; "*UDF Mac FinderInfo". A directory's lacks the sizes of the resource fork.</summary>
[Clause(Standard.OstaUdf, "3.3.4.5.4.2")]
public record struct MacFinderInformation(bool IsDirectory, ushort Checksum, uint ParentDirectory, ByteString Information, ByteString Extended) : IUdfUse
{
    public uint ResourceForkLength { get; set; }

    public uint ResourceForkAllocated { get; set; }

    public readonly int Length => IsDirectory ? 40 : 48;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Checksum = f.UInt16Little("header checksum", Checksum);
        f.Zero(2);
        ParentDirectory = f.UInt32Little("parent directory ID", ParentDirectory);
        Information = f.Padded("finder information", Information, 16, Filler.Zero);
        Extended = f.Padded("extended finder information", Extended, 16, Filler.Zero);
        if (IsDirectory)
            return;
        ResourceForkLength = f.UInt32Little("resource fork data length", ResourceForkLength);
        ResourceForkAllocated = f.UInt32Little("resource fork allocated length", ResourceForkAllocated);
    }
}

/// <summary>What OS/400 keeps of a directory; "*UDF OS/400 DirInfo".</summary>
[Clause(Standard.OstaUdf, "3.3.4.5.6.1")]
public record struct Os400DirectoryInformation(ushort Checksum, ByteString Information) : IUdfUse
{
    public readonly int Length => 48;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Checksum = f.UInt16Little("header checksum", Checksum);
        f.Zero(2);
        Information = f.Padded("directory information", Information, 44, Filler.Zero);
    }
}

/// <summary>What a virtual allocation table of 1.50 has no field for; "*UDF VAT LVExtension", in the table's ICB (errata, DCN-5003).</summary>
[Clause(Standard.OstaUdf150, "3.3.4.5.1.3")]
public record struct VirtualTableExtension(ushort Checksum, ulong VerificationId, uint Files, uint Directories, ByteString LogicalVolumeIdentifier) : IUdfUse
{
    public readonly int Length => 2 + 8 + 4 + 4 + 128;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Checksum = f.UInt16Little("header checksum", Checksum);
        VerificationId = f.UInt64Little("verification ID", VerificationId);
        Files = f.UInt32Little("number of files", Files);
        Directories = f.UInt32Little("number of directories", Directories);
        LogicalVolumeIdentifier = f.DString("logical volume identifier", LogicalVolumeIdentifier, 128);
    }
}
