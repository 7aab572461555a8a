namespace OpenImapi.Formats.Partitions;

/// <summary>One of the four partitions of a master boot record. All zero is an unused one.</summary>
/// <param name="IsActive">Whether a BIOS boots from it (80h).</param>
/// <param name="Type">What is in it.</param>
/// <param name="Start">Its first sector of 512 bytes.</param>
/// <param name="Length">How many sectors it has.</param>
[Clause(Standard.Uefi, "5.2.1")]
public record struct MbrPartition(bool IsActive, MbrPartitionType Type, uint Start, uint Length) : IStructure
{
    private const byte Active = 0x80;

    /// <summary>The first sector by cylinder, head and sector.</summary>
    public ChsAddress StartChs { get; set; }

    /// <summary>The last sector by cylinder, head and sector.</summary>
    public ChsAddress EndChs { get; set; }

    /// <summary>True for an entry that describes no partition. One of type 0 with a length is found in hybrid images.</summary>
    public readonly bool IsUnused => Length == 0 && Type == MbrPartitionType.Unused;

    /// <summary>A partition with its addresses by cylinder, head and sector.</summary>
    public static MbrPartition Of(bool isActive, MbrPartitionType type, uint start, uint length, DiskGeometry geometry) =>
        new(isActive, type, start, length)
        {
            StartChs = ChsAddress.Of(start, geometry),
            EndChs = ChsAddress.Of((long)start + Math.Max(length, 1) - 1, geometry),
        };

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        IsActive = f.UInt8("boot indicator", IsActive ? Active : (byte)0) == Active;
        StartChs = f.Nested(StartChs);
        Type = (MbrPartitionType)f.UInt8("os type", (byte)Type);
        EndChs = f.Nested(EndChs);
        Start = f.UInt32Little("starting lba", Start);
        Length = f.UInt32Little("size in lba", Length);
    }
}

/// <summary>What is in a partition of a master boot record; others occur.</summary>
[Clause(Standard.Uefi, "5.2.2")]
public enum MbrPartitionType
{
    /// <summary>Unused; hybrid images for some firmware say this of the whole image.</summary>
    Unused = 0x00,

    /// <summary>FAT with 32 bits, by linear addresses.</summary>
    Fat32 = 0x0C,

    /// <summary>Hidden NTFS: what isohybrid says of the whole image.</summary>
    HiddenNtfs = 0x17,
    Linux = 0x83,

    /// <summary>ISO 9660, as grub-mkrescue says.</summary>
    Iso9660 = 0xCD,

    /// <summary>The whole disk belongs to a GUID partition table.</summary>
    Protective = 0xEE,

    /// <summary>The file system from which UEFI boots.</summary>
    EfiSystem = 0xEF,
}
