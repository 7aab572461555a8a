using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Errors of copying a volume's files into a folder. Codes 0x800411D0 to 0x800411DF.</summary>
public static class ExtractionErrors
{
    public static readonly DiscError Exists = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_EXTRACTION_EXISTS", 0x800411D0,
        "What is to be extracted is already in the folder.", "Extract into another folder, or allow overwriting.");

    public static readonly DiscError Failed = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_EXTRACTION_FAILED", 0x800411D1,
        "Something could not be written into the folder.", "Look whether the folder may be written, and what its file system can hold.");

    public static readonly DiscError Full = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_EXTRACTION_FULL", 0x800411D2,
        "The folder has no more room, or cannot be written at all.", "Free some space, or choose another folder.");

    public static readonly DiscError Twin = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_EXTRACTION_TWIN", 0x800411D3,
        "Two entries of one folder have the same name, or names that the file system cannot tell apart.",
        "Extract into a file system that tells upper and lower case apart, or take the file with 'imapi image cat'.");

    public static readonly DiscError NotPermitted = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_EXTRACTION_NOT_PERMITTED", 0x800411D4,
        "Owners can only be restored by root.", "Run it as root, or leave the owners out.");
}
