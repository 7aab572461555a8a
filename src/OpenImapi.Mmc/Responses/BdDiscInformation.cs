using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 00h of a BD: one disc information unit, 112 bytes; there is one for each layer.</summary>
/// <param name="TypeIdentifier">BDR, BDW or BDO.</param>
/// <param name="Blocks">Blocks of the layer's data zone: whole clusters of 32.</param>
[Clause(Standard.Mmc5, "6.23.3.3")]
public record struct BdDiscInformation(ByteString TypeIdentifier, uint Blocks) : IStructure
{
    /// <summary>The physical sector number of LBA 0.</summary>
    public const uint FirstSector = 0x100000;

    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 112;

    private const uint Cluster = 32;

    /// <summary>Bytes of a unit that its header counts: without the last 14, which are the maker's.</summary>
    private const int BytesInUse = 98;

    /// <summary>Bits of a sector number within a layer; a layer of more than 25 GB needs one more.</summary>
    private const int SectorBits = 24;

    /// <summary>Layers of the disc.</summary>
    public byte Layers { get; set; } = 1;

    /// <summary>The layer that the unit is about, counted from 0.</summary>
    public byte Layer { get; set; }

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
        var units = f.UInt8("number of DI units, layer", (byte)(Layers << 3 | Layer));
        (Layers, Layer) = ((byte)(units >> 3), (byte)(units & 7));
        f.Zero(1);
        f.UInt8("DI unit sequence number", Layer);
        f.UInt8("bytes in use in this DI unit", BytesInUse);
        f.Zero(1);
        TypeIdentifier = f.Bytes("disc type identifier", TypeIdentifier, 3);
        f.UInt8("disc size, class, version", 1);
        f.UInt8("layers, layer type", (byte)(Layers << 4 | LayerType));
        f.UInt8("channel bit length", 1);
        f.Zero(10);
        var first = f.UInt32Big("first PAA of data zone", Address(First));
        var last = f.UInt32Big("last PAA of data zone", Address(First + Math.Max(Blocks, 1) - 1) | 2);
        Blocks = unchecked((last / 4 - first / 4 + 1) * Cluster);
        f.Zero(68);
        Manufacturer = f.Padded("disc manufacturer ID", Manufacturer, 6, Filler.Zero);
        MediaType = f.Padded("media type ID", MediaType, 3, Filler.Zero);
        f.UInt16Big("time stamp", 0);
        Revision = f.UInt8("product revision number", Revision);
    }

    /// <summary>1 read only, 2 written once, 4 rewritable.</summary>
    private readonly byte LayerType => TypeIdentifier.Span.SequenceEqual("BDW"u8) ? (byte)4 : TypeIdentifier.Span.SequenceEqual("BDR"u8) ? (byte)2 : (byte)1;

    /// <summary>The layer's first sector. Every other layer runs from the outside in: its numbers are those of the layer before, mirrored.</summary>
    private readonly uint First
    {
        get
        {
            var bits = FirstSector + Blocks > 1u << SectorBits ? SectorBits + 1 : SectorBits;
            return (uint)Layer << bits | (Layer % 2 == 0 ? FirstSector : (1u << bits) - FirstSector - Blocks);
        }
    }

    /// <summary>The physical ADIP address of a sector's cluster: four numbers a cluster, of which three are used.</summary>
    private static uint Address(uint sector) => sector / Cluster * 4;
}
