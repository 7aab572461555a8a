namespace OpenImapi.Formats.Udf;

/// <summary>Errors of UDF structures.</summary>
public static class UdfErrors
{
    public static readonly DiscError NameTooLong = DiscError.Of(DiscErrorKind.Plan, "OPENIMAPI_E_UDF_NAME_TOO_LONG", 0x80041030,
        "A name is longer than UDF can hold: 254 bytes of Compressed Unicode.", "Shorten the name.");
}
