using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Makes the sheet of a layout. A session's blocks lie in the files without a break, its lead-out and lead-in do not.</summary>
internal static class CueComposer
{
    /// <summary>Blocks of the lead-out after the first session and after later ones, of a lead-in, and of the 150 before a first track.</summary>
    private static readonly (BlockCount First, BlockCount Later, BlockCount LeadIn, BlockCount Pregap) Rules = (new(6750), new(2250), new(4500), new(150));

    public static CueSheet Compose(DiscLayout layout, ImmutableArray<CueFile> files, CueOptions options)
    {
        TrackLayout[] tracks = [.. layout.Tracks];
        if (files.Length != 1 && files.Length != tracks.Length)
            throw new ArgumentException($"{files.Length} files cannot hold {tracks.Length} tracks: one file, or one for each track.", nameof(files));
        var places = files.Length == 1 ? InOneFile(layout) : InSingleFiles(layout, options.Gaps);
        var built = ImmutableArray.CreateBuilder<CueTrack>();
        foreach (var session in layout.Sessions)
            foreach (var track in session.Tracks)
            {
                var number = built.Count;
                built.Add(places[number] with
                {
                    Mode = ModeOf(track, options.UserData),
                    Session = layout.Sessions.Length > 1 && track == session.Tracks[0] ? SessionOf(session) : null,
                    Text = TextOf(options.Text, track.Number),
                    Flags = track.Flags,
                    Isrc = track.Isrc,
                });
            }

        return new()
        {
            Catalog = layout.Catalog,
            Text = Plain(options.Text?.Disc ?? CdTextFields.None),
            DiscId = Plain(options.Text?.DiscId ?? ""),
            Genre = Plain(options.Text?.Genre ?? ""),
            Remarks = [.. options.Remarks.Select(Plain)],
            Files = files,
            Tracks = built.ToImmutable(),
        };
    }

    private static CueTrack[] InOneFile(DiscLayout layout)
    {
        var places = new List<CueTrack>();
        var before = BlockCount.Zero;
        foreach (var session in layout.Sessions)
        {
            foreach (var track in session.Tracks)
            {
                var start = before + (track.Extent.Start - session.Start);
                places.Add(Place(track, new(0, start), track.Pregap > BlockCount.Zero ? new(0, start - track.Pregap) : null));
            }

            before += session.LeadOut - session.Start;
        }

        return [.. places];
    }

    private static CueTrack[] InSingleFiles(DiscLayout layout, CueGaps gaps)
    {
        var places = new List<CueTrack>();
        foreach (var session in layout.Sessions)
        {
            BlockCount? previous = null;
            foreach (var track in session.Tracks)
            {
                var file = places.Count;
                var own = gaps == CueGaps.Prepended || (gaps == CueGaps.Appended && previous is null);
                CuePlace? gap = track.Pregap == BlockCount.Zero || gaps == CueGaps.LeftOut ? null
                    : own ? new(file, BlockCount.Zero) : new(file - 1, previous!.Value);
                var placed = Place(track, new(file, own ? track.Pregap : BlockCount.Zero), gap);
                places.Add(gaps == CueGaps.LeftOut ? placed with { Pregap = track.Pregap } : placed);
                previous = placed.Start.Offset + track.Extent.Length + track.Postgap;
            }
        }

        return [.. places];
    }

    private static CueTrack Place(TrackLayout track, CuePlace start, CuePlace? gap) => new(track.Number, default, start)
    {
        Gap = gap,
        Indexes = [.. track.Indexes.Select(index => start with { Offset = start.Offset + index })],
    };

    private static CueSession SessionOf(SessionLayout session) => session.Number == 1
        ? new(1)
        : new(session.Number, session.Number == 2 ? Rules.First : Rules.Later, Rules.LeadIn, Rules.Pregap);

    private static CueTrackMode ModeOf(TrackLayout track, bool userData) => (track.Form, userData) switch
    {
        (BlockForm.Audio, _) => CueTrackMode.Audio,
        (BlockForm.Mode1, true) => CueTrackMode.Mode1,
        (BlockForm.Mode1, false) => CueTrackMode.Mode1Raw,
        (BlockForm.Mode2Form1, true) => CueTrackMode.Mode2Form1,
        (_, false) => CueTrackMode.Mode2Raw,
        _ => throw new DiscException(SheetErrors.SheetUnwritable, $"Track {track.Number} has blocks of both forms, which are more than 2,048 bytes of user data."),
    };

    private static CdTextFields TextOf(CdTextBlock? block, int track)
    {
        var index = track - (block?.FirstTrack ?? 0);
        return block is not null && index >= 0 && index < block.Tracks.Length ? Plain(block.Tracks[index]) with { Code = "" } : CdTextFields.None;
    }

    private static CdTextFields Plain(CdTextFields text) => new()
    {
        Title = Plain(text.Title),
        Performer = Plain(text.Performer),
        Songwriter = Plain(text.Songwriter),
        Composer = Plain(text.Composer),
        Arranger = Plain(text.Arranger),
        Message = Plain(text.Message),
        Code = Plain(text.Code),
    };

    /// <summary>A quote inside a text ends it for many readers, so it becomes an apostrophe, as rippers write it; a line break becomes a space.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Select(character => character == '"' ? '\'' : char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character)).Trim();
}
