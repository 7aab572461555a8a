namespace OpenImapi.Formats.RedBook;

/// <summary>Errors of what compact discs can carry. Codes 0x80041070 to 0x8004107F.</summary>
public static class RedBookErrors
{
    public static readonly DiscError CdTextImpossible = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_CD_TEXT_IMPOSSIBLE", 0x80041070,
        "The texts do not have a form that CD-TEXT knows.", "Give at most eight languages, each for the same tracks from 1 to 99.");

    public static readonly DiscError CdTextInexact = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_CD_TEXT_INEXACT", 0x80041071,
        "A text cannot stand in CD-TEXT as it is written.", "Change the text, choose another encoding, or accept the change.");
}
