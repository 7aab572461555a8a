namespace OpenImapi.Formats.RedBook;

/// <summary>What CD-TEXT says of a disc or of one track; what is not said is empty.</summary>
[Clause(Standard.Mmc3, "Annex J")]
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

    /// <summary>The text of a type that discs and tracks have: title to message, and code.</summary>
    public string this[CdTextPackType type] => type switch
    {
        CdTextPackType.Title => Title,
        CdTextPackType.Performer => Performer,
        CdTextPackType.Songwriter => Songwriter,
        CdTextPackType.Composer => Composer,
        CdTextPackType.Arranger => Arranger,
        CdTextPackType.Message => Message,
        CdTextPackType.Code => Code,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Only titles, names, messages and codes belong to a disc or a track."),
    };

    /// <summary>The same with another text of such a type.</summary>
    public CdTextFields With(CdTextPackType type, string text) => type switch
    {
        CdTextPackType.Title => this with { Title = text },
        CdTextPackType.Performer => this with { Performer = text },
        CdTextPackType.Songwriter => this with { Songwriter = text },
        CdTextPackType.Composer => this with { Composer = text },
        CdTextPackType.Arranger => this with { Arranger = text },
        CdTextPackType.Message => this with { Message = text },
        CdTextPackType.Code => this with { Code = text },
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Only titles, names, messages and codes belong to a disc or a track."),
    };
}
