namespace OpenImapi.Formats.Udf;

/// <summary>The identifiers that UDF puts into entity identifiers.</summary>
[Clause(Standard.OstaUdf, "2.1.5.2")]
public static class UdfIdentifiers
{
    public static readonly ByteString Domain = ByteString.Ascii("*OSTA UDF Compliant");
    public static readonly ByteString LogicalVolumeInformation = ByteString.Ascii("*UDF LV Info");
    public static readonly ByteString VirtualPartition = ByteString.Ascii("*UDF Virtual Partition");
    public static readonly ByteString SparablePartition = ByteString.Ascii("*UDF Sparable Partition");
    public static readonly ByteString MetadataPartition = ByteString.Ascii("*UDF Metadata Partition");
    public static readonly ByteString SparingTable = ByteString.Ascii("*UDF Sparing Table");

    /// <summary>Ends a virtual allocation table of revision 1.50.</summary>
    public static readonly ByteString VirtualAllocationTable = ByteString.Ascii("*UDF Virtual Alloc Tbl");

    /// <summary>An extended attribute of the ICB of a table of revision 1.50 (errata, DCN-5003).</summary>
    public static readonly ByteString VirtualTableExtension = ByteString.Ascii("*UDF VAT LVExtension");
    public static readonly ByteString FreeEaSpace = ByteString.Ascii("*UDF FreeEASpace");
    public static readonly ByteString FreeApplicationEaSpace = ByteString.Ascii("*UDF FreeAppEASpace");
    public static readonly ByteString DvdCopyright = ByteString.Ascii("*UDF DVD CGMS Info");
    public static readonly ByteString Os2AttributesLength = ByteString.Ascii("*UDF OS/2 EALength");
    public static readonly ByteString MacVolumeInformation = ByteString.Ascii("*UDF Mac VolumeInfo");
    public static readonly ByteString MacFinderInformation = ByteString.Ascii("*UDF Mac FinderInfo");
    public static readonly ByteString Os400DirectoryInformation = ByteString.Ascii("*UDF OS/400 DirInfo");

    /// <summary>Contents of a partition by ECMA-167, 2nd edition.</summary>
    public static readonly ByteString Nsr02 = ByteString.Ascii("+NSR02");

    /// <summary>Contents of a partition by ECMA-167, 3rd edition.</summary>
    public static readonly ByteString Nsr03 = ByteString.Ascii("+NSR03");

    /// <summary>The contents of a partition by the edition of ECMA-167 that a revision builds on.</summary>
    public static ByteString NsrOf(UdfRevision revision) => revision.IsThirdEdition() ? Nsr03 : Nsr02;
}

/// <summary>Names of the streams that UDF itself defines; they start with an asterisk, as no user's stream does.</summary>
[Clause(Standard.OstaUdf, "3.3.7")]
[Clause(Standard.OstaUdf, "3.3.8")]
public static class UdfStreamNames
{
    /// <summary>System stream that finds a file by its unique identifier.</summary>
    public const string UniqueIdMapping = "*UDF Unique ID Mapping Data";

    /// <summary>System stream over blocks that cannot be allocated.</summary>
    public const string NonAllocatableSpace = "*UDF Non-Allocatable Space";
    public const string PowerCalibration = "*UDF Power Cal Table";
    public const string Backup = "*UDF Backup";
    public const string MacResourceFork = "*UDF Macintosh Resource Fork";
    public const string Os2Attributes = "*UDF OS/2 EA";
    public const string WindowsAccessControl = "*UDF NT ACL";
    public const string UnixAccessControl = "*UDF UNIX ACL";
}
