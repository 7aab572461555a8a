using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>All CD-TEXT of one language; a disc has up to eight such blocks.</summary>
public sealed record CdTextBlock
{
    public CdTextLanguage Language { get; init; } = CdTextLanguage.English;

    public CdTextEncoding Encoding { get; init; } = CdTextEncoding.Latin1;

    /// <summary>What is said of the whole disc.</summary>
    public CdTextFields Disc { get; init; } = CdTextFields.None;

    /// <summary>The number of the track that <see cref="Tracks"/> begins with.</summary>
    public int FirstTrack { get; init; } = 1;

    /// <summary>What is said of each track, in order.</summary>
    public ImmutableArray<CdTextFields> Tracks { get; init; } = [];

    /// <summary>The publisher's identification of the disc.</summary>
    public string DiscId { get; init; } = "";

    /// <summary>Genre by number, 0 where there is none.</summary>
    public int GenreCode { get; init; }

    /// <summary>More on the genre, in words.</summary>
    public string Genre { get; init; } = "";
}

/// <summary>Language codes of CD-TEXT (EBU Tech 3258, as annex J refers to it); others are numbers as they are.</summary>
[Clause(Standard.Mmc3, "Annex J")]
public enum CdTextLanguage : byte
{
    Unknown = 0x00,
    Czech = 0x06,
    Danish = 0x07,
    German = 0x08,
    English = 0x09,
    Spanish = 0x0A,
    French = 0x0F,
    Italian = 0x15,
    Hungarian = 0x1B,
    Dutch = 0x1D,
    Norwegian = 0x1E,
    Polish = 0x20,
    Portuguese = 0x21,
    Finnish = 0x27,
    Swedish = 0x28,
    Chinese = 0x75,
    Japanese = 0x69,
    Korean = 0x65,
    Greek = 0x70,
    Russian = 0x56,
}

/// <summary>Character codes of CD-TEXT.</summary>
[Clause(Standard.Mmc3, "Annex J")]
public enum CdTextEncoding : byte
{
    /// <summary>ISO 8859-1, as changed by the standard.</summary>
    Latin1 = 0x00,

    /// <summary>ISO 646: ASCII.</summary>
    Ascii = 0x01,

    /// <summary>Music Shift-JIS, two bytes a character.</summary>
    ShiftJis = 0x80,
}
