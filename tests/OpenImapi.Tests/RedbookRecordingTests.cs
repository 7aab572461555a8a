using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Recording;

namespace OpenImapi.Tests;

/// <summary>Audio discs recorded on virtual drives.</summary>
public class RedbookRecordingTests
{
    private const int Block = 2352;

    [Theory]
    [InlineData(WriteMode.TrackAtOnce, 150, 2)]
    [InlineData(WriteMode.TrackAtOnce, 0, 2)]
    [InlineData(WriteMode.TrackAtOnce, 225, 2)]
    [InlineData(WriteMode.SessionAtOnce, 150, 0)]
    [InlineData(WriteMode.SessionAtOnce, 0, 0)]
    public async Task Tracks_lie_on_the_disc_with_their_gaps_sample_for_sample(WriteMode mode, int gap, int runOut)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        bench.Master.ActiveRecorder.SetProperties(new() { ["AudioGapSize"] = gap });
        byte[][] tracks = [Noise(700, seed: 1), Noise(300, seed: 2), Noise(512, seed: 3)];
        foreach (var track in tracks)
            await AddAsync(redbook, track);

        var result = await bench.Master.RecordDiscAsync(new() { WriteMode = mode == WriteMode.TrackAtOnce ? null : mode });

        Assert.True(result.Verified);
        using var disc = bench.Drives.OpenDisc("lab");
        var (second, third) = (700 + runOut + gap, 700 + runOut + gap + 300 + runOut + gap);
        Assert.Equal([(0, 700), (second, 300), (third, 512)], disc.Layout.Tracks.Select(track => ((int)track.Extent.Start.Value, (int)track.Extent.Length.Value)));
        Assert.Equal(third + 512 + runOut, disc.Layout.Sessions.Single().LeadOut.Value);
        Assert.All(disc.Layout.Tracks, track => Assert.Equal(BlockForm.Audio, track.Form));
        var source = disc.OpenSource(Block);
        foreach (var (track, samples) in disc.Layout.Tracks.Zip(tracks))
            Assert.Equal(samples, await source.ReadAsync(track.Extent.Start, (int)track.Extent.Length.Value));
        Assert.False(redbook.HasContent);
        Assert.Equal(0, bench.StashedFiles);
    }

    [Fact]
    public async Task The_events_of_an_audio_disc_go_track_by_track()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        await AddAsync(redbook, Noise(700, seed: 1));
        await AddAsync(redbook, Noise(300, seed: 2));
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);

        await bench.Master.RecordDiscAsync();

        Assert.Equal(
        [
            "PreparingBurn", "TrackProgress 0/2", "BlockProgress 0/700", "BlockProgress 700/700",
            "TrackProgress 1/2", "BlockProgress 0/300", "BlockProgress 300/300", "TrackProgress 2/2", "ClosingDisc", "BurnComplete 00000000",
        ], sink.Told.Where(heard => !heard.StartsWith("BlockProgress", StringComparison.Ordinal) || heard.StartsWith("BlockProgress 0/", StringComparison.Ordinal) || IsLast(heard)));
        Assert.True(sink.Heard.IndexOf("QueryCancel") > sink.Heard.IndexOf("TrackProgress 0/2"));
        Assert.True(sink.Heard.LastIndexOf("QueryCancel") < sink.Heard.IndexOf("ClosingDisc"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(WriteMode.SessionAtOnce)]
    public async Task Cancelling_in_the_second_track_ends_with_USERABORT_and_drops_what_is_staged(WriteMode? mode)
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        await AddAsync(redbook, Noise(300, seed: 1));
        await AddAsync(redbook, Noise(300, seed: 2));
        var cancel = false;
        var sink = new Sink { Cancel = () => cancel };
        sink.At = heard => cancel |= heard == "BlockProgress" && sink.Heard.Contains("TrackProgress 1/2");
        bench.Master.ProgressAdvise(sink);
        await Outcome.FailsAsync("IMAPI_E_USERABORT", async () => await bench.Master.RecordDiscAsync(new() { WriteMode = mode }));
        Assert.Equal("BurnComplete 8004020D", sink.Told.Last());
        Assert.DoesNotContain("TrackProgress 2/2", sink.Heard);
        Assert.False(redbook.HasContent);
    }

    [Fact]
    public async Task A_simulation_leaves_the_disc_blank_and_uses_the_stage_up()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        await AddAsync(redbook, Noise(300, seed: 1));
        await AddAsync(redbook, Noise(300, seed: 2));
        var result = await bench.Master.RecordDiscAsync(new() { Simulate = true });
        Assert.True(result.Simulated);
        Assert.False(redbook.HasContent);
        Assert.Equal(MediumStatus.Blank, (await bench.MediumAsync()).Status);
    }

    [Fact]
    public async Task Two_audio_discs_are_made_one_after_the_other()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        for (var disc = 1; disc <= 2; disc++)
        {
            await AddAsync(redbook, Noise(300, seed: disc));
            Assert.True((await bench.Master.RecordDiscAsync()).Verified);
            bench.Drives.Insert("lab", "cd-r80");
        }
    }

    [Fact]
    public async Task A_rewritable_disc_is_erased_after_it_was_chosen_and_then_recorded()
    {
        await using var bench = new Bench("cd-rw80");
        await bench.BurnAsync("a.txt");
        var redbook = await ReadyAsync(bench);
        await AddAsync(redbook, Noise(300, seed: 1));
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_INVALIDTYPE", async () => await bench.Master.RecordDiscAsync());
        var recorder = bench.Master.ActiveRecorder;
        await recorder.OpenExclusiveAsync();
        await recorder.EraseAsync(full: false);
        await recorder.CloseAsync();
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact]
    public async Task Ninety_nine_tracks_of_four_seconds_are_recorded()
    {
        await using var bench = new Bench();
        var redbook = await ReadyAsync(bench);
        var samples = Noise(300, seed: 99);
        for (var track = 1; track <= 99; track++)
            await AddAsync(redbook, samples);
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
        using var disc = bench.Drives.OpenDisc("lab");
        Assert.Equal(99, disc.Layout.Tracks.Count());
    }

    [Fact]
    public async Task A_finished_disc_with_hidden_sound_an_index_texts_and_numbers_is_burned_as_it_is()
    {
        await using var bench = new Bench();
        var image = await ReadyImageAsync(bench);
        var samples = Noise(1600, seed: 4);
        var layout = new DiscLayout([new(1,
        [
            new(1, new(new(75), new(700)), BlockForm.Audio) { Pregap = new(75), Indexes = [new(300)], Isrc = Isrc.TryParse("DEA012300001", out var code) ? code : null },
            new(2, new(new(775), new(825)), BlockForm.Audio) { Flags = TrackFlags.CopyPermitted },
        ]) { CdText = CdText.Encode([new() { Disc = new() { Title = "Album" }, Tracks = [new() { Title = "One" }, new() { Title = "Two" }] }], []) }])
        {
            Catalog = MediaCatalogNumber.TryParse("4006381333931", out var number) ? number : null,
        };
        image.SetImage(layout, new MemoryBlockSource(samples, blockSize: Block));

        Assert.True((await bench.Master.RecordDiscAsync()).Verified);

        using var disc = bench.Drives.OpenDisc("lab");
        Assert.Equal(layout.Catalog, disc.Layout.Catalog);
        Assert.Equal(layout.Sessions[0].CdText, disc.Layout.Sessions.Single().CdText);
        foreach (var (wanted, made) in layout.Tracks.Zip(disc.Layout.Tracks))
        {
            Assert.Equal(wanted.Indexes, made.Indexes);
            Assert.Equal(wanted with { Indexes = [] }, made with { Indexes = [] });
        }

        Assert.Equal(samples, await disc.OpenSource(Block).ReadAsync(Lba.Zero, 1600));
    }

    [Fact]
    public async Task An_enhanced_disc_is_recorded_session_after_session_in_one_call()
    {
        await using var bench = new Bench();
        var image = await ReadyImageAsync(bench);
        var (layout, source, data) = Enhanced();
        image.SetImage(layout, source);
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);

        var result = await bench.Master.RecordDiscAsync(new() { CloseDisc = true });

        Assert.True(result.Verified && result.Earlier!.Verified);
        Assert.Equal(["TrackProgress 0/3", "TrackProgress 1/3", "TrackProgress 2/3", "TrackProgress 3/3"], sink.Told.Where(heard => heard.StartsWith("Track", StringComparison.Ordinal)));
        Assert.Equal(1, sink.Told.Count(heard => heard == "ClosingDisc"));
        using (var disc = bench.Drives.OpenDisc("lab"))
        {
            Assert.Equal(layout.Tracks.Select(track => (track.Number, track.Extent, track.Form)), disc.Layout.Tracks.Select(track => (track.Number, track.Extent, track.Form)));
            Assert.Equal([1, 2], disc.Layout.Sessions.Select(session => session.Number));
            Assert.Equal(data, await disc.OpenSource(2048).ReadAsync(layout.Tracks.Last().Extent.Start, 320));
            Assert.True(disc.State.Final);
        }

        Assert.Equal(new(MediaTypes.CdExtra, MediaFlags.None), await MediaTypeAsync(bench));
    }

    [Fact]
    public async Task Of_an_enhanced_disc_the_first_session_is_tried_and_the_result_says_so()
    {
        await using var bench = new Bench();
        var image = await ReadyImageAsync(bench);
        var (layout, source, _) = Enhanced();
        image.SetImage(layout, source);
        var result = await bench.Master.RecordDiscAsync(new() { Simulate = true });
        Assert.Contains("first session", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(MediumStatus.Blank, (await bench.MediumAsync()).Status);
    }

    [Fact]
    public async Task A_second_session_in_the_wrong_place_is_INVALIDIMAGE()
    {
        await using var bench = new Bench();
        var image = await ReadyImageAsync(bench);
        var (layout, source, _) = Enhanced();
        var second = layout.Sessions[1];
        var late = layout with { Sessions = [layout.Sessions[0], second with { Tracks = [second.Tracks[0] with { Extent = new(second.Tracks[0].Extent.Start + new BlockCount(1), new(319)) }] }] };
        await Outcome.FailsAsync("IMAPI_E_INVALIDIMAGE", () => Task.Run(() => image.SetImage(late, source)));
    }

    [Theory]
    [InlineData("audio", MediaTypes.CddaCdrom)]
    [InlineData("data, audio", MediaTypes.CddaCdrom)]
    [InlineData("audio, data", MediaTypes.CddaCdrom)]
    [InlineData("audio | data", MediaTypes.CdExtra)]
    [InlineData("data | audio", MediaTypes.CddaCdrom)]
    [InlineData("data | data", MediaTypes.CddaCdrom)]
    [InlineData("xa", MediaTypes.CdRomXa)]
    [InlineData("audio | xa", MediaTypes.CdExtra)]
    [InlineData("xa, audio", MediaTypes.CdRomXa)]
    public async Task Media_types_are_told_by_what_the_sessions_hold(string sessions, MediaTypes expected)
    {
        await using var bench = new Bench();
        var (at, number) = (0L, 0);
        var layout = new DiscLayout([.. sessions.Split(" | ").Select((tracks, index) =>
        {
            at += index == 0 ? 0 : 11_400;
            return new SessionLayout(index + 1, [.. tracks.Split(", ").Select(kind =>
            {
                var track = new TrackLayout(++number, new(new(at), new(300)), kind == "audio" ? BlockForm.Audio : kind == "xa" ? BlockForm.Mode2Form1 : BlockForm.Mode1);
                at += 300;
                return track;
            })]);
        })]);
        var sectors = new byte[at * Block];
        foreach (var track in layout.Tracks.Where(track => track.Form != BlockForm.Audio))
            for (var sector = track.Extent.Start; sector < track.Extent.End; sector += new BlockCount(1))
                Sector.Write(track.Form == BlockForm.Mode1 ? SectorForm.Mode1 : SectorForm.Mode2Form1, sector, new byte[2048], sectors.AsSpan((int)sector.Value * Block, Block));
        await bench.Drives.InsertAsync("lab", layout, new MemoryBlockSource(sectors, blockSize: Block));
        Assert.Equal(expected, (await MediaTypeAsync(bench)).Type);
    }

    private static async Task<MediaTypeInfo> MediaTypeAsync(Bench bench)
    {
        if (!bench.Master.IsOpen)
            bench.Master.Open();
        var recorder = await bench.RecorderAsync();
        await recorder.OpenExclusiveAsync();
        try
        {
            return await recorder.QueryMediaTypeAsync();
        }
        finally
        {
            await recorder.CloseAsync();
        }
    }

    /// <summary>Two tracks of sound, then a session of data; and the data.</summary>
    private static (DiscLayout Layout, IBlockSource Source, byte[] Data) Enhanced()
    {
        const int Second = 700 + 11_400;
        var layout = new DiscLayout(
        [
            new(1, [new(1, new(new(0), new(400)), BlockForm.Audio), new(2, new(new(400), new(300)), BlockForm.Audio)]),
            new(2, [new(3, new(new(Second), new(320)), BlockForm.Mode1)]),
        ]);
        var (samples, data) = (Noise(700, seed: 5), new byte[320 * 2048]);
        new Random(6).NextBytes(data);
        var content = new byte[(Second + 320) * Block];
        samples.CopyTo(content, 0);
        for (var i = 0; i < 320; i++)
            Mode1Sector.Write(new(Second + i), data.AsSpan(i * 2048, 2048), content.AsSpan((Second + i) * Block, Block));
        return (layout, new MemoryBlockSource(content, blockSize: Block), data);
    }

    private static async Task<RedbookDiscMaster> ReadyAsync(Bench bench)
    {
        if (!bench.Master.IsOpen)
            bench.Master.Open();
        var redbook = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Redbook);
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        return redbook;
    }

    private static async Task<ImageDiscMaster> ReadyImageAsync(Bench bench)
    {
        bench.Master.Open();
        var image = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Image);
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        return image;
    }

    private static async Task AddAsync(RedbookDiscMaster redbook, byte[] samples)
    {
        redbook.CreateAudioTrack();
        await redbook.AddAudioTrackBlocksAsync(samples);
        redbook.CloseAudioTrack();
    }

    private static bool IsLast(string heard) => heard.Split(' ')[1].Split('/') is [var now, var total] && now == total;

    private static byte[] Noise(int blocks, int seed)
    {
        var noise = new byte[blocks * Block];
        new Random(seed).NextBytes(noise);
        return noise;
    }
}
