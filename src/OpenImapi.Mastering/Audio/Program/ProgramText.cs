using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Makes CD-TEXT of what is said of the tracks and of the disc.</summary>
internal static class ProgramText
{
    /// <summary>The packs of the lead-in; every text that cannot stand as it is written becomes a warning.</summary>
    public static ImmutableArray<CdTextPack> PacksOf(IReadOnlyList<ProgramTrack> tracks, AudioProgramOptions options, List<ProgramWarning> warnings)
    {
        if (!options.WriteCdText)
            return [];
        var blocks = options.ExtraCdText.ToList();
        if (blocks.TrueForAll(block => block.Language != options.Language) && Own(tracks, options) is { } own)
            blocks.Insert(0, own);
        var report = new CdTextReport();
        var packs = CdText.Encode(blocks, report);
        warnings.AddRange(report.Select(note => new ProgramWarning(ProgramWarningKind.Text, note.Track, note.ToString())));
        return packs;
    }

    /// <summary>The tracks' own texts; nothing where no title or name is said. Codes alone stand in the Q sub-channel already.</summary>
    private static CdTextBlock? Own(IReadOnlyList<ProgramTrack> tracks, AudioProgramOptions options)
    {
        if (options.Text == CdTextFields.None && tracks.All(track => track.Text == CdTextFields.None))
            return null;
        return new()
        {
            Language = options.Language,
            Disc = WithCode(options.Text, options.Catalog?.ToString()),
            FirstTrack = options.FirstTrack,
            GenreCode = options.GenreCode,
            Genre = options.Genre,
            Tracks = [.. tracks.Select(track => WithCode(track.Text, track.Isrc?.ToString()))],
        };
    }

    private static CdTextFields WithCode(CdTextFields text, string? code) => text.Code.Length > 0 || code is null ? text : text with { Code = code };
}
