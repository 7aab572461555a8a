using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>What the commands of a cue sheet can say of CD-TEXT, and what needs a file of packs beside it (CDTEXTFILE).</summary>
[Clause(Standard.Cdrwin, "Cuesheet Commands")]
public static class CueReach
{
    /// <summary>A sheet's own commands say all of these texts: one language, English as every reader takes it, and no more than they can.</summary>
    public static bool Holds(ImmutableArray<CdTextBlock> texts, DiscLayout layout) => texts.IsEmpty
        || (texts is [{ Language: CdTextLanguage.English, Encoding: not CdTextEncoding.ShiftJis, GenreCode: 0 } text]
            && text.Tracks.Prepend(text.Disc).All(IsPlain)
            && text.Tracks.Select((track, index) => (track.Code, Number: text.FirstTrack + index)).All(track => track.Code.Length == 0 || IsIsrc(track.Code, track.Number, layout)));

    /// <summary>A code that the sheet's ISRC says as well.</summary>
    private static bool IsIsrc(string written, int number, DiscLayout layout) =>
        Isrc.TryParse(written, out var code) && layout.Tracks.Any(track => track.Number == number && track.Isrc == code);

    /// <summary>No quotation mark, which a sheet cannot hold inside a text.</summary>
    private static bool IsPlain(CdTextFields fields) =>
        !string.Concat(fields.Title, fields.Performer, fields.Songwriter, fields.Composer + fields.Arranger + fields.Message + fields.Code).Contains('"', StringComparison.Ordinal);
}
