using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 00h of a DVD: the physical format information, first 27 bytes; one layer of 120 mm.</summary>
/// <param name="Book">Which book the disc follows.</param>
/// <param name="Recordable">The data area can be written by a user.</param>
/// <param name="Blocks">Blocks of the data area.</param>
[Clause(Standard.Mmc5, "6.23.3")]
public record struct DvdPhysicalFormat(DvdBook Book, bool Recordable, uint Blocks) : IStructure
{
    /// <summary>The physical sector number of LBA 0.</summary>
    public const uint FirstSector = 0x030000;

    /// <summary>The book's version, 0 to 15.</summary>
    public byte PartVersion { get; set; } = 1;

    /// <summary>Disc size in bits 7 to 4 (0 is 120 mm), maximum rate in bits 3 to 0 (Fh is not said).</summary>
    public byte SizeAndRate { get; set; } = 0x0F;

    /// <summary>Linear density in bits 7 to 4, track density in bits 3 to 0.</summary>
    public byte Density { get; set; }

    /// <summary>Who made the disc: eight characters, DVD+R only.</summary>
    public ByteString Manufacturer { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var book = f.UInt8("disc category, part version", (byte)((int)Book << 4 | PartVersion));
        (Book, PartVersion) = ((DvdBook)(book >> 4), (byte)(book & 0xF));
        SizeAndRate = f.UInt8("disc size, maximum rate", SizeAndRate);
        Recordable = (f.UInt8("number of layers, track path, layer type", (byte)(Recordable ? 2 : 1)) & 2) != 0;
        Density = f.UInt8("linear density, track density", Density);
        f.Zero(1);
        f.UInt24Big("starting physical sector number of data area", FirstSector);
        f.Zero(1);
        Blocks = unchecked(f.UInt24Big("end physical sector number of data area", FirstSector + Blocks - 1) - FirstSector + 1);
        f.Zero(1);
        f.UInt24Big("end physical sector number in layer 0", 0);
        f.UInt8("BCA", 0);
        f.Zero(2);
        Manufacturer = f.Padded("disc manufacturer ID", Manufacturer, 8);
    }
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
}
