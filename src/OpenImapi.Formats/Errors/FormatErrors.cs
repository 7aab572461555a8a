namespace OpenImapi.Formats;

/// <summary>Errors of the on-disc structures themselves. Codes 0x80041000 to 0x800410FF.</summary>
public static class FormatErrors
{
    public static readonly DiscError Malformed = DiscError.Of(DiscErrorKind.Source, "OPENIMAPI_E_MALFORMED", 0x80041000,
        "A structure on the disc or in the image does not follow its standard.", "Read it in tolerant mode, or take the image from another copy.");
}
