using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Errors of writing discs to image files. Codes 0x80041160 to 0x8004116F.</summary>
public static class DiscImageErrors
{
    public static readonly DiscError NothingToExport = DiscError.Of(DiscErrorKind.Medium, "OPENIMAPI_E_NOTHING_TO_EXPORT", 0x80041160,
        "The disc has nothing recorded on it.", "Burn something first.");

    public static readonly DiscError CannotExport = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_CANNOT_EXPORT", 0x80041161,
        "The disc cannot be written to a file of that form.", "Choose a name that ends in .iso for data, in .cue for any CD, or in .toc for a CD of one session.");

    public static readonly DiscError NoSession = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_NO_SESSION", 0x80041162,
        "The disc has no such volume in its last session.", "Export the disc as it is.");
}
