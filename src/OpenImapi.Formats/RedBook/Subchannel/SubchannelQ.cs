namespace OpenImapi.Formats.RedBook;

/// <summary>What the Q sub-channel says during one block, 12 bytes.</summary>
/// <param name="Control">The CONTROL bits, 0 to 15: pre-emphasis 1, copy permitted 2, data 4, four channels 8.</param>
/// <param name="Mode">The ADR bits: which of the properties below are meant.</param>
[Clause(Standard.Iec60908, "17.5")]
[Clause(Standard.Ecma130, "22.3")]
public record struct SubchannelQ(byte Control, SubchannelQMode Mode) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 12;

    /// <summary>The track number of the lead-out.</summary>
    public const byte LeadOut = 0xAA;

    private const int DataLength = 9;

    /// <summary>TNO, modes 1 and 5: 1 to 99, 0 in the lead-in, <see cref="LeadOut"/>.</summary>
    public byte Track { get; set; }

    /// <summary>X, mode 1: 0 in a pause, else 1 to 99; 1 in the lead-out. In the lead-in, modes 1 and 5, it is POINT: a track or a <see cref="SubchannelPoint"/>.</summary>
    public byte Index { get; set; }

    /// <summary>
    /// MIN, SEC, FRAME: time since the track's INDEX 01, in a pause the time left. In the lead-in its running time, under B0h where the next
    /// session's program area begins, under C0h and C1h three bytes of the pre-groove as they are.
    /// </summary>
    public Msf Relative { get; set; }

    /// <summary>ZERO; under B0h how many different POINTs mode 5 has.</summary>
    public byte Zero { get; set; }

    /// <summary>AMIN, ASEC, AFRAME: time on the disc. In the lead-in PMIN, PSEC, PFRAME: what POINT points to; under A0h and A1h a track number in the minutes.</summary>
    public Msf Absolute { get; set; }

    /// <summary>N1 to N13, mode 2; none where all are zero.</summary>
    public MediaCatalogNumber? Catalog { get; set; }

    /// <summary>I1 to I12, mode 3; none where they are no code.</summary>
    public Isrc? Isrc { get; set; }

    /// <summary>AFRAME, modes 2 and 3: frames of the time on the disc, 0 to 74.</summary>
    public byte AbsoluteFrame { get; set; }

    /// <summary>The nine bytes of any other mode.</summary>
    public ByteString Other { get; set; }

    /// <summary>The check bits; <see cref="WithCrc"/> sets them.</summary>
    public ushort Crc { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var first = f.UInt8("CONTROL, ADR", (byte)(Control << 4 | (byte)Mode & 0xF));
        (Control, Mode) = ((byte)(first >> 4), (SubchannelQMode)(first & 0xF));
        if (Mode is SubchannelQMode.Position or SubchannelQMode.Sessions)
            PositionFields(ref f);
        else if (Mode is SubchannelQMode.Catalog or SubchannelQMode.Isrc)
            NumberFields(ref f);
        else
            Other = f.Bytes("DATA-Q", Other.IsEmpty ? new byte[DataLength] : Other, DataLength);
        Crc = f.UInt16Big("CRC", Crc);
    }

    private void PositionFields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Track = PackedDecimal.Unpack(f.UInt8("TNO", PackedDecimal.Pack(Track)));
        Index = PackedDecimal.Unpack(f.UInt8(Track == 0 ? "POINT" : "X", PackedDecimal.Pack(Index)));
        Relative = (SubchannelPoint)Index is SubchannelPoint.FirstLeadIn or SubchannelPoint.PreGroove && Track == 0
            ? new(f.UInt8("MIN", Relative.Minute), f.UInt8("SEC", Relative.Second), f.UInt8("FRAME", Relative.Frame))
            : f.Time("MIN, SEC, FRAME", Relative);
        Zero = PackedDecimal.Unpack(f.UInt8("ZERO", PackedDecimal.Pack(Zero)));
        Absolute = f.Time(Track == 0 ? "PMIN, PSEC, PFRAME" : "AMIN, ASEC, AFRAME", Absolute);
    }

    private void NumberFields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        if (Mode == SubchannelQMode.Catalog)
        {
            Catalog = SubchannelNumbers.ReadCatalog(f.UInt64Big("N1 to N13", SubchannelNumbers.Write(Catalog)));
        }
        else
        {
            var (owner, number) = SubchannelNumbers.Write(Isrc);
            owner = f.UInt32Big("I1 to I5", owner);
            Isrc = SubchannelNumbers.ReadIsrc(owner, f.UInt32Big("I6 to I12", number));
        }

        AbsoluteFrame = PackedDecimal.Unpack(f.UInt8("AFRAME", PackedDecimal.Pack(AbsoluteFrame)));
    }

    /// <summary>The same with the right check bits.</summary>
    public readonly SubchannelQ WithCrc()
    {
        Span<byte> bytes = stackalloc byte[Length];
        Structure.Write(this, bytes);
        return this with { Crc = SubchannelCrc.Of(bytes[..^SubchannelCrc.Length]) };
    }

    /// <summary>True where 12 bytes as they were read carry the right check bits.</summary>
    public static bool IsRight(ReadOnlySpan<byte> bytes) => SubchannelCrc.IsRight(bytes[..Length]);
}

/// <summary>ADR: what the Q sub-channel is about.</summary>
[Clause(Standard.Iec60908, "17.5")]
public enum SubchannelQMode : byte
{
    None = 0,

    /// <summary>Where the block lies; in the lead-in, the table of contents.</summary>
    Position = 1,

    /// <summary>The number on the package.</summary>
    Catalog = 2,

    /// <summary>The number of the recording.</summary>
    Isrc = 3,

    /// <summary>In the lead-in of a disc of several sessions: where others lie.</summary>
    Sessions = 5,
}

/// <summary>POINT values of the lead-in that are no track numbers.</summary>
[Clause(Standard.Mmc5, "4.2.3.7")]
public enum SubchannelPoint : byte
{
    /// <summary>Mode 1: PMIN is the first track, PSEC the kind of the disc: 0 audio or CD-ROM, 10h CD-I, 20h CD-ROM XA.</summary>
    FirstTrack = 0xA0,

    /// <summary>Mode 1: PMIN is the last track.</summary>
    LastTrack = 0xA1,

    /// <summary>Mode 1: PMIN, PSEC, PFRAME are where the lead-out begins.</summary>
    LeadOut = 0xA2,

    /// <summary>Mode 5: where the next session's program area may begin, and the last possible lead-out.</summary>
    NextSession = 0xB0,

    /// <summary>Mode 5: where the first lead-in begins.</summary>
    FirstLeadIn = 0xC0,

    /// <summary>Mode 5: additional information of the pre-groove.</summary>
    PreGroove = 0xC1,
}
