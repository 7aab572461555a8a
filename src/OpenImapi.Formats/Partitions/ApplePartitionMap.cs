namespace OpenImapi.Formats.Partitions;

/// <summary>Block 0 of an Apple partition map, of which hybrid images have as much as their boot code leaves room for.</summary>
/// <param name="BlockSize">Bytes of a block of the map: 512, or 2,048 in images of optical discs.</param>
/// <param name="BlockCount">Blocks of the disk; hybrid images say any number that is harmless as code.</param>
[Clause(Standard.InsideMacintosh, "driver descriptor record")]
public record struct AppleDriverDescriptor(ushort BlockSize, uint BlockCount) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("sbSig", "ER"u8);
        BlockSize = f.UInt16Big("sbBlkSize", BlockSize);
        BlockCount = f.UInt32Big("sbBlkCount", BlockCount);
    }
}

/// <summary>An entry of an Apple partition map, which takes a block of the map; the first 136 bytes say everything.</summary>
/// <param name="EntryCount">Entries of the whole map; each of them says it.</param>
/// <param name="Start">The first block of the partition.</param>
/// <param name="Length">Blocks of the partition.</param>
/// <param name="Name">For people; up to 32 bytes.</param>
/// <param name="Type">What is in it, such as "Apple_HFS"; up to 32 bytes.</param>
[Clause(Standard.InsideMacintosh, "partition map entry record")]
public record struct ApplePartition(uint EntryCount, uint Start, uint Length, ByteString Name, ByteString Type) : IStructure
{
    /// <summary>Bytes that are written.</summary>
    public const int EntryLength = 136;

    public static ByteString MapType => ByteString.Ascii("Apple_partition_map");

    public static ByteString HfsType => ByteString.Ascii("Apple_HFS");

    /// <summary>Blocks of data in the partition, from its block 0 on; as many as it has.</summary>
    public uint DataLength { get; set; }

    public ApplePartitionStatus Status { get; set; }

    /// <summary>True when the bytes begin as an entry does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> block) => block.StartsWith("PM"u8);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("pmSig", "PM"u8);
        f.Zero(2);
        EntryCount = f.UInt32Big("pmMapBlkCnt", EntryCount);
        Start = f.UInt32Big("pmPyPartStart", Start);
        Length = f.UInt32Big("pmPartBlkCnt", Length);
        Name = f.Padded("pmPartName", Name, 32, Filler.Zero);
        Type = f.Padded("pmParType", Type, 32, Filler.Zero);
        f.Zero(4);
        DataLength = f.UInt32Big("pmDataCnt", DataLength);
        Status = (ApplePartitionStatus)f.UInt32Big("pmPartStatus", (uint)Status);
        f.Zero(EntryLength - 92);
    }
}

/// <summary>What may be done with a partition of an Apple partition map.</summary>
[Flags]
[Clause(Standard.InsideMacintosh, "partition map entry record")]
public enum ApplePartitionStatus
{
    None = 0,
    Valid = 1,
    Allocated = 2,
    InUse = 4,
    Bootable = 8,
    Readable = 16,
    Writable = 32,

    /// <summary>Mounted when the disc is put in.</summary>
    AutomaticMount = 1 << 30,
}
