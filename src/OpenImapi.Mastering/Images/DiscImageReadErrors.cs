using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Errors of disc images that are read. Codes 0x800411C0 to 0x800411C7.</summary>
public static class DiscImageReadErrors
{
    public static readonly DiscError ImageUnknown = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_IMAGE_UNKNOWN", 0x800411C0,
        "The file is no disc image that is known here.", "Give a .cue, a .toc or an .iso file.");

    public static readonly DiscError ImageBroken = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_IMAGE_BROKEN", 0x800411C1,
        "A disc image is not what its sheet says.", "Check that sheet and files belong together and are complete, or correct the line that is named.");

    public static readonly DiscError SheetFileMissing = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SHEET_FILE_MISSING", 0x800411C2,
        "A file that a sheet names is not there.", "Put the file beside the sheet, or correct its name in the line that is named.");

    public static readonly DiscError SheetNotSupported = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SHEET_NOT_SUPPORTED", 0x800411C3,
        "A sheet asks for something that is not read.", "Leave it out, or convert the image with the program that made it.");
}
