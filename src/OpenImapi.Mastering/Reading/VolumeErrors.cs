using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Errors of reading a volume. Codes 0x80041180 to 0x800411BF.</summary>
public static class VolumeErrors
{
    public static readonly DiscError NoVolume = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NO_VOLUME", 0x80041180,
        "There is no ISO 9660 or UDF volume here.", "Give an image or a disc with an ISO 9660 or UDF file system.");

    public static readonly DiscError NotSupported = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_VOLUME_NOT_SUPPORTED", 0x80041181,
        "The volume uses a feature of its file system that is not read.", "Copy the image block by block, or read it with another program.");

    public static readonly DiscError NoEntry = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NO_ENTRY", 0x80041182,
        "The volume has no such file or folder.", "List the volume to see its names.");

    public static readonly DiscError OutsideImage = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_OUTSIDE_IMAGE", 0x80041183,
        "Something of the volume lies outside the image.", "The image is cut short, or it is one session of several: take the whole disc.");

    public static readonly DiscError NoUdfVolume = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NO_UDF_VOLUME", 0x80041184,
        "There is no UDF volume here.", "Give an image or a disc with a UDF file system.");
}
