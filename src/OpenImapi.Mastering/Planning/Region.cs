using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>What a run of blocks of an image holds.</summary>
public enum RegionKind
{
    /// <summary>The first 16 blocks: zero, or boot code and partition tables.</summary>
    SystemArea,

    VolumeDescriptors,

    /// <summary>Directory locations, least significant byte first.</summary>
    PathTableL,

    /// <summary>Directory locations, most significant byte first.</summary>
    PathTableM,

    Directory,

    /// <summary>What Rock Ridge says of a directory's entries and its records have no room for.</summary>
    Continuation,

    /// <summary>El Torito: the list of boot images.</summary>
    BootCatalog,

    /// <summary>El Torito: a boot image that no directory shows.</summary>
    BootImage,

    /// <summary>UDF: the descriptors that say that there is such a volume.</summary>
    Recognition,

    /// <summary>UDF: descriptors of volume, partition and file set, anchors, and the entries of the metadata file.</summary>
    UdfVolume,

    /// <summary>UDF: the entries of all files and folders, a block each.</summary>
    FileEntries,

    /// <summary>UDF: allocation descriptors that a file's entry has no room for.</summary>
    AllocationExtents,

    /// <summary>UDF: the path of a symbolic link that its entry has no room for.</summary>
    LinkTarget,

    /// <summary>UDF: the copy of the metadata.</summary>
    MetadataMirror,

    /// <summary>The descriptors of ECMA-119 a second time, for a partition that holds the volume.</summary>
    PartitionDescriptors,

    /// <summary>An image behind the volume that the partition tables show.</summary>
    AppendedPartition,

    /// <summary>The second copy of a GPT.</summary>
    BackupTable,

    /// <summary>A file's bytes, filled up with zeros to a whole block.</summary>
    FileData,

    /// <summary>Zeros between regions.</summary>
    Padding,
}

/// <summary>One run of blocks of an image and where its bytes will come from: a view of a row, not an object kept.</summary>
/// <param name="Extent">The blocks.</param>
/// <param name="Kind">What they hold.</param>
/// <param name="Node">The file or folder they belong to, or of a boot image or appended partition its place among them; the root where they belong to none.</param>
/// <param name="NameSpace">The place of the name space among the plan's, for path tables and directories.</param>
public readonly record struct Region(Extent Extent, RegionKind Kind, NodeIndex Node, int NameSpace);
