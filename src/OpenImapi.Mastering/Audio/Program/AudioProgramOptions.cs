using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>What a program of tracks is to be as a whole.</summary>
public sealed record AudioProgramOptions
{
    /// <summary>
    /// Silent blocks before every audio track but the first that says nothing itself about what comes before it; 0 joins the tracks
    /// sample for sample.
    /// </summary>
    public BlockCount Gap { get; init; }

    /// <summary>The number on the package.</summary>
    public MediaCatalogNumber? Catalog { get; init; }

    /// <summary>What CD-TEXT shall say of the disc.</summary>
    public CdTextFields Text { get; init; } = CdTextFields.None;

    /// <summary>The genre as CD-TEXT numbers it: 0 none, 1 said in words only.</summary>
    public int GenreCode { get; init; }

    /// <summary>The genre in words.</summary>
    public string Genre { get; init; } = "";

    /// <summary>The language of the tracks' texts and the disc's.</summary>
    public CdTextLanguage Language { get; init; } = CdTextLanguage.English;

    /// <summary>Texts in other languages; one in <see cref="Language"/> stands for the tracks' own texts.</summary>
    public ImmutableArray<CdTextBlock> ExtraCdText { get; init; } = [];

    /// <summary>Writes CD-TEXT where there is any text.</summary>
    public bool WriteCdText { get; init; } = true;

    /// <summary>Takes tracks of less than 4 seconds, with a warning.</summary>
    public bool AllowShortTracks { get; init; }

    /// <summary>
    /// Puts the gaps that the standard wants between audio and data where the tracks do not have them; else a warning says that they are missing.
    /// </summary>
    public bool AddMixedModeGaps { get; init; } = true;

    /// <summary>The block at which the session begins: where the first track's pre-gap does, or the track itself.</summary>
    public Lba Start { get; init; }

    /// <summary>The session's number.</summary>
    public int Session { get; init; } = 1;

    /// <summary>The first track's number.</summary>
    public int FirstTrack { get; init; } = 1;
}
