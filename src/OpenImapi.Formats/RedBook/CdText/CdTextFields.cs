namespace OpenImapi.Formats.RedBook;

/// <summary>What CD-TEXT says of a disc or of one track; what is not said is empty.</summary>
public sealed record CdTextFields
{
    public static readonly CdTextFields None = new();

    public string Title { get; init; } = "";

    public string Performer { get; init; } = "";

    public string Songwriter { get; init; } = "";

    public string Composer { get; init; } = "";

    public string Arranger { get; init; } = "";

    public string Message { get; init; } = "";

    /// <summary>ISRC of a track, UPC or EAN of the disc.</summary>
    public string Code { get; init; } = "";
}
