using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Puts tracks one behind the other, in samples, and tells in which blocks they begin and end.</summary>
internal sealed class ProgramPlanner(IReadOnlyList<ProgramTrack> given, AudioProgramOptions options)
{
    private const int MostTracks = 99;
    private const int MostIndexes = 98;

    /// <summary>4 seconds, in blocks.</summary>
    private const int ShortestTrack = 4 * Msf.FramesPerSecond;

    /// <summary>The lead-out can begin at 99:59:74 at the latest.</summary>
    private const long LastAddress = 100L * 60 * Msf.FramesPerSecond - 1 - Msf.Offset;

    private readonly List<Segment> segments = [];
    private readonly List<PlacedTrack> placed = [];
    private readonly List<ProgramWarning> warnings = [];
    private readonly List<string> notes = [];

    /// <summary>Samples from the start of the session to the next free one.</summary>
    private long cursor;

    public AudioProgram Plan()
    {
        if (given.Count == 0 || options.FirstTrack < 1 || options.FirstTrack + given.Count - 1 > MostTracks)
            throw new DiscException(ProgramErrors.TooManyTracks, $"{given.Count} tracks from number {options.FirstTrack} on are no disc; a disc has 1 to 99.");
        var tracks = MixedModeGaps.Applied(given, options, warnings, notes);
        var starts = tracks.Select((track, i) => Place(track, options.FirstTrack + i)).ToList();
        PadToBlock("The program ends");
        for (var i = 0; i < starts.Count; i++)
            placed.Add(Finish(starts[i], i + 1 < starts.Count ? starts[i + 1].Pregap : BlockOf(cursor)));
        var end = options.Start + new BlockCount(BlockOf(cursor));
        if (end.Value > LastAddress)
            throw new DiscException(ProgramErrors.ProgramTooLong, $"The program ends at block {end}; no disc has more than {LastAddress}.");
        CheckNumbers();
        var session = new SessionLayout(options.Session, [.. placed.Select(track => track.Layout)]) { CdText = ProgramText.PacksOf(tracks, options, warnings) };
        return new(new([session]) { Catalog = options.Catalog }, placed, segments, warnings, notes);
    }

    private static long BlockOf(long sample) => sample / SampleCount.PerBlock;

    /// <summary>A track that begins; where it ends in blocks is known when the next one begins. Blocks count from the start of the session.</summary>
    private sealed record Begun(ProgramTrack Track, int Number, long Pregap, long IndexSample, long EndSample);

    private Begun Place(ProgramTrack track, int number) => track switch
    {
        AudioTrack audio => Place(audio, number),
        DataTrack data => Place(data, number),
        _ => throw Bad(number, $"{track.GetType().Name} is neither audio nor data"),
    };

    private Begun Place(AudioTrack track, int number)
    {
        if (HasBadGaps(track) || track.PregapContent < SampleCount.Zero || track.PregapContent >= track.Length)
            throw Bad(number, $"it has {track.Length} samples, {track.PregapContent} of them before INDEX 01");
        if (track.PregapSilence > BlockCount.Zero)
            PadToBlock($"Track {number - 1} ends");
        var pregap = BlockOf(cursor);
        Add(SampleCount.Of(track.PregapSilence).Value, (start, length) => new SilenceSegment(start, length));
        var index = cursor + track.PregapContent.Value;
        foreach (var slice in track.Content)
        {
            var isOutside = slice.Content.IsLengthExact && slice.Start + slice.Length > slice.Content.Length;
            if (slice.Start < SampleCount.Zero || slice.Length < SampleCount.Zero || isOutside)
                throw Bad(number, $"samples {slice.Start}+{slice.Length} of {slice.Content.Description} do not exist, it has {slice.Content.Length}");
            Add(slice.Length.Value, (start, _) => new SoundSegment(start, slice));
        }

        if (index % SampleCount.PerBlock != 0)
            notes.Add($"Track {number} begins {index % SampleCount.PerBlock} samples into its first block.");
        var begun = new Begun(track, number, pregap, index, cursor);
        if (track.PostgapSilence > BlockCount.Zero)
            PadToBlock($"Track {number} ends");
        Add(SampleCount.Of(track.PostgapSilence).Value, (start, length) => new SilenceSegment(start, length));
        return begun;
    }

