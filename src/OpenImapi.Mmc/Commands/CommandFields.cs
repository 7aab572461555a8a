using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Which features GET CONFIGURATION answers with.</summary>
[Clause(Standard.Mmc5, "6.6")]
public enum RequestedFeatures
{
    All = 0,
    Current = 1,
    One = 2,
}

/// <summary>Classes of events that a drive can tell of.</summary>
[Flags]
[Clause(Standard.Mmc5, "6.7")]
public enum EventClasses : byte
{
    None = 0,
    OperationalChange = 0x02,
    PowerManagement = 0x04,
    ExternalRequest = 0x08,
    Media = 0x10,
    MultiInitiator = 0x20,
    DeviceBusy = 0x40,
}

/// <summary>How READ TRACK INFORMATION names the track.</summary>
[Clause(Standard.Mmc5, "6.27")]
public enum TrackAddressType
{
    Address = 0,
    Track = 1,
    Session = 2,
}

/// <summary>What CLOSE TRACK SESSION ends.</summary>
[Clause(Standard.Mmc5, "6.3")]
public enum CloseFunction
{
    /// <summary>Stops background formatting of a rewritable medium.</summary>
    StopBackgroundFormat = 0,
    Track = 1,

    /// <summary>Closes the session; whether another may follow is said by the write parameters page or the medium's kind.</summary>
    Session = 2,

    /// <summary>Formatted DVD-RW: closes the last border and finalises the disc.</summary>
    FinalizeFormatted = 3,

    /// <summary>DVD+RW and others: finalise with minimal radius; DVD+R DL: close session.</summary>
    FinalizeMinimalRadius = 5,

    /// <summary>Closes the session and finalises the disc: DVD+R, BD-R.</summary>
    Finalize = 6,
}

/// <summary>How much BLANK erases.</summary>
[Clause(Standard.Mmc5, "6.2")]
public enum BlankingType
{
    /// <summary>The whole disc.</summary>
    Full = 0,

    /// <summary>PMA, first lead-in and first pre-gap only: quick.</summary>
    Minimal = 1,
    Track = 2,
    UnreserveTrack = 3,
    TrackTail = 4,
    UncloseLastSession = 5,
    LastSession = 6,
}

/// <summary>Which family of disc structures is asked for.</summary>
[Clause(Standard.Mmc5, "6.23")]
public enum DiscStructureMedia
{
    Dvd = 0,
    BluRay = 1,
}

/// <summary>Which values of a mode page are asked for.</summary>
[Clause(Standard.Spc4, "6.13")]
public enum PageControl
{
    Current = 0,
    Changeable = 1,
    Default = 2,
    Saved = 3,
}
