using System.Collections.Immutable;

namespace OpenImapi.Mastering;

/// <summary>How an image is also a disk: with partition tables in its first 16 blocks, so that a computer starts from it on a stick as from a disc.</summary>
public sealed record HybridOptions
{
    /// <summary>Boot code for the first 446 bytes, or up to 32,768 bytes of it: the MBR of ISOLINUX or GRUB, or any other; nothing leaves zeros.</summary>
    public FileContent? Code { get; init; }

    /// <summary>What the boot code is told of the BIOS boot image.</summary>
    public BootCodeKind CodeKind { get; init; }

    /// <summary>Whether there is a GPT, with an MBR that protects it or, where there is boot code for ISOLINUX, shows the image too.</summary>
    public bool Gpt { get; init; }

    /// <summary>Whether the MBR has only one entry of type EEh or CDh over the whole image, beside which nothing stands (protective).</summary>
    public bool Protective { get; init; }

    /// <summary>Whether an entry of the MBR is marked as the one to start from, as some BIOSes want it.</summary>
    public bool ForceBootable { get; init; }

    /// <summary>The MBR's type of the partition that holds the ISO 9660 volume; if not said, as <see cref="CodeKind"/> is used to.</summary>
    public byte? IsoType { get; init; }

    /// <summary>The GPT type of the partition that holds the ISO 9660 volume; basic data if not said.</summary>
    public Guid? IsoGuid { get; init; }

    /// <summary>Blocks of 2,048 bytes before a partition that shows the volume a second time, with its own descriptors: 0, or 16 and more.</summary>
    public int PartitionOffset { get; init; }

    /// <summary>Whether the UEFI boot image of the catalog is a partition of the tables as well.</summary>
    public bool EfiImageAsPartition { get; init; }

    /// <summary>Images that stand as partitions behind the volume.</summary>
    public ImmutableArray<AppendedPartition> Appended { get; init; } = [];
}

/// <summary>What the code in an image's first sector wants to know of the BIOS boot image.</summary>
public enum BootCodeKind
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>ISOLINUX's isohdp*.bin: where the boot image lies, in the code and in the first partition entry.</summary>
    IsoHybrid,

    /// <summary>GRUB's boot_hybrid.img: where the boot image lies, in sectors of 512 bytes, at byte 1B0h.</summary>
    Grub,
}

/// <summary>An image behind the volume that the partition tables show.</summary>
/// <param name="Number">1 to 4 in an MBR, 1 to 128 in a GPT.</param>
/// <param name="Content">Its bytes.</param>
public sealed record AppendedPartition(int Number, FileContent Content)
{
    /// <summary>Its type in an MBR, such as EFh for an EFI system partition.</summary>
    public byte Type { get; init; } = 0xEF;

    /// <summary>Its type in a GPT; if not said, the one that goes with <see cref="Type"/>.</summary>
    public Guid? Guid { get; init; }
}
