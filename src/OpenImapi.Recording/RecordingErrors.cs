using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Errors of recording and of reading discs. Codes 0x80041300 to 0x800413FF, and IMAPI's own.</summary>
public static class RecordingErrors
{
    public static readonly DiscError DiscFull = DiscError.Of(DiscErrorKind.Medium, "IMAPI_E_DISCFULL", 0x8004021C,
        "The content does not fit on the disc.", "Record less, or insert a disc with more room.");

    public static readonly DiscError InitializeWrite = DiscError.Of(DiscErrorKind.Drive, "IMAPI_E_INITIALIZE_WRITE", 0x80040215,
        "The drive could not be set up for writing.", "Open and close the tray and try again, or use another disc.");

    public static readonly DiscError InitializeEndWrite = DiscError.Of(DiscErrorKind.Drive, "IMAPI_E_INITIALIZE_ENDWRITE", 0x80040216,
        "The drive could not close what it had written.", "Look at the disc with imapi media; imapi close closes one left open.");

    public static readonly DiscError DiscInfo = DiscError.Of(DiscErrorKind.Medium, "IMAPI_E_DISCINFO", 0x80040219,
        "The drive could not say what is on the disc.", "Clean the disc, or use another one.");

    public static readonly DiscError StartMismatch = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_START_MISMATCH", 0x80041300,
        "The content was made for another place on the disc than the one where writing can go on.",
        "Make the image again for this disc, or insert the disc that it was made for.");

    public static readonly DiscError UnfinishedTrack = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_UNFINISHED_TRACK", 0x80041301,
        "An earlier recording on the disc was interrupted and is still open.", "Close it with imapi close, then record again.");

    public static readonly DiscError NoTestWrite = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_NO_TEST_WRITE", 0x80041302,
        "This kind of disc cannot be written for a test.", "Record without --simulate; --plan shows what would be recorded.");

    public static readonly DiscError WriteModeUnsupported = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_WRITE_MODE_UNSUPPORTED", 0x80041303,
        "The drive cannot record this content on this disc in this way.", "Leave the write mode to the program, or use another disc.");

    public static readonly DiscError SourceFailed = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SOURCE_FAILED", 0x80041304,
        "What was to be recorded could not be read.", "Make sure that the files stay where they are until the recording is done.");

    public static readonly DiscError VerifyMismatch = DiscError.Of(DiscErrorKind.Verification, "OPENIMAPI_E_VERIFY_MISMATCH", 0x80041305,
        "What was read back from the disc is not what was recorded.", "Do not rely on this disc; record again on another one, at a lower speed.");

    public static readonly DiscError NothingToClose = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_NOTHING_TO_CLOSE", 0x80041306,
        "There is nothing on the disc that could be closed.", "A disc is closed for good when it is recorded with --close.");

    public static readonly DiscError NotInTrack = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_NOT_IN_TRACK", 0x80041307,
        "That place of the disc belongs to no data track.", "Read only inside the tracks that imapi media shows.");

    public static readonly DiscError MediumChanged = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_MEDIUM_CHANGED", 0x80041308,
        "The disc was taken out or changed in the middle.", "Put the disc back and begin again.");

    public static readonly DiscError Layout = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_LAYOUT", 0x80041309,
        "The layout cannot be recorded on any disc.", "Change the tracks and gaps, or record its sessions one after another.");

    public static readonly DiscError NoCdText = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_NO_CD_TEXT", 0x8004130A,
        "The drive cannot write CD-TEXT on this disc.", "Record without the text, or in another drive.");

    public static readonly DiscError LayerBreak = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_LAYER_BREAK", 0x8004130C,
        "The layers of the disc cannot meet there.", "Leave the layer break to the program, or insert a blank disc of two layers.");

    public static readonly DiscError NoSpareAreas = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_NO_SPARE_AREAS", 0x80041330,
        "The disc has no spare areas, and so no defect management.", "Record without defect management, or use another disc.");

    public static readonly DiscError CueSheetRefused = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_CUE_SHEET_REFUSED", 0x8004130B,
        "The drive does not take the layout.", "Record track by track, without indexes and with equal gaps, or in another drive.");

    public static readonly DiscError CopyProtected = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_COPY_PROTECTED", 0x80041320,
        "The disc is protected against copying.", "Discs that need a key are not copied by this program.");

    public static readonly DiscError Unreadable = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_UNREADABLE", 0x80041321,
        "Some blocks of the disc cannot be read.", "Clean the disc or use another drive; --allow-unreadable keeps what can be read.");
}
