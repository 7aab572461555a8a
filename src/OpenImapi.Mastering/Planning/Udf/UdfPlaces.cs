using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Where the parts of a UDF volume lie; addresses are those of the disc, lengths are in blocks.</summary>
/// <remarks>
/// Up to revision 2.01 the file system's structures lie in the partition, among the data. From 2.50 on they are the content of a metadata file,
/// whose blocks are a partition of their own, and which there is twice.
/// </remarks>
internal sealed class UdfPlaces(UdfShape shape)
{
    /// <summary>Blocks of a volume descriptor sequence: the least that ECMA-167, 3/8.4.2.2 allows.</summary>
    public const int SequenceLength = 16;

    /// <summary>Blocks for integrity descriptors: UDF, 2.2.4.6 asks for 8 KiB.</summary>
    public const int IntegrityLength = 4;

    /// <summary>Blocks that are set aside in a sparable volume: 16 packets of 32.</summary>
    public const int SpareLength = 512;

    /// <summary>The metadata file's blocks come in packets of so many, and start at a multiple of them in the partition.</summary>
    public const int MetadataUnit = 32;

    public UdfShape Shape => shape;

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

    /// <summary>Where the blocks of the virtual partition lie, of a volume that has one.</summary>
    public UdfVirtualBlocks? Virtual { get; set; }

    /// <summary>The first block of the virtual allocation table, where it does not stand in its entry; else 0.</summary>
    public uint VirtualTable { get; set; }

    /// <summary>The entry of the virtual allocation table: the last block.</summary>
    public uint VirtualTableEntry { get; set; }

    /// <summary>The blocks that hold a sparing table each, of a sparable volume.</summary>
    public uint[] SparingTables { get; set; } = [];

    /// <summary>The first block of the packets that are set aside.</summary>
    public uint SparePackets { get; set; }

    /// <summary>The first block of the map of free blocks, of a volume that can be written to.</summary>
    public uint SpaceBitmap { get; set; }

    /// <summary>The partition reference of the entries.</summary>
    public ushort EntryPartition => (ushort)(shape.HasLongExtents ? 1 : 0);

    /// <summary>The partition reference of directories, and of whatever else an entry points to that is no file's data.</summary>
    public ushort StructurePartition => (ushort)(HasMetadata ? 1 : 0);

    /// <summary>The number of a block of the structures in their partition.</summary>
    public uint InStructures(uint address) => address - (HasMetadata ? Structures : PartitionStart);

    /// <summary>The file set descriptor's block in the partition of the entries.</summary>
    public uint FileSetBlock => Virtual?.FileSet ?? InStructures(Structures);

    /// <summary>The block of a file's entry in the partition of the entries.</summary>
    public uint EntryBlock(uint number) => Virtual?.Of(number) ?? InStructures(Entries + number - 1);

    /// <summary>The number of the file whose entry is in one of the blocks of entries.</summary>
    public uint NumberAt(uint block) => Virtual?.Written[(int)block] ?? block + 1;

    /// <summary>The number of a block in the partition.</summary>
    public uint InPartition(uint address) => address - PartitionStart;

    /// <summary>The descriptor of the file set.</summary>
    public LongAllocationDescriptor ToFileSet() => ToBlock(FileSetBlock);

    /// <summary>The entry of a file, by its number.</summary>
    public LongAllocationDescriptor ToEntry(uint number) => ToBlock(EntryBlock(number));

    private LongAllocationDescriptor ToBlock(uint block) => new(new(BlockSizes.UserData, ExtentState.Recorded), new(block, EntryPartition));
}
