using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>An audio disc that is read: its layout, its texts, and what its files are called.</summary>
internal sealed class RippedDisc(DiscLayout layout)
{
    private readonly CdTextBlock? text = CdText.Decode(layout.Sessions[0].CdText, new()) is [var first, ..] ? first : null;

    /// <summary>The disc's CD-TEXT as it is, where a cue sheet cannot say it: several languages, quotation marks, genres. Else nothing.</summary>
    public byte[]? Packs => CueReach.Holds(CdText.Decode(layout.Sessions[0].CdText, new()), layout) ? null : CdTextPack.WriteAll(layout.Sessions[0].CdText);

    public DiscLayout Layout => layout;

    public CdTextFields Text => text?.Disc ?? CdTextFields.None;

    /// <summary>What the disc's files are called: performer and title, or "disc" where it says nothing.</summary>
    public string Name => FileName(string.Join(" - ", new[] { Text.Performer, Text.Title }.Where(part => part.Length > 0))) is { Length: > 0 } name ? name : "disc";

    public MusicBrainzDiscId? MusicBrainz => MusicBrainzDiscId.Of(layout);

    public FreedbDiscId Freedb => FreedbDiscId.Of(layout);

    public AccurateRipId? AccurateRip => AccurateRipId.Of(layout);

    /// <summary>Tracks that hold sound.</summary>
    public IEnumerable<TrackLayout> Tracks => layout.Tracks.Where(track => track.Form == BlockForm.Audio);

    /// <summary>What the disc says of a track.</summary>
    public CdTextFields TextOf(int track)
    {
        var index = track - (text?.FirstTrack ?? 0);
        return text is not null && index >= 0 && index < text.Tracks.Length ? text.Tracks[index] : CdTextFields.None;
    }

    /// <summary>What a track's file is called, without its ending.</summary>
    public string FileNameOf(int track) => FileName(TextOf(track).Title) is { Length: > 0 } title ? $"{track:00} - {title}" : $"{track:00}";

    /// <summary>What a track's file says of itself.</summary>
    public AudioTags TagsOf(int track)
    {
        var (said, number) = (TextOf(track), Tracks.FirstOrDefault(each => each.Number == track));
        return new()
        {
            Title = said.Title,
            Performer = said.Performer.Length > 0 ? said.Performer : Text.Performer,
            Album = Text.Title,
            AlbumPerformer = Text.Performer,
            Songwriter = said.Songwriter,
            Composer = said.Composer,
            Arranger = said.Arranger,
            Genre = text?.Genre ?? "",
            Isrc = number?.Isrc?.ToString() ?? "",
            Catalog = layout.Catalog?.ToString() ?? "",
            TrackNumber = track == 0 ? null : track,
        };
    }

    /// <summary>The cue sheet of the disc's sound, in these files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="packs">The name of the file with the disc's CD-TEXT; empty where there is none.</param>
    public string Sheet(IReadOnlyList<RipFile> files, string packs)
    {
        var sound = layout with { Sessions = [.. layout.Sessions.Select(session => session with { Tracks = [.. session.Tracks.Where(track => track.Form == BlockForm.Audio)] }).Where(session => !session.Tracks.IsEmpty)] };
        var sheet = CueSheet.Of(sound, [.. files.Select(file => new CueFile(Path.GetFileName(file.Path), CueFileType.Wave))], new()
        {
            Text = text,
            Remarks = [$"DISCID {Freedb.ToString().ToUpperInvariant()}", .. MusicBrainz is { } id ? new[] { $"MUSICBRAINZ_DISCID {id}" } : []],
        });
        return (sheet with { CdTextFile = packs }).Write();
    }

    /// <summary>A text without what a file name cannot have on some system.</summary>
    private static string FileName(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim().TrimEnd('.');
}
