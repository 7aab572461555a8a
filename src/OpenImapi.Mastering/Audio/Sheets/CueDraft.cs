using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>A cue sheet and its files.</summary>
internal sealed class CueDraft : ImageDraft
{
    private static readonly BlockCount ShortestTrack = new(4 * Msf.FramesPerSecond);

    private readonly CueSheet sheet;
    private readonly SheetReader reader;
    private readonly SheetFiles files;
    private readonly SortedDictionary<int, CueMedium> media = [];
    private CdTextFile? cdText;

    public CueDraft(SheetReader reader)
        : base(reader.Path)
    {
        this.reader = reader;
        sheet = CueSheet.Parse(reader.Bytes, reader.Faults, reader.Options.Encoding);
        Warnings.AddRange(reader.Faults.Select(fault => new DiscImageWarning(fault.Line, fault.Rule)));
        files = new(reader, Warnings);
    }

    public override IReadOnlyList<AudioContent> Sounds => files.Sounds;

    public override MediaCatalogNumber? Catalog => sheet.Catalog;

    public override ImmutableArray<CdTextBlock> Texts => cdText?.Blocks ?? SheetTexts.Of(sheet);

    public override ImmutableArray<CdTextPack> Packs => cdText?.Packs ?? [];

    public override async ValueTask OpenFilesAsync(CancellationToken cancellation)
    {
        var used = sheet.Tracks.SelectMany(PlacesOf).ToLookup(pair => pair.Place.File);
        for (var i = 0; i < sheet.Files.Length; i++)
        {
            var file = sheet.Files[i];
            if (used.Contains(i))
                media[i] = await OpenAsync(file, [.. used[i]], cancellation);
            else
                Warnings.Add(new(file.Line, $"No track has an index in \"{file.Name}\"; the file is left out."));
        }

        if (sheet.CdTextFile.Length > 0)
            cdText = await CdTextFile.OpenAsync(sheet.CdTextFile, files, Warnings, cancellation);
        var timeline = new CueTimeline(sheet, Path, media);
        for (var i = 0; i < sheet.Tracks.Length; i++)
            WarnOf(timeline, i);
    }

    public override ImmutableArray<DiscImageSession> Compose()
    {
        var timeline = new CueTimeline(sheet, Path, media);
        var sessions = ImmutableArray.CreateBuilder<DiscImageSession>();
        for (var i = 0; i < sheet.Tracks.Length; i++)
        {
            var track = sheet.Tracks[i];
            timeline.Check(track);
            ProgramTrack made = track.Mode.IsAudio() ? AudioOf(timeline, i) : DataOf(timeline, i);
            made = made with { PregapSilence = track.Pregap, PostgapSilence = track.Postgap, Flags = track.Flags, Isrc = track.Isrc, Text = track.Text };
            if (sessions.Count == 0)
                sessions.Add(new(1, track.Number, [made]));
            else if (BeginsSession(i))
                sessions.Add(new(sessions.Count + 1, track.Number, [made]) { Distance = Distance(timeline, i, sessions.Count) });
            else
                sessions[^1] = sessions[^1] with { Tracks = sessions[^1].Tracks.Add(made) };
        }

        return sessions.ToImmutable();
    }

    public override void Dispose() => files.Dispose();

    private static IEnumerable<(CueTrack Track, CuePlace Place)> PlacesOf(CueTrack track) =>
        new[] { track.First, track.Start }.Concat(track.Indexes).Select(place => (track, place));

    private async ValueTask<CueMedium> OpenAsync(CueFile file, (CueTrack Track, CuePlace Place)[] places, CancellationToken cancellation)
    {
        var isOnly = sheet.Files.Length == 1;
        if (!reader.IsTag && file.Type is (CueFileType.Binary or CueFileType.Motorola))
        {
            var binary = files.OpenBinary(file.Name, file.Line, isOnly);
            if (!await binary.IsSoundAsync(cancellation) || places.Any(pair => !pair.Track.Mode.IsAudio()))
                return BlocksOf(file, binary, places);
            Warnings.Add(new(file.Line, $"\"{file.Name}\" is a music file, and not {file.Type.ToString().ToUpperInvariant()}; it is read as such."));
        }

        var sound = await files.OpenSoundAsync(file.Name, file.Line, isOnly, cancellation);
        var needed = SampleCount.Of(places.Max(pair => pair.Place.Offset) + ShortestTrack);
        if (!sound.IsLengthExact && sound.Length < needed)
            await sound.PrepareAsync(cancellation: cancellation);
        return new(file.Name, sound);
    }

