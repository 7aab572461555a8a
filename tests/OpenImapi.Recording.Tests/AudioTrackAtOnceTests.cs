using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Tracks of sound, one by one, on the virtual recorder.</summary>
public class AudioTrackAtOnceTests
{
    private static RecordingJob Job(params ReadOnlySpan<long> lengths) => TestMusic.JobWithSilentGaps(TestMusic.Layout(150, 2, lengths)) with { WriteMode = WriteMode.TrackAtOnce, Verify = false };

    [Fact]
    public async Task Tracks_lie_where_the_drive_places_them_and_hold_every_sample()
    {
        await using var bench = new Bench("cd-r80");
        var result = await bench.RecordAsync(Job(300, 777, 301));
        Assert.Empty(result.Warnings);
        Assert.Equal(3, result.After!.Tracks.Length);
        var job = Job(300, 777, 301);
        foreach (var (track, layout) in result.After.Tracks.Zip(job.Layout.Tracks))
        {
            Assert.Equal((BlockForm.Audio, TrackState.Closed, layout.Extent.Start), (track.Form, track.State, track.Extent.Start));
            var onDisc = await bench.SectorsOnDiscAsync(new(track.Extent.Start, layout.Extent.Length));
            Assert.True(TestMusic.Samples(layout.Extent).AsSpan().SequenceEqual(onDisc));
        }
    }

