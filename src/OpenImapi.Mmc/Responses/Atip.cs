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

    /// <summary>URU: the disc is for unrestricted use.</summary>
    public bool Unrestricted { get; set; }

    /// <summary>Three bytes of additional information 1, where the disc has it.</summary>
    public uint? A1 { get; set; }

    public uint? A2 { get; set; }

    public uint? A3 { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("ATIP data length", Length - 2);
        f.Zero(2);
        var power = f.UInt8("indicative target writing power, reference speed", (byte)(0x80 | WritingPower << 4 | ReferenceSpeed));
        (WritingPower, ReferenceSpeed) = ((byte)(power >> 4 & 7), (byte)(power & 7));
        Unrestricted = (f.UInt8("URU", (byte)(Unrestricted ? 0x40 : 0)) & 0x40) != 0;
        var type = f.UInt8("disc type, sub-type, A1, A2, A3 valid",
            (byte)(0x80 | (Rewritable ? 0x40 : 0) | SubType << 3 | (A1 is null ? 0 : 4) | (A2 is null ? 0 : 2) | (A3 is null ? 0 : 1)));
        (Rewritable, SubType) = ((type & 0x40) != 0, (byte)(type >> 3 & 7));
        f.Zero(1);
        LeadIn = new(f.UInt8("lead-in start, min", LeadIn.Minute), f.UInt8("sec", LeadIn.Second), f.UInt8("frame", LeadIn.Frame));
        f.Zero(1);
        LastLeadOut = new(f.UInt8("last possible lead-out start, min", LastLeadOut.Minute), f.UInt8("sec", LastLeadOut.Second), f.UInt8("frame", LastLeadOut.Frame));
        f.Zero(1);
        A1 = Additional(ref f, "A1 values", A1, (type & 4) != 0);
        A2 = Additional(ref f, "A2 values", A2, (type & 2) != 0);
        A3 = Additional(ref f, "A3 values", A3, (type & 1) != 0);
    }

    private static uint? Additional<T>(ref T f, string name, uint? value, bool valid)
        where T : struct, IFields, allows ref struct
    {
        var read = f.UInt24Big(name, value ?? 0);
        f.Zero(1);
        return valid ? read : null;
    }
}
