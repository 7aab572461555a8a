using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 00h of a DVD, and 11h of a DVD+R or DVD+RW: the physical format information, first 31 bytes.</summary>
/// <param name="Book">Which book the disc follows.</param>
/// <param name="Recordable">The data area can be written by a user.</param>
/// <param name="Blocks">Blocks of the data area of all layers.</param>
[Clause(Standard.Mmc5, "6.23.3")]
public record struct DvdPhysicalFormat(DvdBook Book, bool Recordable, uint Blocks) : IStructure
{
    /// <summary>The physical sector number of LBA 0; 031000h on DVD-RAM.</summary>
    public const uint UsualFirstSector = 0x030000;

    private const uint SectorMask = 0xFFFFFF;

    /// <summary>The physical sector number of LBA 0.</summary>
    public uint FirstSector { get; set; } = UsualFirstSector;

    /// <summary>The book's version, 0 to 15.</summary>
    public byte PartVersion { get; set; } = 1;

    /// <summary>Disc size in bits 7 to 4 (0 is 120 mm), maximum rate in bits 3 to 0 (Fh is not said).</summary>
    public byte SizeAndRate { get; set; } = 0x0F;

    /// <summary>Linear density in bits 7 to 4, track density in bits 3 to 0.</summary>
    public byte Density { get; set; }

    /// <summary>
    /// Blocks of layer 0 where layer 1 is read from the rim to the hub (opposite track path); 0 where there is one layer, or layer 1 begins at the hub.
    /// </summary>
    public uint Layer0Blocks { get; set; }

    /// <summary>1 or 2.</summary>
    public byte Layers { get; set; } = 1;

    /// <summary>The disc has a burst cutting area.</summary>
    public bool HasBurstCuttingArea { get; set; }

    /// <summary>Who made the disc: eight characters, DVD+R and DVD+RW only.</summary>
    public ByteString Manufacturer { get; set; }

    /// <summary>Which of the maker's products it is: three characters, DVD+R and DVD+RW only.</summary>
    public ByteString MediaType { get; set; }

    /// <summary>The product's revision, DVD+R and DVD+RW only.</summary>
    public byte Revision { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var book = f.UInt8("disc category, part version", (byte)((int)Book << 4 | PartVersion));
        (Book, PartVersion) = ((DvdBook)(book >> 4), (byte)(book & 0xF));
        SizeAndRate = f.UInt8("disc size, maximum rate", SizeAndRate);
        var layers = f.UInt8("number of layers, track path, layer type", (byte)((Layers - 1) << 5 | (Layer0Blocks > 0 ? 0x10 : 0) | (Recordable ? 2 : 1)));
        (Layers, Recordable) = ((byte)((layers >> 5 & 3) + 1), (layers & 2) != 0);
        Density = f.UInt8("linear density, track density", Density);
        f.Zero(1);
        FirstSector = f.UInt24Big("starting physical sector number of data area", FirstSector);
        f.Zero(1);
        var end = f.UInt24Big("end physical sector number of data area", EndSector);
        f.Zero(1);
        var middle = f.UInt24Big("end physical sector number in layer 0", Layer0Blocks > 0 ? FirstSector + Layer0Blocks - 1 : 0);
        Layer0Blocks = (layers & 0x10) != 0 ? unchecked(middle - FirstSector + 1) : 0;
        Blocks = unchecked(Layer0Blocks > 0 ? Layer0Blocks + (end - (~middle & SectorMask) + 1) : end - FirstSector + 1);
        HasBurstCuttingArea = (f.UInt8("BCA", (byte)(HasBurstCuttingArea ? 0x80 : 0)) & 0x80) != 0;
        f.Zero(2);
        Manufacturer = f.Padded("disc manufacturer ID", Manufacturer, 8);
        MediaType = f.Padded("media type ID", MediaType, 3);
        Revision = f.UInt8("product revision number", Revision);
    }

    /// <summary>Sectors of layer 1 are numbered so that the one above a sector of layer 0 has all its bits turned.</summary>
    private readonly uint EndSector => Layer0Blocks > 0
        ? (~(FirstSector + Layer0Blocks - 1) & SectorMask) + (Blocks - Layer0Blocks) - 1
        : FirstSector + Blocks - 1;
}

/// <summary>The books of the DVD family.</summary>
[Clause(Standard.Mmc5, "6.23.3")]
public enum DvdBook
{
    DvdRom = 0x0,
    DvdRam = 0x1,
    DvdR = 0x2,
    DvdRw = 0x3,
    DvdPlusRw = 0x9,
    DvdPlusR = 0xA,
    DvdPlusRwDualLayer = 0xD,
    DvdPlusRDualLayer = 0xE,
}
