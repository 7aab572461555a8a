namespace OpenImapi.Formats.Partitions;

/// <summary>The first sector of 512 bytes of a disk: boot code for a BIOS, and up to four partitions.</summary>
/// <param name="Code">440 bytes of boot code; fewer are filled up with zeros.</param>
/// <param name="DiskSignature">A number by which systems know the disk.</param>
[Clause(Standard.Uefi, "5.2.1")]
public record struct MasterBootRecord(ByteString Code, uint DiskSignature) : IStructure
{
    /// <summary>Bytes of the record.</summary>
    public const int Length = 512;

    /// <summary>Bytes of boot code.</summary>
    public const int CodeLength = 440;

    public MbrPartition First { get; set; }

    public MbrPartition Second { get; set; }

    public MbrPartition Third { get; set; }

    public MbrPartition Fourth { get; set; }

    /// <summary>Two bytes after the signature, which hold boot code in old records.</summary>
    public ushort Unknown { get; set; }

    /// <summary>The four partitions, used or not.</summary>
    public readonly IReadOnlyList<MbrPartition> Partitions => [First, Second, Third, Fourth];

    /// <summary>True when the first partition, or another, says that a GUID partition table follows.</summary>
    public readonly bool IsProtective => Partitions.Any(partition => partition.Type == MbrPartitionType.Protective);

    /// <summary>A record with one partition over the whole disk, so that programs that know no GUID partition table leave it alone.</summary>
    /// <param name="sectors">Sectors of 512 bytes of the disk; beyond 2^32 - 1 the partition says as many as it can.</param>
    [Clause(Standard.Uefi, "5.2.3")]
    public static MasterBootRecord Protective(long sectors)
    {
        const int lastCylinder = 1023;
        var length = (uint)Math.Min(sectors - 1, uint.MaxValue);
        var last = (sectors - 1) / DiskGeometry.Largest.SectorsOfCylinder > lastCylinder ? ChsAddress.Beyond : ChsAddress.Of(sectors - 1, DiskGeometry.Largest);
        return new(default, 0)
        {
            First = new(false, MbrPartitionType.Protective, 1, length) { StartChs = ChsAddress.Of(1, DiskGeometry.Largest), EndChs = last },
        };
    }

    /// <summary>True when the bytes end as a master boot record does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> sector) => sector.Length >= Length && sector[510] == 0x55 && sector[511] == 0xAA;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Code = f.Padded("boot code", Code, CodeLength, Filler.Zero);
        DiskSignature = f.UInt32Little("unique mbr disk signature", DiskSignature);
        Unknown = f.UInt16Little("unknown", Unknown);
        First = f.Nested(First);
        Second = f.Nested(Second);
        Third = f.Nested(Third);
        Fourth = f.Nested(Fourth);
        f.Fixed("signature", [0x55, 0xAA]);
    }
}

/// <summary>Where the boot code of a hybrid image finds the El Torito boot image, in eight bytes of that code.</summary>
/// <param name="Sector">The sector of 512 bytes that the code is to load.</param>
[Clause(Standard.Xorrisofs, "-isohybrid-mbr, --grub2-mbr")]
public record struct HybridBootPointer(ulong Sector) : IStructure
{
    /// <summary>Bytes from the start of the master boot record.</summary>
    public const int Offset = 0x1B0;

    /// <summary>For isohybrid's code: the start of the boot image, given in blocks of 2,048 bytes.</summary>
    public static HybridBootPointer Isohybrid(uint image) => new(image * 4UL);

    /// <summary>For GRUB's code: four sectors after that start.</summary>
    public static HybridBootPointer Grub(uint image) => new(image * 4UL + 4);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => Sector = f.UInt64Little("sector of the boot image", Sector);
}
