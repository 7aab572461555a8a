namespace OpenImapi.Formats.Partitions;

/// <summary>How many heads and sectors a disk shows to a BIOS that counts in cylinders.</summary>
/// <param name="Heads">Heads of a cylinder, 1 to 255.</param>
/// <param name="Sectors">Sectors of 512 bytes of a head, 1 to 63.</param>
[Clause(Standard.Uefi, "5.2.1")]
public readonly record struct DiskGeometry(int Heads, int Sectors)
{
    /// <summary>255 heads of 63 sectors, by which most of a disk can be said: 8 GB.</summary>
    public static readonly DiskGeometry Largest = new(255, 63);

    /// <summary>Bytes of a sector.</summary>
    public const int SectorSize = 512;

    /// <summary>Sectors of a cylinder.</summary>
    public int SectorsOfCylinder => Heads * Sectors;
}

/// <summary>A sector by cylinder, head and sector, in three bytes.</summary>
/// <param name="Cylinder">0 to 1,023.</param>
/// <param name="Head">0 to 255.</param>
/// <param name="Sector">1 to 63; 0 where nothing is said.</param>
[Clause(Standard.Uefi, "5.2.1")]
public record struct ChsAddress(int Cylinder, int Head, int Sector) : IStructure
{
    private const int LastCylinder = 1023;

    /// <summary>FFFFFFh, which protective records say for every address that is too high.</summary>
    public static readonly ChsAddress Beyond = new(LastCylinder, 255, 63);

    /// <summary>The address of a sector counted from 0; one beyond 1,024 cylinders becomes the last sector of the last of them.</summary>
    public static ChsAddress Of(long sector, DiskGeometry geometry)
    {
        var cylinder = sector / geometry.SectorsOfCylinder;
        return cylinder > LastCylinder
            ? new(LastCylinder, geometry.Heads - 1, geometry.Sectors)
            : new((int)cylinder, (int)(sector / geometry.Sectors % geometry.Heads), (int)(sector % geometry.Sectors) + 1);
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Head = f.UInt8("head", (byte)Head);
        var high = f.UInt8("sector and high bits of cylinder", (byte)(Sector | Cylinder >> 8 << 6));
        var low = f.UInt8("low bits of cylinder", (byte)Cylinder);
        (Sector, Cylinder) = (high & 0x3F, high >> 6 << 8 | low);
    }
}
