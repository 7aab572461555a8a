using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>The words of additional sense codes that optical drives use.</summary>
[Clause(Standard.Mmc5, "Annex F")]
public static class SenseText
{
    /// <summary>The code in words; empty when it is not known here.</summary>
    public static string Of(SenseData sense) => (sense.Asc, sense.Ascq) switch
    {
        (0x00, 0x00) => sense.Key == SenseKey.BlankCheck ? "blank check" : "",
        (0x04, 0x00) => "not ready, cause not reportable",
        (0x04, 0x01) => "becoming ready",
        (0x04, 0x04) => "format in progress",
        (0x04, 0x07) => "operation in progress",
        (0x04, 0x08) => "long write in progress",
        (0x08, _) => "communication failure",
        (0x09, _) => "tracking or focus error",
        (0x0C, 0x09) => "write error, loss of streaming",
        (0x0C, _) => "write error",
        (0x11, _) => "unrecovered read error",
        (0x15, _) => "positioning error",
        (0x1A, _) => "parameter list length error",
        (0x20, _) => "invalid command operation code",
        (0x21, 0x02) => "invalid address for write",
        (0x21, _) => "logical block address out of range",
        (0x24, _) => "invalid field in command",
        (0x26, _) => "invalid field in parameter list",
        (0x27, _) => "write protected",
        (0x28, _) => "medium may have changed",
        (0x29, _) => "power on, reset or bus device reset occurred",
        (0x2A, _) => "parameters changed",
        (0x2C, _) => "command sequence error",
        (0x32, 0x00) => "no defect spare location available",
        (0x30, 0x01) => "cannot read medium, unknown format",
        (0x30, 0x05) => "cannot write medium, incompatible format",
        (0x30, 0x06) => "cannot format medium, incompatible medium",
        (0x30, _) => "incompatible medium",
        (0x31, 0x01) => "format command failed",
        (0x31, _) => "medium format corrupted",
        (0x3A, 0x01) => "medium not present, tray closed",
        (0x3A, 0x02) => "medium not present, tray open",
        (0x3A, _) => "medium not present",
        (0x3E, _) => "logical unit failure",
        (0x44, _) => "internal target failure",
        (0x51, _) => "erase failure",
        (0x53, 0x02) => "medium removal prevented",
        (0x57, _) => "unable to recover table of contents",
        (0x5A, 0x01) => "operator medium removal request",
        (0x63, 0x01) => "packet does not fit in available space",
        (0x63, _) => "end of user area encountered on this track",
        (0x64, _) => "illegal mode for this track",
        (0x72, 0x03) => "session fixation error, incomplete track in session",
        (0x72, 0x04) => "empty or partially written reserved track",
        (0x72, 0x05) => "no more track reservations allowed",
        (0x72, _) => "session fixation error",
        (0x73, 0x01) => "power calibration area almost full",
        (0x73, 0x02) => "power calibration area is full",
        (0x73, 0x03) => "power calibration area error",
        (0x73, _) => "CD control error",
        _ => "",
    };
}
