using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Errors of virtual drives and their media. Codes 0x80041400 to 0x800414FF.</summary>
public static class VirtualErrors
{
    public static readonly DiscError UnknownMedium = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_UNKNOWN_MEDIUM", 0x80041400,
        "There is no medium of that name.", "Use cd-r74, cd-r80, cd-rw80, dvd+r or bd-r25, or the path of an image file.");

    public static readonly DiscError ImageUnfit = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_IMAGE_UNFIT", 0x80041401,
        "The image is empty or larger than any disc.", "Choose another image.");

    public static readonly DiscError BadDriveName = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_BAD_DRIVE_NAME", 0x80041402,
        "A virtual drive cannot have that name.", "Use small letters, digits, '.', '_' and '-', 64 at the most, a letter or digit first.");

    public static readonly DiscError DriveExists = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_DRIVE_EXISTS", 0x80041403,
        "There is a virtual drive of that name already.", "Choose another name, or remove the drive first.");

    public static readonly DiscError DamagedMedium = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_DAMAGED_MEDIUM", 0x80041404,
        "The files of a virtual medium are damaged.", "Insert another medium.");

    public static readonly DiscError DamagedDrive = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_DAMAGED_DRIVE", 0x80041405,
        "The files of a virtual drive are damaged.", "Remove the drive and create it again.");

    public static readonly DiscError NothingToExport = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_NOTHING_TO_EXPORT", 0x80041406,
        "The disc has nothing recorded on it.", "Burn something first.");

    public static readonly DiscError CannotExport = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_CANNOT_EXPORT", 0x80041407,
        "The disc cannot be exported to that file.", "Choose a name that ends in .iso, or in .cue for a CD, in a folder with room.");

    public static readonly DiscError ExportExists = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_EXPORT_EXISTS", 0x80041408,
        "The file to export to exists.", "Remove it, or ask for it to be replaced.");

    public static readonly DiscError NoSession = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_NO_SESSION", 0x80041409,
        "The disc has no such volume in its last session.", "Export the disc as it is.");
}
