using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Tracks in their places.</summary>
public class AudioProgramTests
{
    private const int Block = SampleCount.PerBlock;
    private const int Shortest = 300 * Block;

    [Fact]
    public async Task Tracks_follow_each_other_sample_for_sample_and_only_the_last_block_is_filled_up()
    {
        AudioTrack[] tracks = [Sounds.Track(Shortest + 100, 1), Sounds.Track(Shortest + 500, 2), Sounds.Track(Shortest + 7, 3)];
        var program = AudioProgram.Plan(tracks);
        Assert.Equal([0L, 300L, 601L], program.Layout.Tracks.Select(track => track.Extent.Start.Value));
        Assert.Equal([300L, 301L, 301L], program.Layout.Tracks.Select(track => track.Extent.Length.Value));
        await using var source = program.OpenSource();
        var bytes = await source.ReadAsync(Lba.Zero, (int)source.Extent.Length.Value, TestContext.Current.CancellationToken);
        byte[] sound = [.. Sounds.Samples(Shortest + 100, 1), .. Sounds.Samples(Shortest + 500, 2), .. Sounds.Samples(Shortest + 7, 3)];
        Assert.Equal(sound, bytes[..sound.Length]);
        Assert.Equal(bytes.Length - sound.Length, bytes[sound.Length..].Count(value => value == 0));
        Assert.True(bytes.Length - sound.Length < BlockSizes.Raw);
        Assert.Empty(program.Warnings);
        Assert.Equal([0L, Shortest + 100, 2 * Shortest + 600], program.Tracks.Select(track => track.Start.Value));
    }

    [Fact]
    public void A_gap_fills_the_block_of_the_track_before_and_is_the_pregap_of_the_next()
    {
        var program = AudioProgram.Plan([Sounds.Track(Shortest + 1, 1), Sounds.Track(Shortest, 2)], new() { Gap = new(150) });
        var second = program.Layout.Tracks.Last();
        Assert.Equal(301, program.Layout.Tracks.First().Extent.Length.Value);
        Assert.Equal((301L + 150, 150L), (second.Extent.Start.Value, second.Pregap.Value));
    }

    [Fact]
    public void Sound_before_the_first_track_is_hidden_in_its_pregap()
    {
        var hidden = Sounds.Track(Shortest + 1000 * Block) with { PregapContent = new(1000 * Block) };
        var track = AudioProgram.Plan([hidden]).Layout.Tracks.Single();
        Assert.Equal((1000L, 1000L, 300L), (track.Extent.Start.Value, track.Pregap.Value, track.Extent.Length.Value));
        Assert.Equal(0, AudioProgram.Plan([hidden]).Extent.Start.Value);
    }

    [Fact]
    public void Indexes_are_the_blocks_that_hold_their_samples()
    {
        var track = Sounds.Track(Shortest + Block, 2) with { Indexes = [new(Block), new(Block + Block - 100), new(100 * Block)] };
        var program = AudioProgram.Plan([Sounds.Track(Shortest + 100, 1), track]);
        // INDEX 01 lies 100 samples into block 300.
        Assert.Equal([1L, 2L, 100L], program.Layout.Tracks.Last().Indexes.Select(index => index.Value));
    }

    [Theory]
    [InlineData(0, 10 * Block)]
    [InlineData(10 * Block, 10 * Block)]
    [InlineData(10 * Block, 10 * Block + 1)]
    [InlineData(20 * Block, 10 * Block)]
    [InlineData(10 * Block, 500 * Block)]
    public void Indexes_that_do_not_rise_by_a_block_or_lie_outside_are_refused(int first, int second)
    {
        var track = Sounds.Track(Shortest) with { Indexes = [new(first), new(second)] };
        Assert.Same(ProgramErrors.BadIndex, Assert.Throws<DiscException>(() => AudioProgram.Plan([track])).Error);
    }

    [Theory]
    [InlineData(298)]
    [InlineData(0)]
    public void A_track_of_less_than_4_seconds_is_refused(int blocks)
    {
        IReadOnlyList<ProgramTrack> tracks = [Sounds.Track(Shortest), Sounds.Track(blocks * Block + Block / 2, 1)];
        var error = Assert.Throws<DiscException>(() => AudioProgram.Plan(tracks));
        Assert.Equal(("IMAPI_E_TRACK_NOT_BIG_ENOUGH", 0x8004022D), (error.Error.Symbol, (uint)error.HResult));
        Assert.Equal(ProgramWarningKind.ShortTrack, Assert.Single(AudioProgram.Plan(tracks, new() { AllowShortTracks = true }).Warnings).Kind);
    }

    [Fact]
    public void A_disc_has_1_to_99_tracks()
    {
        var track = Sounds.Track(Shortest);
        Assert.Equal(99, AudioProgram.Plan([.. Enumerable.Repeat(track, 99)]).Tracks.Count);
        Assert.Same(ProgramErrors.TooManyTracks, Assert.Throws<DiscException>(() => AudioProgram.Plan([.. Enumerable.Repeat(track, 100)])).Error);
        Assert.Same(ProgramErrors.TooManyTracks, Assert.Throws<DiscException>(() => AudioProgram.Plan([])).Error);
        Assert.Same(ProgramErrors.TooManyTracks, Assert.Throws<DiscException>(() => AudioProgram.Plan([track], new() { FirstTrack = 100 })).Error);
    }

