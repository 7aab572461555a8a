using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Where the parts of a UDF volume lie; addresses are those of the disc, lengths are in blocks.</summary>
/// <remarks>
/// Up to revision 2.01 the file system's structures lie in the partition, among the data. From 2.50 on they are the content of a metadata file,
/// whose blocks are a partition of their own, and which there is twice.
/// </remarks>
internal sealed class UdfPlaces
{
    /// <summary>Blocks of a volume descriptor sequence: the least that ECMA-167, 3/8.4.2.2 allows.</summary>
    public const int SequenceLength = 16;

    /// <summary>Blocks for integrity descriptors: UDF, 2.2.4.6 asks for 8 KiB.</summary>
    public const int IntegrityLength = 4;

    /// <summary>The metadata file's blocks come in packets of so many, and start at a multiple of them in the partition.</summary>
    public const int MetadataUnit = 32;

    public uint MainSequence { get; set; }

    public uint ReserveSequence { get; set; }

    public uint Integrity { get; set; }

    public uint PartitionStart { get; set; }

    public uint PartitionEnd { get; set; }

    /// <summary>The first block of the structures: the file set descriptor.</summary>
    public uint Structures { get; set; }

    /// <summary>The entry of file number 1, the root; those of the others follow by their numbers.</summary>
    public uint Entries { get; set; }

    /// <summary>The entry of the metadata file, of a revision that has one.</summary>
    public uint MetadataEntry { get; set; }

    /// <summary>The length of the metadata file; 0 where there is none.</summary>
    public uint MetadataLength { get; set; }

    public uint MirrorEntry { get; set; }

    /// <summary>The first block of the metadata's copy.</summary>
    public uint Mirror { get; set; }

    public bool HasMetadata => MetadataLength > 0;

    /// <summary>The partition reference of the structures.</summary>
    public ushort StructurePartition => (ushort)(HasMetadata ? 1 : 0);

    /// <summary>The number of a block of the structures in their partition.</summary>
    public uint InStructures(uint address) => address - (HasMetadata ? Structures : PartitionStart);

    /// <summary>The number of a block in the partition.</summary>
    public uint InPartition(uint address) => address - PartitionStart;

    /// <summary>Bytes in blocks of the structures.</summary>
    public LongAllocationDescriptor ToStructures(uint address, uint bytes) => new(new(bytes, ExtentState.Recorded), new(InStructures(address), StructurePartition));

    /// <summary>The entry of a file, by its number.</summary>
    public LongAllocationDescriptor ToEntry(uint number) => ToStructures(Entries + number - 1, BlockSizes.UserData);
}
