using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 00h of a BD: the first disc information unit, 112 bytes; one layer.</summary>
/// <param name="TypeIdentifier">BDR, BDW or BDO.</param>
/// <param name="Blocks">Blocks of the data zone.</param>
[Clause(Standard.Mmc5, "6.23.3.3.1")]
public record struct BdDiscInformation(ByteString TypeIdentifier, uint Blocks) : IStructure
{
    /// <summary>The physical sector number of LBA 0.</summary>
    public const uint FirstSector = 0x100000;

    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 112;

    /// <summary>Who made the disc: six characters.</summary>
    public ByteString Manufacturer { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("disc information identifier", "DI"u8);
        f.UInt8("disc information format number", 1);
        f.UInt8("number of DI units", 1);
        f.Zero(1);
        f.UInt8("DI unit sequence number", 0);
        f.UInt8("bytes in use in this DI unit", Length);
        f.Zero(1);
        TypeIdentifier = f.Bytes("disc type identifier", TypeIdentifier, 3);
        f.UInt8("disc size, class, version", 1);
        f.UInt8("layers, layer type", 0x12);
        f.Zero(7);
        f.UInt32Big("first PAA", FirstSector);
        Blocks = f.UInt32Big("last PAA", FirstSector + Blocks - 1) - FirstSector + 1;
        f.Zero(72);
        Manufacturer = f.Padded("disc manufacturer ID", Manufacturer, 6, Filler.Zero);
        f.Zero(6);
    }
}
