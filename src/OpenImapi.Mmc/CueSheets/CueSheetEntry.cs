using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>One line of a cue sheet: a place in the session, or a part of the catalogue number or of an ISRC.</summary>
/// <param name="ControlAdr">CONTROL in bits 7 to 4, as the Q sub-channel has it; ADR in bits 3 to 0.</param>
[Clause(Standard.Mmc5, "6.33.3")]
public record struct CueSheetEntry(byte ControlAdr) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    /// <summary>Characters of a catalogue number in one entry.</summary>
    public const int CatalogLength = 7;

    /// <summary>Characters of an ISRC in one entry.</summary>
    public const int IsrcLength = 6;

    /// <summary>TNO of the lead-out.</summary>
    public const byte LeadOut = 0xAA;

    /// <summary>SCMS: the track is a copy already.</summary>
    public const byte AlternateCopy = 0x80;

    /// <summary>What the entry is about.</summary>
    public readonly CueSheetAdr Adr => (CueSheetAdr)(ControlAdr & 0xF);

    /// <summary>CONTROL bits: 4 is data.</summary>
    public readonly byte Control => (byte)(ControlAdr >> 4);

    /// <summary>TNO: 0 the lead-in, 1 to 99 a track, AAh the lead-out. A catalogue number has none.</summary>
    public byte Track { get; set; }

    /// <summary>0 the gap before a track, 1 its beginning.</summary>
    public byte Index { get; set; }

    /// <summary>What the blocks from here on are, and what the host sends of each: see <see cref="CueSheetForm"/>.</summary>
    public CueSheetForm Form { get; set; }

    /// <summary>80h on a copy, else 0.</summary>
    public byte SerialCopy { get; set; }

    /// <summary>Where it begins; MSF 00:02:00 is block 0.</summary>
    public Msf Time { get; set; }

    /// <summary>7 characters of a catalogue number or 6 of an ISRC.</summary>
    public ByteString Text { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        ControlAdr = f.UInt8("CTL, ADR", ControlAdr);
        if (Adr == CueSheetAdr.Catalog)
        {
            Text = f.Padded("catalog number", Text, CatalogLength, Filler.Zero);
            return;
        }

        Track = f.UInt8("TNO", Track);
        if (Adr == CueSheetAdr.Isrc)
        {
            Text = f.Padded("ISRC", Text, IsrcLength, Filler.Zero);
            return;
        }

        Index = f.UInt8("INDEX", Index);
        Form = (CueSheetForm)f.UInt8("DATA FORM", (byte)Form);
        SerialCopy = f.UInt8("SCMS", SerialCopy);
        Time = new(f.UInt8("MIN", Time.Minute), f.UInt8("SEC", Time.Second), f.UInt8("FRAME", Time.Frame));
    }
}

/// <summary>What an entry of a cue sheet is about.</summary>
[Clause(Standard.Mmc5, "6.33.3")]
public enum CueSheetAdr
{
    Position = 1,
    Catalog = 2,
    Isrc = 3,
}