    [Fact]
    public void An_80_minute_disc_can_be_filled_to_the_last_sample_and_no_disc_goes_beyond_99_minutes()
    {
        Assert.Equal(359_849, AudioProgram.Plan([Hours(359_849L * Block)]).Extent.End.Value);
        Assert.Equal(359_849, AudioProgram.Plan([Hours(359_848L * Block + 1)]).Extent.End.Value);
        Assert.Equal(449_849, AudioProgram.Plan([Hours(449_849L * Block)]).Extent.End.Value);
        Assert.Same(ProgramErrors.ProgramTooLong, Assert.Throws<DiscException>(() => AudioProgram.Plan([Hours(449_849L * Block + 1)])).Error);
    }

    [Fact]
    public void Texts_codes_and_flags_stand_in_the_layout()
    {
        Assert.True(Isrc.TryParse("GBAYE0000351", out var isrc));
        Assert.True(MediaCatalogNumber.TryParse("4006381333931", out var catalog));
        var track = Sounds.Track(Shortest) with { Isrc = isrc, Flags = TrackFlags.PreEmphasis, Text = new() { Title = "Jóga", Performer = "Björk" } };
        var program = AudioProgram.Plan([track, Sounds.Track(Shortest)], new() { Catalog = catalog, Text = new() { Title = "Homogenic" } });
        var session = Assert.Single(program.Layout.Sessions);
        Assert.Equal((isrc, TrackFlags.PreEmphasis, catalog), (session.Tracks[0].Isrc, session.Tracks[0].Flags, program.Layout.Catalog));
        var block = Assert.Single(CdText.Decode(session.CdText, new FaultList()));
        Assert.Equal(("Homogenic", "4006381333931"), (block.Disc.Title, block.Disc.Code));
        Assert.Equal(new CdTextFields { Title = "Jóga", Performer = "Björk", Code = "GBAYE0000351" }, block.Tracks[0]);
        Assert.Empty(program.Warnings);
        Assert.Empty(AudioProgram.Plan([track], new() { WriteCdText = false }).Layout.Sessions[0].CdText);
        Assert.Empty(AudioProgram.Plan([track with { Text = CdTextFields.None }], new() { Catalog = catalog }).Layout.Sessions[0].CdText);
    }

    [Fact]
    public void A_text_that_changes_and_a_wrong_check_digit_are_warnings()
    {
        Assert.True(MediaCatalogNumber.TryParse("4006381333932", out var catalog));
        var program = AudioProgram.Plan([Sounds.Track(Shortest) with { Text = new() { Title = "漢字" } }], new() { Catalog = catalog });
        Assert.Equal([(ProgramWarningKind.CheckDigit, 0), (ProgramWarningKind.Text, 1)], program.Warnings.Select(warning => (warning.Kind, warning.Track)));
    }

    [Fact]
    public void Other_languages_follow_and_one_in_the_same_language_stands_for_the_tracks_texts()
    {
        var track = Sounds.Track(Shortest) with { Text = new() { Title = "Winter" } };
        var german = new CdTextBlock { Language = CdTextLanguage.German, Tracks = [new() { Title = "Der Winter" }] };
        var both = AudioProgram.Plan([track], new() { ExtraCdText = [german] });
        Assert.Equal([CdTextLanguage.English, CdTextLanguage.German], CdText.Decode(both.Layout.Sessions[0].CdText, new()).Select(block => block.Language));
        var one = AudioProgram.Plan([track], new() { ExtraCdText = [german], Language = CdTextLanguage.German });
        Assert.Equal("Der Winter", Assert.Single(CdText.Decode(one.Layout.Sessions[0].CdText, new())).Tracks[0].Title);
    }

    [Fact]
    public void A_later_session_starts_where_it_is_told()
    {
        var program = AudioProgram.Plan([Sounds.Track(Shortest)], new() { Start = new(20_000), Session = 2, FirstTrack = 7 });
        Assert.Equal((20_000L, 7, 2), (program.Extent.Start.Value, program.Tracks[0].Number, program.Layout.Sessions[0].Number));
        Assert.Equal(20_000L * Block, program.Tracks[0].Start.Value);
    }

    [Fact]
    public void A_slice_outside_its_sound_is_refused()
    {
        var track = new AudioTrack { Content = [new(Sounds.Content(Shortest), new(1), new(Shortest))] };
        Assert.Same(ProgramErrors.BadTrack, Assert.Throws<DiscException>(() => AudioProgram.Plan([track])).Error);
    }

    [Fact]
    public async Task Sound_of_estimated_length_can_be_planned_and_must_be_planned_again_to_be_opened()
    {
        var content = new Unprepared(new(Shortest));
        var track = new AudioTrack { Content = [AudioSlice.Whole(content)] };
        Assert.False(AudioProgram.Plan([track]).IsExact);
        Assert.Throws<InvalidOperationException>(AudioProgram.Plan([track]).OpenSource);
        await content.PrepareAsync();
        // What was sliced before is still as long as the estimate was.
        Assert.Throws<InvalidOperationException>(AudioProgram.Plan([track]).OpenSource);
        var again = AudioProgram.Plan([new AudioTrack { Content = [AudioSlice.Whole(content)] }]);
        Assert.True(again.IsExact);
        await again.OpenSource().DisposeAsync();
    }

    private static AudioTrack Hours(long samples) =>
        new() { Content = [AudioSlice.Whole(new RawAudio(FileContent.FromStream(() => Stream.Null, samples * SampleCount.Size, "hours")))] };

    private sealed class Unprepared(SampleCount length) : AudioContent
    {
        private bool isPrepared;

        public override SampleCount Length => isPrepared ? length + new SampleCount(1000) : length;

        public override bool IsLengthExact => isPrepared;

        public override ValueTask PrepareAsync(IProgress<double>? progress = null, CancellationToken cancellation = default)
        {
            isPrepared = true;
            return ValueTask.CompletedTask;
        }

        public override string Description => "unprepared";

        public override Stream Open() => throw new InvalidOperationException();
    }
}
