namespace OpenImapi.Formats.RedBook;

/// <summary>What a player is told of a track.</summary>
[Flags]
[Clause(Standard.Ecma130, "22.3.1")]
public enum TrackFlags
{
    None = 0,

    /// <summary>Audio with pre-emphasis of 50/15 microseconds.</summary>
    PreEmphasis = 1,

    /// <summary>Digital copies are permitted.</summary>
    CopyPermitted = 2,

    /// <summary>Four channels of audio instead of two.</summary>
    FourChannels = 8,

    /// <summary>Serial copy management: this is a copy already, and the copy bit alternates.</summary>
    SerialCopy = 0x10,

    /// <summary>Those that stand in the CONTROL bits.</summary>
    InControl = PreEmphasis | CopyPermitted | FourChannels,
}