    [Fact]
    public async Task Each_track_is_flushed_and_closed_before_the_next()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(Job(300, 300));
        OperationCode[] track = [.. Enumerable.Repeat(OperationCode.Write10, 12), OperationCode.SynchronizeCache, OperationCode.CloseTrackSession];
        Assert.Equal([OperationCode.SendOpcInformation, .. track, .. track, OperationCode.CloseTrackSession], bench.Way.Deeds);
    }

    [Fact]
    public async Task Flags_and_numbers_reach_the_disc()
    {
        Assert.True(Isrc.TryParse("DE-A12-26-00007", out var code));
        Assert.True(MediaCatalogNumber.TryParse("4006381333931", out var number));
        await using var bench = new Bench("cd-r80");
        var job = Job(300, 400);
        var session = job.Layout.Sessions[0];
        var second = session.Tracks[1] with { Isrc = code, Flags = TrackFlags.CopyPermitted | TrackFlags.PreEmphasis };
        var result = await bench.RecordAsync(job with { Layout = new([session with { Tracks = session.Tracks.SetItem(1, second) }]) { Catalog = number } });
        Assert.Empty(result.Warnings);
        var disc = bench.Disc.Layout;
        Assert.Equal(number, disc.Catalog);
        Assert.Equal([(null, TrackFlags.None), (code, second.Flags)], disc.Tracks.Select(track => (track.Isrc, track.Flags)));
        var page = await bench.Drive.ReadPageAsync<WriteParameters>(default);
        Assert.True(page.Isrc.IsEmpty && page.MediaCatalogNumber.IsEmpty, "The drive keeps the numbers of another disc.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_that_cannot_be_written_is_a_warning_or_an_error(bool required)
    {
        await using var bench = new Bench("cd-r80");
        var job = Job(300, 300);
        var session = job.Layout.Sessions[0] with { CdText = [new(0x80, 0, 0, 0, new byte[12].AsSpan(), 0)] };
        job = job with { Layout = new([session]), RequireCdText = required };
        if (required)
            Assert.Equal(RecordingErrors.NoCdText, (await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(job))).Error);
        else
            Assert.Contains("CD-TEXT", Assert.Single((await bench.RecordAsync(job)).Warnings));
        Assert.Equal(required ? MediumStatus.Blank : MediumStatus.Appendable, (await bench.InspectAsync()).Status);
    }

    [Fact]
    public async Task A_simulation_writes_every_track_and_leaves_the_disc_blank()
    {
        await using var bench = new Bench("cd-rw80");
        var result = await bench.RecordAsync(Job(300, 400, 500) with { Simulate = true });
        Assert.True(result.Simulated);
        Assert.Equal(MediumStatus.Blank, (await bench.InspectAsync()).Status);
        Assert.DoesNotContain(OperationCode.CloseTrackSession, bench.Way.Deeds);
        Assert.Empty((await bench.RecordAsync(Job(300))).Warnings);
    }

    [Fact]
    public async Task Progress_tells_the_track()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(Job(300, 400, 500));
        var writing = bench.Progress.Where(each => each.Phase == RecordingPhase.WritingData && each.Track > 0).ToArray();
        Assert.Equal([1, 2, 3], writing.Select(each => each.Track).Distinct());
        Assert.All(writing, each => Assert.Equal(3, each.Tracks));
        Assert.All(writing, each => Assert.Equal(new long[] { 300, 400, 500 }[each.Track - 1], each.TrackTotal));
        Assert.Equal((500, 1200), (writing[^1].TrackWritten, writing[^1].Written));
        Assert.Single(bench.Progress.Select(each => each.Phase).Where(phase => phase == RecordingPhase.Completed).Distinct());
        Assert.DoesNotContain(bench.Progress.SkipWhile(each => each.Phase != RecordingPhase.Finalization), each => each.Phase == RecordingPhase.WritingData);
    }

    public static TheoryData<string, string> Impossible => new()
    {
        { "gaps", "its gaps differ" }, { "index", "track 2 has an index inside" }, { "hidden", "sound before the first track" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task A_layout_that_tracks_at_once_cannot_make_is_refused_in_words(string kind, string words)
    {
        await using var bench = new Bench("cd-r80");
        var job = Job(300, 400, 500);
        TrackLayout[] tracks = [.. job.Layout.Tracks];
        switch (kind)
        {
            case "gaps":
                tracks[2] = tracks[2] with { Extent = new(tracks[2].Extent.Start - new BlockCount(50), tracks[2].Extent.Length), Pregap = new(100) };
                break;
            case "index":
                tracks[1] = tracks[1] with { Indexes = [new(75)] };
                break;
            default:
                tracks = [.. tracks.Select(track => track with { Extent = new(track.Extent.Start + new BlockCount(33), track.Extent.Length) })];
                tracks[0] = tracks[0] with { Pregap = new(33) };
                job = job with { Source = TestMusic.Source(TestContent.Extent(0, 2000)) };
                break;
        }

        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(job with { Layout = new([new(1, [.. tracks])]) }));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, refusal.Error);
        Assert.Contains(words, refusal.Message);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task Sound_in_a_gap_is_not_lost_but_refused()
    {
        await using var bench = new Bench("cd-r80");
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestMusic.Job(Job(300, 400).Layout) with { WriteMode = WriteMode.TrackAtOnce }));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, refusal.Error);
        Assert.Contains("sound in the gap before track 2", refusal.Message);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task A_cancel_between_two_tracks_leaves_the_first_one_whole()
    {
        await using var bench = new Bench("cd-r80");
        using var stop = new CancellationTokenSource();
        bench.Way.After = (cdb, _) =>
        {
            if (cdb.Code == OperationCode.ReadTrackInformation && bench.Way.Deeds.Contains(OperationCode.CloseTrackSession))
                stop.Cancel();
        };
        var cancelled = await Assert.ThrowsAsync<RecordingCanceledException>(() => bench.RecordAsync(Job(300, 400), stop.Token));
        Assert.Equal([TestContent.Extent(0, 300)], cancelled.After!.Tracks.Select(track => track.Extent with { Length = new(300) }));
        Assert.True(await bench.TrayOpensAsync());
    }

    [Fact]
    public async Task A_track_of_less_than_four_seconds_is_refused()
    {
        await using var bench = new Bench("cd-r80");
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(Job(300, 299)));
        Assert.Equal(RecordingErrors.Layout, refusal.Error);
        Assert.Contains("Track 2 has 299 blocks", refusal.Message);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task Sound_after_which_the_drive_stops_is_flushed_and_its_track_closed()
    {
        await using var bench = new Bench("cd-r80");
        var writes = 0;
        bench.Way.Before = cdb => cdb.Code == OperationCode.Write10 && ++writes == 15 ? Completion.Check(KnownSense.WriteError) : null;
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(Job(300, 600)));
        Assert.Equal([OperationCode.SynchronizeCache, OperationCode.CloseTrackSession], bench.Way.Deeds.TakeLast(2));
        Assert.True(failure.After!.HasOpenSession);
        Assert.True(await bench.TrayOpensAsync());
    }
}
