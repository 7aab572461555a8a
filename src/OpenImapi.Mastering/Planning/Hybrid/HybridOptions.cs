using System.Collections.Immutable;

namespace OpenImapi.Mastering;

/// <summary>How an image is also a disk: with partition tables in its first 16 blocks, so that a computer starts from it on a stick as from a disc.</summary>
public sealed record HybridOptions
{
    /// <summary>Which partition tables there are.</summary>
    public HybridTables Tables { get; init; }

    /// <summary>Boot code for the first 446 bytes, or up to 32,768 bytes of it: the MBR of ISOLINUX or GRUB, or any other; nothing leaves zeros.</summary>
    public FileContent? Code { get; init; }

    /// <summary>What the boot code is told of the BIOS boot image.</summary>
    public BootCodeKind CodeKind { get; init; }

    /// <summary>Whether an entry of the MBR is marked as the one to start from even without boot code, or beside one that protects a GPT, as some BIOSes want it.</summary>
    public bool ForceBootable { get; init; }

    /// <summary>The MBR's type of the partition that holds the ISO 9660 volume; if not said, 17h with the code of ISOLINUX, else CDh.</summary>
    public byte? IsoType { get; init; }

    /// <summary>The GPT type of the partition that holds the ISO 9660 volume; basic data if not said.</summary>
    public Guid? IsoGuid { get; init; }

    /// <summary>
    /// Blocks of 2,048 bytes before a partition that shows ISO 9660 and Joliet a second time, with their own descriptors and directories: 0 for no such, or 16
    /// and more; with UDF up to 128.
    /// </summary>
    public int PartitionOffset { get; init; }

    /// <summary>Whether the first boot image for UEFI is a partition of the tables as well.</summary>
    public bool EfiImageAsPartition { get; init; }

    /// <summary>
    /// An image that the tables show as UEFI's system partition, and that lies inside of the volume without a name there; nothing if not said. It stands in no boot
    /// catalog: a computer starts from it on a stick only.
    /// </summary>
    public FileContent? SystemPartition { get; init; }

    /// <summary>Images that stand as partitions behind the volume.</summary>
    public ImmutableArray<AppendedPartition> Appended { get; init; } = [];
}

/// <summary>Which partition tables a hybrid image has.</summary>
public enum HybridTables
{
    /// <summary>An MBR that shows the volume, and up to three other partitions.</summary>
    Mbr,

    /// <summary>An MBR with one partition over everything but its first sector, and no more.</summary>
    ProtectiveMbr,

    /// <summary>A GPT, its second copy in the last blocks, and an MBR that protects it: what UEFI and today's systems want.</summary>
    Gpt,

    /// <summary>A GPT, and an MBR that shows the same partitions: what ISOLINUX's isohybrid makes. UEFI then goes by the MBR.</summary>
    GptAndMbr,
}

/// <summary>What the code in an image's first sector wants to know of the BIOS boot image.</summary>
public enum BootCodeKind
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>ISOLINUX's isohdp*.bin: where the boot image lies, at byte 1B0h. The image is then a whole number of cylinders.</summary>
    IsoHybrid,

    /// <summary>GRUB's boot_hybrid.img: where the boot image's second part lies, at byte 1B0h.</summary>
    Grub,
}

/// <summary>An image behind the volume that the partition tables show; it starts at a multiple of 1 MiB.</summary>
/// <param name="Number">1 to 4 in an MBR, 1 to 128 in a GPT.</param>
/// <param name="Content">Its bytes.</param>
public sealed record AppendedPartition(int Number, FileContent Content)
{
    /// <summary>Its type in an MBR, such as EFh for an EFI system partition.</summary>
    public byte Type { get; init; } = 0xEF;

    /// <summary>Its type in a GPT; if not said, the one that goes with <see cref="Type"/>.</summary>
    public Guid? Guid { get; init; }
}
