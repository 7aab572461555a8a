using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 0Eh: what is moulded into the lead-in of a DVD-R or DVD-RW, fields 01h to 04h.</summary>
/// <param name="LastSector">Physical sector number of the last block that can be recorded.</param>
[Clause(Standard.Mmc5, "6.23.3.2.12")]
public record struct DvdPreRecordedLeadIn(uint LastSector) : IStructure
{
    /// <summary>Encoded length in bytes: four fields of eight.</summary>
    public const int Length = 32;

    private const int MakerLength = 6;

    /// <summary>Field 01h: for what the disc may be used; 40h for anything.</summary>
    public byte Application { get; set; }

    /// <summary>Field 01h: size, track pitch and reflectivity.</summary>
    public byte PhysicalCode { get; set; }

    /// <summary>Fields 03h and 04h: the maker's code, twelve characters.</summary>
    public ByteString Manufacturer { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("field ID", 1);
        Application = f.UInt8("disc application code", Application);
        PhysicalCode = f.UInt8("disc physical code", PhysicalCode);
        LastSector = f.UInt24Big("last address of data recordable area", LastSector);
        f.Zero(2);
        f.UInt8("field ID", 2);
        f.Zero(7);
        f.UInt8("field ID", 3);
        var first = f.Padded("manufacturer ID", Part(0), MakerLength, Filler.Zero);
        f.Zero(1);
        f.UInt8("field ID", 4);
        var second = f.Padded("manufacturer ID, continued", Part(MakerLength), MakerLength, Filler.Zero);
        f.Zero(1);
        Manufacturer = new([.. first.Span, .. second.Span]);
    }

    private readonly ByteString Part(int start) => start >= Manufacturer.Length ? default
        : new(Manufacturer.Span[start..Math.Min(Manufacturer.Length, start + MakerLength)].ToArray());
}
