using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Errors of virtual drives and their media. Codes 0x80041400 to 0x800414FF.</summary>
public static class VirtualErrors
{
    public static readonly DiscError UnknownMedium = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_UNKNOWN_MEDIUM", 0x80041400,
        "There is no medium of that name.", "Use cd-r74, cd-r80, cd-rw80, dvd+r, dvd+rw, bd-r25 or bd-re25, or the path of an image file.");

    public static readonly DiscError ImageUnfit = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_IMAGE_UNFIT", 0x80041401,
        "The image is empty or larger than any disc.", "Choose another image.");

    public static readonly DiscError BadDriveName = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_BAD_DRIVE_NAME", 0x80041402,
        "A virtual drive cannot have that name.", "Use small letters, digits, '.', '_' and '-', 64 at the most, a letter or digit first.");

    public static readonly DiscError DriveExists = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_DRIVE_EXISTS", 0x80041403,
        "There is a virtual drive of that name already.", "Choose another name, or remove the drive first.");

    public static readonly DiscError DamagedMedium = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_DAMAGED_MEDIUM", 0x80041404,
        "The files of a virtual medium are damaged.", "Insert another medium.");

    public static readonly DiscError BadMediaId = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_BAD_MEDIA_ID", 0x80041406,
        "A disc cannot have that media id.",
        "Give a CD the start of its lead-in, such as 97:26:66, a DVD+R, DVD+RW or BD MAKER-TYPE-REVISION, such as MILLEN-MR1-000, a DVD-R or DVD-RW up to 12 characters.");

    public static readonly DiscError BadSpareAreas = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_BAD_SPARE_AREAS", 0x80041430,
        "A disc cannot have such spare areas.", "Choose a BD, and spare areas of a size that it can have.");

    public static readonly DiscError BadFault = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_BAD_FAULT", 0x80041420,
        "A fault is not written rightly.", "Write KIND[,KEY=VALUE]..., such as write-error,block=1500+32,times=2.");

    public static readonly DiscError UnknownQuirk = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_UNKNOWN_QUIRK", 0x80041421,
        "There is no quirk of that name.", "See 'imapi drive create --help' for those that there are.");

    public static readonly DiscError DamagedDrive = DiscError.Of(DiscErrorKind.Drive, "OPENIMAPI_E_DAMAGED_DRIVE", 0x80041405,
        "The files of a virtual drive are damaged.", "Remove the drive and create it again.");
}
