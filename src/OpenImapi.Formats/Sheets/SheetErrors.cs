namespace OpenImapi.Formats.Sheets;

/// <summary>Errors of cue sheets and toc files. Codes 0x80041040 to 0x8004104F.</summary>
public static class SheetErrors
{
    public static readonly DiscError BadSheet = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_BAD_SHEET", 0x80041040,
        "A cue sheet or toc file cannot be understood.", "Correct the line that is named.");

    public static readonly DiscError SheetTooLarge = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_SHEET_TOO_LARGE", 0x80041041,
        "A cue sheet or toc file has more than 1 MiB.", "Give the sheet itself, and not the image beside it.");

    public static readonly DiscError SheetUnwritable = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_SHEET_UNWRITABLE", 0x80041042,
        "Something cannot be said in a sheet of this kind.", "Leave it out, or write a sheet of the other kind.");
}
