using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>All CD-TEXT of one language; a disc has up to eight such blocks.</summary>
[Clause(Standard.Mmc3, "Annex J")]
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

    /// <summary>Genre by number, 0 where there is none; see <see cref="CdTextGenre"/>.</summary>
    public int GenreCode { get; init; }

    /// <summary>More on the genre, in words.</summary>
    public string Genre { get; init; } = "";

    /// <summary>What the publisher notes for itself; players do not show it.</summary>
    public string ClosedInformation { get; init; } = "";

    /// <summary>Who may copy the texts: 0 anybody, 3 nobody.</summary>
    public byte CopyFlags { get; init; }

    /// <summary>Equal where everything said is equal.</summary>
    public bool Equals(CdTextBlock? other) =>
        other is not null && Tracks.SequenceEqual(other.Tracks) && Frame == other.Frame;

    public override int GetHashCode() => HashCode.Combine(Frame, Tracks.Length);

    private (CdTextLanguage, CdTextEncoding, CdTextFields, int, string, int, string, string, byte) Frame =>
        (Language, Encoding, Disc, FirstTrack, DiscId, GenreCode, Genre, ClosedInformation, CopyFlags);
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
