using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>DATA FORM: bits 5 and 4 the kind of sector, 3 to 0 what the host sends of it, 7 and 6 whether sub-channels come with it.</summary>
[Clause(Standard.Mmc5, "6.33.3")]
public enum CueSheetForm : byte
{
    /// <summary>2,352 bytes of samples.</summary>
    Audio = 0x00,

    /// <summary>Silence that the drive makes: nothing is sent.</summary>
    AudioPause = 0x01,

    /// <summary>2,048 bytes of user data.</summary>
    Mode1 = 0x10,

    /// <summary>2,352 bytes; the drive makes sync, header, EDC and ECC anew.</summary>
    Mode1Whole = 0x11,

    /// <summary>2,048 bytes that are not looked at: the drive writes empty sectors.</summary>
    Mode1Ignored = 0x12,

    /// <summary>2,352 bytes that are not looked at.</summary>
    Mode1WholeIgnored = 0x13,

    /// <summary>Empty sectors that the drive makes: nothing is sent.</summary>
    Mode1Pause = 0x14,

    /// <summary>2,336 bytes of a CD-ROM XA sector: sub-header, user data, and room for EDC and ECC, which the drive makes.</summary>
    Xa = 0x20,

    /// <summary>2,352 bytes of a CD-ROM XA sector.</summary>
    XaWhole = 0x21,

    /// <summary>2,336 bytes that are not looked at: the drive writes empty Form 2 sectors.</summary>
    XaIgnored = 0x22,

    /// <summary>2,352 bytes that are not looked at.</summary>
    XaWholeIgnored = 0x23,

    /// <summary>Empty Form 2 sectors that the drive makes: nothing is sent.</summary>
    XaPause = 0x24,

    /// <summary>2,336 bytes of Mode 2 without forms.</summary>
    Mode2 = 0x30,

    /// <summary>2,352 bytes of Mode 2 without forms.</summary>
    Mode2Whole = 0x31,

    /// <summary>2,336 bytes that are not looked at: the drive writes empty sectors.</summary>
    Mode2Ignored = 0x32,

    /// <summary>2,352 bytes that are not looked at.</summary>
    Mode2WholeIgnored = 0x33,

    /// <summary>Empty sectors that the drive makes: nothing is sent.</summary>
    Mode2Pause = 0x34,

    /// <summary>With it come 96 bytes of sub-channels R to W raw: CD-TEXT in a lead-in, four packs of 18 bytes as 24 of six bits.</summary>
    WithSubchannels = 0x40,

    /// <summary>A lead-in with CD-TEXT: nothing of the main channel is sent, 96 bytes of sub-channels are.</summary>
    AudioPauseWithSubchannels = AudioPause | WithSubchannels,

    /// <summary>With it come 96 bytes of sub-channels R to W as packs.</summary>
    WithPacks = 0xC0,
}
