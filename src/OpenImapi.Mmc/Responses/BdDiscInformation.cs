using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 00h of a BD: the first disc information unit, 112 bytes; one layer of 25 GB.</summary>
/// <param name="TypeIdentifier">BDR, BDW or BDO.</param>
/// <param name="Blocks">Blocks of the data zone: whole clusters of 32.</param>
[Clause(Standard.Mmc5, "6.23.3.3")]
public record struct BdDiscInformation(ByteString TypeIdentifier, uint Blocks) : IStructure
{
    /// <summary>The physical sector number of LBA 0.</summary>
    public const uint FirstSector = 0x100000;

    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 112;

    private const uint Cluster = 32;
    private const byte OneLayer = 0x12;
    private const byte OneRewritableLayer = 0x14;

    /// <summary>Bytes of a unit that its header counts: without the last 14, which are the maker's.</summary>
    private const int BytesInUse = 98;

    /// <summary>Who made the disc: six characters.</summary>
    public ByteString Manufacturer { get; set; }

    /// <summary>Which of the maker's products it is: three characters.</summary>
    public ByteString MediaType { get; set; }

    /// <summary>The product's revision.</summary>
    public byte Revision { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("disc information identifier", "DI"u8);
        f.UInt8("disc information format number", 1);
        f.UInt8("number of DI units, layer", 1 << 3);
        f.Zero(1);
        f.UInt8("DI unit sequence number", 0);
        f.UInt8("bytes in use in this DI unit", BytesInUse);
        f.Zero(1);
        TypeIdentifier = f.Bytes("disc type identifier", TypeIdentifier, 3);
        f.UInt8("disc size, class, version", 1);
        f.UInt8("layers, layer type", TypeIdentifier.Span.SequenceEqual("BDW"u8) ? OneRewritableLayer : OneLayer);
        f.UInt8("channel bit length", 1);
        f.Zero(10);
        f.UInt32Big("first PAA of data zone", Address(FirstSector));
        var last = f.UInt32Big("last PAA of data zone", Address(FirstSector + Math.Max(Blocks, 1) - 1) | 2);
        Blocks = unchecked((last / 4 + 1) * Cluster - FirstSector);
        f.Zero(68);
        Manufacturer = f.Padded("disc manufacturer ID", Manufacturer, 6, Filler.Zero);
        MediaType = f.Padded("media type ID", MediaType, 3, Filler.Zero);
        f.UInt16Big("time stamp", 0);
        Revision = f.UInt8("product revision number", Revision);
    }

    /// <summary>The physical ADIP address of a sector's cluster: four numbers a cluster, of which three are used.</summary>
    private static uint Address(uint sector) => sector / Cluster * 4;
}
