using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>Errors of the command line itself. Codes 0x80041700 to 0x800417FF.</summary>
internal static class CliErrors
{
    public static readonly DiscError Usage = DiscError.Of(DiscErrorKind.Usage, "OPENIMAPI_E_USAGE", 0x80041700,
        "The command line is not right.", "See the command's --help.");

    public static readonly DiscError Unexpected = DiscError.Of(DiscErrorKind.Internal, "OPENIMAPI_E_UNEXPECTED", 0x80041701,
        "Something happened that imapi was not prepared for.", "Run it again with --verbose and report what it prints.");

    public static readonly DiscError WarningRefused = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_WARNING_REFUSED", 0x80041702,
        "There was a warning, and --strict makes it an error.", "Cure what it names, or leave out --strict.");

    public static readonly DiscError NoPath = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NO_PATH", 0x80041703,
        "A path to be recorded is not there.", "Look at the spelling; a name with '=' in it that is not there is taken as target=source.");

    public static readonly DiscError OutputExists = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_OUTPUT_EXISTS", 0x80041704,
        "The file to be written is there already.", "Choose another name, or replace it with --force.");

    public static readonly DiscError OutputFailed = DiscError.Of(DiscErrorKind.Destination, "OPENIMAPI_E_OUTPUT_FAILED", 0x80041705,
        "What was to be written could not be written.", "Look whether the folder is there, may be written, and has room.");

    public static readonly DiscError NotWholeBlocks = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NOT_WHOLE_BLOCKS", 0x80041707,
        "The image is empty or no whole number of blocks.", "Make sure that it is complete; --as-file burns it as a file.");

    public static readonly DiscError NotTheSame = DiscError.Of(DiscErrorKind.Verification, "OPENIMAPI_E_NOT_THE_SAME", 0x80041708,
        "The image and what it is compared with are not of one size.", "Look whether it is the right disc.");

    public static readonly DiscError NoBootImage = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NO_BOOT_IMAGE", 0x80041709,
        "What a computer is to start from is not there.", "Give a path as it stands in the image, or a file's path.");

    public static readonly DiscError NotAppendable = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_NOT_APPENDABLE", 0x80041710,
        "Nothing can be added to the image in place.", "Make it anew with 'imapi image create'.");
}