    private Begun Place(DataTrack track, int number)
    {
        var length = track.Source.Extent.Length;
        if (HasBadGaps(track) || track.PregapContent < BlockCount.Zero || track.PregapContent >= length)
            throw Bad(number, $"it has {length} blocks, {track.PregapContent} of them before INDEX 01");
        if (!SectorMaker.CanMake(track.Form, track.Source.BlockSize))
            throw Bad(number, $"blocks of {track.Source.BlockSize} bytes are no sectors of form {track.Form}");
        PadToBlock($"Track {number - 1} ends");
        var pregap = BlockOf(cursor);
        Add(SampleCount.Of(track.PregapSilence).Value, (start, samples) => new EmptySegment(start, samples, track.Form));
        var index = cursor + SampleCount.Of(track.PregapContent).Value;
        Add(SampleCount.Of(length).Value, (start, samples) => new DataSegment(start, samples, track.Source, track.Form, track.Source.Extent.Start));
        var begun = new Begun(track, number, pregap, index, cursor);
        Add(SampleCount.Of(track.PostgapSilence).Value, (start, samples) => new EmptySegment(start, samples, track.Form));
        return begun;
    }

    private static bool HasBadGaps(ProgramTrack track) => track.PregapSilence < BlockCount.Zero || track.PostgapSilence < BlockCount.Zero;

    private void Add(long length, Func<long, long, Segment> make)
    {
        if (length == 0)
            return;
        segments.Add(make(cursor, length));
        cursor = checked(cursor + length);
    }

    private void PadToBlock(string what)
    {
        var missing = (SampleCount.PerBlock - cursor % SampleCount.PerBlock) % SampleCount.PerBlock;
        if (missing > 0)
            notes.Add($"{what} inside a block; {missing} samples of silence fill it up.");
        Add(missing, (start, length) => new SilenceSegment(start, length));
    }

    private PlacedTrack Finish(Begun begun, long nextPregap)
    {
        var (start, end) = (BlockOf(begun.IndexSample), nextPregap - begun.Track.PostgapSilence.Value);
        var form = begun.Track is DataTrack data ? data.Form : BlockForm.Audio;
        var layout = new TrackLayout(begun.Number, new(options.Start + new BlockCount(start), new(end - start)), form)
        {
            Pregap = new(start - begun.Pregap),
            Postgap = begun.Track.PostgapSilence,
            Indexes = IndexesOf(begun, start, end),
            Flags = begun.Track.Flags,
            Isrc = begun.Track.Isrc,
        };
        CheckLength(layout);
        return new(begun.Track, layout, new(begun.IndexSample + SampleCount.Of(new(options.Start.Value)).Value), new(begun.EndSample - begun.IndexSample));
    }

    private ImmutableArray<BlockCount> IndexesOf(Begun begun, long start, long end)
    {
        var samples = begun.Track switch
        {
            AudioTrack audio => audio.Indexes.Select(index => index.Value),
            DataTrack data => data.Indexes.Select(index => SampleCount.Of(index).Value),
            _ => [],
        };
        ImmutableArray<BlockCount> blocks = [.. samples.Select(index => new BlockCount(BlockOf(begun.IndexSample + index) - start))];
        var previous = BlockCount.Zero;
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i] <= previous || blocks[i].Value >= end - start || i >= MostIndexes)
            {
                throw new DiscException(ProgramErrors.BadIndex,
                    $"INDEX {i + 2:00} of track {begun.Number} would be at block {blocks[i]} of the track, after one at {previous}; the track has {end - start}.");
            }

            previous = blocks[i];
        }

        return blocks;
    }

    private void CheckLength(TrackLayout layout)
    {
        var length = layout.Extent.Length + layout.Postgap;
        if (length.Value >= ShortestTrack)
            return;
        var text = $"Track {layout.Number} has {length} blocks; 4 seconds are {ShortestTrack}.";
        if (!options.AllowShortTracks || layout.Extent.Length.Value < 1)
            throw new DiscException(ProgramErrors.TrackNotBigEnough, text);
        warnings.Add(new(ProgramWarningKind.ShortTrack, layout.Number, text));
    }

    private void CheckNumbers()
    {
        if (options.Catalog is { HasRightCheckDigit: false } catalog)
            warnings.Add(new(ProgramWarningKind.CheckDigit, 0, $"The check digit of the catalogue number {catalog} is wrong; it is written as it is."));
    }

    private static DiscException Bad(int number, string how) => new(ProgramErrors.BadTrack, $"Track {number} cannot be: {how}.");
}