    private static CueMedium BlocksOf(CueFile file, BinaryFile binary, (CueTrack Track, CuePlace Place)[] places)
    {
        var medium = new CueMedium(file.Name, binary, file.Type == CueFileType.Motorola);
        var size = 0;
        foreach (var (track, place) in places)
        {
            var isFirst = size == 0;
            if (track.Mode.BlockSize() != size)
                medium.Begin(isFirst ? BlockCount.Zero : place.Offset, size = track.Mode.BlockSize());
        }

        return medium;
    }

    private AudioTrack AudioOf(CueTimeline timeline, int number)
    {
        var (track, begin) = (sheet.Tracks[number], timeline.Begin(number));
        return new()
        {
            Content = timeline.Sound(begin, timeline.End(number)),
            PregapContent = timeline.Samples(begin, track.Start),
            Indexes = [.. track.Indexes.Select(index => timeline.Samples(track.Start, index))],
        };
    }

    private DataTrack DataOf(CueTimeline timeline, int number)
    {
        var (track, begin) = (sheet.Tracks[number], timeline.Begin(number));
        var size = track.Mode.BlockSize();
        var form = track.Mode switch
        {
            CueTrackMode.Mode1 or CueTrackMode.Mode1Raw => BlockForm.Mode1,
            CueTrackMode.Mode2Form1 => BlockForm.Mode2Form1,
            _ => BlockForm.Mode2,
        };
        return new()
        {
            Source = new SheetBlocks(timeline.Blocks(begin, timeline.End(number)), size, size, form),
            Form = form,
            PregapContent = timeline.Count(begin, track.Start, size),
            Indexes = [.. track.Indexes.Select(index => timeline.Count(track.Start, index, size))],
        };
    }

    /// <summary>The sheet names another session than that of the track before.</summary>
    private bool BeginsSession(int track) =>
        sheet.Tracks[track].Session is { } session && session.Number != (sheet.Tracks.Take(track).LastOrDefault(before => before.Session is not null)?.Session?.Number ?? 1);

    private BlockCount Distance(CueTimeline timeline, int track, int number)
    {
        var session = sheet.Tracks[track].Session!;
        if (timeline.LeadOutBefore(track) is { } place && timeline.Begin(track).Offset > place)
            return timeline.Begin(track).Offset - place;
        var leadOut = timeline.LeadOutBefore(track) is null && session.LeadOut is { Value: > 0 } told ? told : new(number == 1 ? 6750 : 2250);
        return leadOut + (session.LeadIn ?? new(4500)) + (session.Pregap ?? new(Msf.Offset));
    }

    private void WarnOf(CueTimeline timeline, int number)
    {
        var track = sheet.Tracks[number];
        if (timeline.Begin(number) != track.First)
            Warnings.Add(new(track.Line, $"Track {track.Number} is the first of its file and does not begin at 00:00:00; what lies before it is its pre-gap."));
        if (track.Mode == CueTrackMode.Cdg)
            Warnings.Add(new(track.Line, $"Track {track.Number} is CDG; its graphics in the sub-channels are left out."));
        if (number + 1 < sheet.Tracks.Length && sheet.Tracks[number + 1].First.File == track.Start.File)
            return;
        var medium = media[(track.Indexes.IsEmpty ? track.Start : track.Indexes[^1]).File];
        if (medium.BytesOver(track.Mode.IsAudio()) is > 0 and var over)
            Warnings.Add(new(track.Line, $"\"{medium.Name}\" ends with {over} bytes that are no whole {(track.Mode.IsAudio() ? "sample" : "block")}; they are left out."));
    }
}
