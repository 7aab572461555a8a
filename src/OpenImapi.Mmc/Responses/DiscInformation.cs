using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What READ DISC INFORMATION answers: the disc's state and its sessions and tracks.</summary>
[Clause(Standard.Mmc5, "6.22.3.1")]
public record struct DiscInformation : IStructure
{
    /// <summary>Encoded length in bytes, without power calibration tables.</summary>
    public const int Length = 34;

    public bool Erasable { get; set; }

    public SessionState LastSession { get; set; }

    public DiscStatus Status { get; set; }

    public byte FirstTrack { get; set; }

    /// <summary>Sessions, the empty or incomplete last one included.</summary>
    public ushort Sessions { get; set; }

    public ushort FirstTrackInLastSession { get; set; }

    public ushort LastTrackInLastSession { get; set; }

    /// <summary>Validity bits and background format status.</summary>
    public byte Flags { get; set; }

    /// <summary>How far the formatting of a DVD+RW has come: the low bits of <see cref="Flags"/>.</summary>
    public BackgroundFormat BackgroundFormat
    {
        readonly get => (BackgroundFormat)(Flags & 3);
        set => Flags = (byte)((Flags & ~3) | (int)value);
    }

    /// <summary>00h CD-DA or CD-ROM, 10h CD-I, 20h CD-ROM XA, FFh undefined.</summary>
    public byte DiscType { get; set; }

    public uint DiscIdentification { get; set; }

    /// <summary>Start of the last session's lead-in as hours, minutes, seconds, frames; all ones where there is none.</summary>
    public uint LastSessionLeadIn { get; set; }

    /// <summary>Last possible start of the lead-out, in the same form.</summary>
    public uint LastLeadOut { get; set; }

    public ulong BarCode { get; set; }

    public byte ApplicationCode { get; set; }

    public byte OpcTables { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("disc information length", Length - 2);
        var state = f.UInt8("erasable, state of last session, disc status", (byte)((Erasable ? 0x10 : 0) | (int)LastSession << 2 | (int)Status));
        (Erasable, LastSession, Status) = ((state & 0x10) != 0, (SessionState)(state >> 2 & 3), (DiscStatus)(state & 3));
        FirstTrack = f.UInt8("number of first track on disc", FirstTrack);
        var sessions = f.UInt8("number of sessions, LSB", (byte)Sessions);
        var first = f.UInt8("first track in last session, LSB", (byte)FirstTrackInLastSession);
        var last = f.UInt8("last track in last session, LSB", (byte)LastTrackInLastSession);
        Flags = f.UInt8("DID_V, DBC_V, URU, DAC_V, background format status", Flags);
        DiscType = f.UInt8("disc type", DiscType);
        Sessions = (ushort)(f.UInt8("number of sessions, MSB", (byte)(Sessions >> 8)) << 8 | sessions);
        FirstTrackInLastSession = (ushort)(f.UInt8("first track in last session, MSB", (byte)(FirstTrackInLastSession >> 8)) << 8 | first);
        LastTrackInLastSession = (ushort)(f.UInt8("last track in last session, MSB", (byte)(LastTrackInLastSession >> 8)) << 8 | last);
        DiscIdentification = f.UInt32Big("disc identification", DiscIdentification);
        LastSessionLeadIn = f.UInt32Big("last session lead-in start address", LastSessionLeadIn);
        LastLeadOut = f.UInt32Big("last possible lead-out start address", LastLeadOut);
        BarCode = f.UInt64Big("disc bar code", BarCode);
        ApplicationCode = f.UInt8("disc application code", ApplicationCode);
        OpcTables = f.UInt8("number of OPC tables", OpcTables);
    }
}

/// <summary>The disc as a whole.</summary>
[Clause(Standard.Mmc5, "6.22.3.1.4")]
public enum DiscStatus
{
    Empty = 0,

    /// <summary>Recorded, and more can be appended.</summary>
    Incomplete = 1,

    /// <summary>Nothing can be appended.</summary>
    Complete = 2,

    /// <summary>Neither sequential nor finalised: rewritable at random.</summary>
    Other = 3,
}

/// <summary>How far a medium that is formatted in the background has come.</summary>
[Clause(Standard.Mmc5, "6.22.3.1.13")]
public enum BackgroundFormat
{
    /// <summary>Not formatted, or not a medium that is formatted so.</summary>
    None = 0,

    /// <summary>Begun and stopped: only its beginning is formatted.</summary>
    Stopped = 1,

    /// <summary>Going on.</summary>
    InProgress = 2,

    Complete = 3,
}

/// <summary>The last session.</summary>
[Clause(Standard.Mmc5, "6.22.3.1.3")]
public enum SessionState
{
    Empty = 0,
    Incomplete = 1,

    /// <summary>Reserved, or damaged on DVD and BD.</summary>
    Damaged = 2,
    Complete = 3,
}
