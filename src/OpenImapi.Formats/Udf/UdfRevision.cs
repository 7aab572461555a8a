namespace OpenImapi.Formats.Udf;

/// <summary>A revision of the UDF specification, as recorded: 0201h is 2.01.</summary>
[Clause(Standard.OstaUdf, "2.1.5.3")]
public enum UdfRevision : ushort
{
    None = 0,
    Udf102 = 0x0102,
    Udf150 = 0x0150,
    Udf200 = 0x0200,
    Udf201 = 0x0201,
    Udf250 = 0x0250,
    Udf260 = 0x0260,
}

/// <summary>What a revision allows and asks for.</summary>
public static class UdfRevisions
{
    /// <summary>Every revision that can be written, oldest first.</summary>
    public static IReadOnlyList<UdfRevision> All { get; } =
        [UdfRevision.Udf102, UdfRevision.Udf150, UdfRevision.Udf200, UdfRevision.Udf201, UdfRevision.Udf250, UdfRevision.Udf260];

    /// <summary>The revision as people write it, such as "2.01".</summary>
    public static string ToText(this UdfRevision revision) => $"{(ushort)revision >> 8:X}.{(ushort)revision & 0xFF:X2}";

    /// <summary>True from 2.00 on: built on ECMA-167, 3rd edition, with NSR03, descriptor version 3, extended file entries and named streams.</summary>
    public static bool IsThirdEdition(this UdfRevision revision) => revision >= UdfRevision.Udf200;

    /// <summary>The standard identifier of the volume recognition sequence: "NSR02" or "NSR03".</summary>
    public static ByteString StandardIdentifier(this UdfRevision revision) =>
        revision.IsThirdEdition() ? VolumeStructureDescriptor.Nsr03 : VolumeStructureDescriptor.Nsr02;

    /// <summary>The version of every descriptor tag: 2 or 3.</summary>
    [Clause(Standard.OstaUdf, "2.2.1.1")]
    public static ushort DescriptorVersion(this UdfRevision revision) => (ushort)(revision.IsThirdEdition() ? 3 : 2);

    /// <summary>True where extended file entries may be recorded.</summary>
    public static bool AllowsExtendedFileEntries(this UdfRevision revision) => revision.IsThirdEdition();

    /// <summary>True where files may have named streams.</summary>
    public static bool AllowsStreams(this UdfRevision revision) => revision.IsThirdEdition();

    /// <summary>True where a virtual allocation table or a sparable partition may be recorded.</summary>
    public static bool AllowsVirtualAndSparablePartitions(this UdfRevision revision) => revision >= UdfRevision.Udf150;

    /// <summary>True where a virtual allocation table has the form of 1.50: entries first, an entity identifier after them.</summary>
    public static bool HasTrailingVirtualTable(this UdfRevision revision) => revision < UdfRevision.Udf200;

    /// <summary>
    /// True where file system data lie apart from file data, in a metadata partition: from 2.50 on, on a partition that is read-only or
    /// overwritable, from 2.60 on also on one that is pseudo-overwritable; never beside a virtual partition.
    /// </summary>
    [Clause(Standard.OstaUdf, "2.2.10")]
    public static bool HasMetadataPartition(this UdfRevision revision, PartitionAccess access = PartitionAccess.ReadOnly) => access switch
    {
        PartitionAccess.ReadOnly or PartitionAccess.Overwritable => revision >= UdfRevision.Udf250,
        PartitionAccess.PseudoOverwritable => revision.AllowsPseudoOverwrite(),
        _ => false,
    };

    /// <summary>True where volumes of pseudo-overwritable media are allowed.</summary>
    public static bool AllowsPseudoOverwrite(this UdfRevision revision) => revision >= UdfRevision.Udf260;

    /// <summary>The least revision that a reader has to know: the volume's own, but 2.50 in a volume of 2.60.</summary>
    [Clause(Standard.OstaUdf, "2.2.6.4")]
    public static UdfRevision MinimumRead(this UdfRevision revision) => revision > UdfRevision.Udf250 ? UdfRevision.Udf250 : revision;

    /// <summary>The least revision that a writer has to know: the volume's own.</summary>
    [Clause(Standard.OstaUdf, "2.2.6.4")]
    public static UdfRevision MinimumWrite(this UdfRevision revision) => revision;

    /// <summary>The type that an ICB has which holds the virtual allocation table: unspecified in 1.50, 248 from 2.00 on.</summary>
    public static FileType VirtualTableFileType(this UdfRevision revision) =>
        revision.HasTrailingVirtualTable() ? FileType.Unspecified : FileType.VirtualAllocationTable;
}
