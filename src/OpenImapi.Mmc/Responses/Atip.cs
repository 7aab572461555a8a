using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 4: what the pre-groove of a recordable CD says.</summary>
[Clause(Standard.Mmc5, "6.26.3.6")]
public record struct Atip(bool Rewritable, Msf LeadIn, Msf LastLeadOut) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 28;

    /// <summary>Indicative target writing power, 0 to 7.</summary>
    public byte WritingPower { get; set; }

    /// <summary>Reference speed; 1 means 2x on CD-RW.</summary>
    public byte ReferenceSpeed { get; set; }

    public byte SubType { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("ATIP data length", Length - 2);
        f.Zero(2);
        var power = f.UInt8("indicative target writing power, reference speed", (byte)(0x80 | WritingPower << 4 | ReferenceSpeed));
        (WritingPower, ReferenceSpeed) = ((byte)(power >> 4 & 7), (byte)(power & 7));
        f.UInt8("URU", 0);
        var type = f.UInt8("disc type, sub-type", (byte)(0x80 | (Rewritable ? 0x40 : 0) | SubType << 3));
        (Rewritable, SubType) = ((type & 0x40) != 0, (byte)(type >> 3 & 7));
        f.Zero(1);
        LeadIn = new(f.UInt8("lead-in start, min", LeadIn.Minute), f.UInt8("sec", LeadIn.Second), f.UInt8("frame", LeadIn.Frame));
        f.Zero(1);
        LastLeadOut = new(f.UInt8("last possible lead-out start, min", LastLeadOut.Minute), f.UInt8("sec", LastLeadOut.Second), f.UInt8("frame", LastLeadOut.Frame));
        f.Zero(1);
        f.UInt32Big("A1 values", 0);
        f.UInt32Big("A2 values", 0);
        f.UInt32Big("A3 values", 0);
    }
}
