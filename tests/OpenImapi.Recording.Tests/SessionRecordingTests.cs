using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>Sessions at once on the virtual recorder: layout and every sample arrive, and what goes wrong leaves drive and disc usable.</summary>
public class SessionRecordingTests
{
    private static RecordingJob Job => TestMusic.Job(TestMusic.Album) with { Verify = false };

    /// <summary>A session whose blocks are silence that nobody keeps.</summary>
    private sealed class Silence(Extent extent) : IBlockSource
    {
        public int BlockSize => BlockSizes.Raw;

        public Extent Extent => extent;

        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
        {
            blocks.Span.Clear();
            return ValueTask.CompletedTask;
        }
    }

    [Theory]
    [InlineData("cd-r80", false)]
    [InlineData("cd-rw80", true)]
    public async Task The_disc_is_the_layout_and_holds_every_sample(string medium, bool close)
    {
        await using var bench = new Bench(medium);
        var result = await bench.RecordAsync(Job with { CloseDisc = close });
        Assert.Empty(result.Warnings);
        Assert.Equal(TestMusic.Words(TestMusic.Album), TestMusic.Words(bench.Disc.Layout));
        Assert.Equal(TestMusic.Album.Catalog, bench.Disc.Layout.Catalog);
        Assert.Equal(TestMusic.AlbumText, bench.Disc.Layout.Sessions[0].CdText);
        var onDisc = await bench.SectorsOnDiscAsync(TestContent.Extent(0, 1550));
        Assert.True(onDisc.AsSpan().SequenceEqual(TestMusic.Samples(TestContent.Extent(0, 1550))));
        Assert.Equal(close ? MediumStatus.Complete : MediumStatus.Appendable, result.After!.Status);
        Assert.Equal((new BlockCount(1550), new BlockCount(150)), (result.Written, result.Padding));
        Assert.DoesNotContain(OperationCode.CloseTrackSession, bench.Way.Deeds);
        Assert.True(await bench.TrayOpensAsync());
    }

    [Fact]
    public async Task Where_the_next_session_begins_does_not_depend_on_what_the_drive_was_set_to_write()
    {
        await using var bench = new Bench("cd-r80");
        Assert.Equal(Lba.Zero, (await bench.InspectAsync()).NextWritable);
        await SetAsync(WriteType.SessionAtOnce);
        var blank = await bench.InspectAsync();
        Assert.Equal((Lba.Zero, 359_847), (blank.NextWritable!.Value, blank.Free.Value));
        Assert.Empty(blank.Tracks);

        await bench.RecordAsync(Job);
        foreach (var type in new[] { WriteType.SessionAtOnce, WriteType.TrackAtOnce })
        {
            await SetAsync(type);
            var medium = await bench.InspectAsync();
            Assert.Equal(bench.Disc.Layout.Sessions[0].LeadOut + new BlockCount(6750 + 4500 + 150), medium.NextWritable);
            Assert.Equal(MediumStatus.Appendable, medium.Status);
            Assert.False(medium.HasOpenSession);
        }

        async Task SetAsync(WriteType type) => await bench.Drive.WritePageAsync(await bench.Drive.ReadPageAsync<WriteParameters>(default) with { WriteType = type }, default);
    }

    [Fact]
    public async Task Sound_goes_session_at_once_where_nothing_else_is_asked_for()
    {
        await using var bench = new Bench("cd-r80");
        await bench.RecordAsync(Job);
        Assert.Contains(OperationCode.SendCueSheet, bench.Way.Sent.Select(cdb => cdb.Code));
        var first = bench.Way.Sent.First(cdb => cdb.Code == OperationCode.Write10);
        Assert.True((int)(uint)Bench.Address(first) < -4500, $"The first WRITE is {first}.");
    }

    [Fact]
    public async Task Tracks_at_once_are_what_a_drive_without_mastering_gets()
    {
        await using var bench = new Bench("cd-r80", new() { SessionAtOnce = false, RawWriting = false });
        await bench.RecordAsync(TestMusic.JobWithSilentGaps(TestMusic.Layout(150, 2, 300, 400)) with { Verify = false });
        Assert.DoesNotContain(OperationCode.SendCueSheet, bench.Way.Sent.Select(cdb => cdb.Code));
        Assert.Equal(2, bench.Disc.Layout.Tracks.Count());
    }

    [Fact]
    public async Task A_layout_that_a_drive_without_mastering_cannot_make_is_refused_in_words()
    {
        await using var bench = new Bench("cd-r80", new() { SessionAtOnce = false, RawWriting = false });
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(Job));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, refusal.Error);
        Assert.Contains("only track by track, and this layout cannot be written so: there is sound before the first track", refusal.Message);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task A_drive_that_takes_no_text_records_the_sound_and_says_so()
    {
        await using var bench = new Bench("cd-r80", new() { TextLeadIn = false });
        var result = await bench.RecordAsync(Job);
        Assert.Contains("CD-TEXT", Assert.Single(result.Warnings));
        Assert.Empty(bench.Disc.Layout.Sessions[0].CdText);
        Assert.Equal(TestMusic.Words(TestMusic.Album), TestMusic.Words(bench.Disc.Layout));
    }

    [Fact]
    public async Task A_refused_cue_sheet_leaves_the_disc_blank()
    {
        await using var bench = new Bench("cd-r80");
        bench.Way.Before = cdb => cdb.Code == OperationCode.SendCueSheet ? Completion.Check(KnownSense.InvalidFieldInParameterList) : null;
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(Job));
        Assert.Equal(RecordingErrors.CueSheetRefused, refusal.Error);
        Assert.Equal(MediumStatus.Blank, (await bench.InspectAsync()).Status);
        bench.Way.Before = _ => null;
        Assert.Empty((await bench.RecordAsync(Job)).Warnings);
    }

    [Fact]
    public async Task A_simulation_does_all_but_write()
    {
        await using var bench = new Bench("cd-r80");
        var result = await bench.RecordAsync(Job with { Simulate = true });
        Assert.True(result.Simulated);
        Assert.Equal(MediumStatus.Blank, (await bench.InspectAsync()).Status);
        Assert.False((await bench.Drive.ReadPageAsync<WriteParameters>(default)).TestWrite);
        Assert.Empty((await bench.RecordAsync(Job)).Warnings);
    }

    [Theory]
    [InlineData(359_849, true)]
    [InlineData(359_850, false)]
    public async Task An_80_minute_disc_takes_359849_blocks_and_not_one_more(long blocks, bool fits)
    {
        await using var bench = new Bench("cd-r80");
        var layout = TestMusic.Layout(0, 0, 100_000, blocks - 100_000);
        var job = new RecordingJob { Layout = layout, Source = new Silence(TestContent.Extent(0, blocks)), Simulate = true };
        if (fits)
        {
            Assert.True((await bench.RecordAsync(job)).Simulated);
            return;
        }

        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(job));
        Assert.Equal(RecordingErrors.DiscFull, refusal.Error);
        Assert.Empty(bench.Way.Deeds);

        // Overburning leaves it to the drive; this one says no before anything is written.
        Assert.Equal(RecordingErrors.CueSheetRefused, (await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(job with { Overburn = true }))).Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_is_broken_off_leaves_the_drive_usable(bool cancel)
    {
        await using var bench = new Bench("cd-rw80");
        using var stop = new CancellationTokenSource();
        var writes = 0;
        bench.Way.Before = cdb =>
        {
            if (cdb.Code != OperationCode.Write10 || ++writes != 60)
                return null;
            if (!cancel)
                return Completion.Check(KnownSense.WriteError);
            stop.Cancel();
            return null;
        };
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => bench.RecordAsync(Job, stop.Token));
        Assert.Equal(cancel ? typeof(RecordingCanceledException) : typeof(RecordingException), failure.GetType());
        Assert.Contains("The disc is now", failure.Message);
        Assert.True(await bench.TrayOpensAsync());
        bench.Way.Before = _ => null;
        await bench.EraseAsync(full: false);
        Assert.Empty((await bench.RecordAsync(Job)).Warnings);
        Assert.Equal(TestMusic.Words(TestMusic.Album), TestMusic.Words(bench.Disc.Layout));
    }

    [Fact]
    public async Task Data_goes_session_at_once_where_that_is_asked_for()
    {
        await using var bench = new Bench("cd-r80");
        var content = TestContent.Extent(0, 1000);
        var result = await bench.RecordAsync(TestContent.Job(content) with { WriteMode = WriteMode.SessionAtOnce });
        Assert.True(result.Verified);
        Assert.True(bench.OnDisc(content).AsSpan().SequenceEqual(TestContent.Of(content)));
        Assert.Equal(1000, bench.Disc.Layout.Tracks.Single().Extent.Length.Value);
    }

    [Fact]
    public async Task A_data_session_follows_a_session_of_sound()
    {
        await using var bench = new Bench("cd-r80");
        var first = (await bench.RecordAsync(Job)).After!;
        Assert.Equal((MediumStatus.Appendable, 1), (first.Status, first.Sessions));
        Assert.Equal(new Lba(1550 + 11_400), first.NextWritable);
        var second = new Extent(first.NextWritable!.Value, new(500));
        var result = await bench.RecordAsync(TestContent.Job(second) with { Layout = new([new(2, [new(4, second, BlockForm.Mode1)])]) });
        Assert.True(result.Verified);
        Assert.Equal(2, result.After!.Sessions);
        Assert.Equal(second.Start, result.After.LastSessionStart);
        Assert.Equal([BlockForm.Audio, BlockForm.Audio, BlockForm.Audio, BlockForm.Mode1], result.After.Tracks.Select(track => track.Form));
        var read = await new DriveBlockSource(bench.Drive, result.After).ReadAsync(second.Start, 500);
        Assert.True(read.AsSpan().SequenceEqual(TestContent.Of(second)));
    }

    [Fact]
    public async Task Data_and_sound_go_into_one_session()
    {
        await using var bench = new Bench("cd-r80");
        var layout = new DiscLayout(
        [
            new(1,
            [
                new(1, TestContent.Extent(0, 400), BlockForm.Mode1) { Postgap = new(150) },
                new(2, TestContent.Extent(700, 500), BlockForm.Audio) { Pregap = new(150) },
                new(3, TestContent.Extent(1200, 300), BlockForm.Audio),
            ]),
        ]);
        var result = await bench.RecordAsync(new() { Layout = layout, Source = TestMusic.Mixed(layout), Verify = false });
        Assert.Empty(result.Warnings);
        Assert.True(bench.OnDisc(TestContent.Extent(0, 400)).AsSpan().SequenceEqual(TestContent.Of(TestContent.Extent(0, 400))));
        var sound = await bench.SectorsOnDiscAsync(TestContent.Extent(700, 800));
        Assert.True(sound.AsSpan().SequenceEqual(TestMusic.Samples(TestContent.Extent(700, 800))));
    }

    [Fact]
    public async Task A_fault_of_any_command_ends_well_or_in_words_and_with_an_open_tray()
    {
        var layout = TestMusic.Layout(20, 0, 300, 320);
        var commands = 0;
        for (var at = 0; at == 0 || at < commands; at += 3)
        {
            await using var bench = new Bench("cd-r80");
            var left = at;
            bench.Way.Before = _ => left-- == 0 ? Completion.Check(KnownSense.InternalTargetFailure) : null;
            var failure = await Record.ExceptionAsync(() => bench.RecordAsync(TestMusic.Job(layout)));
            commands = Math.Max(commands, bench.Way.Sent.Count);
            bench.Way.Before = _ => null;
            if (failure is null)
                Assert.Equal(TestMusic.Words(layout), TestMusic.Words(bench.Disc.Layout));
            else
                Assert.True(failure is DiscException { Message.Length: > 0, Advice.Length: > 0 }, $"At command {at}: {failure}");
            Assert.NotEqual("", (await bench.InspectAsync()).State);
            Assert.True(await bench.TrayOpensAsync(), $"The tray is locked after a fault of command {at}.");
        }
    }

    [Fact]
    public async Task What_the_source_holds_before_block_0_is_written_and_the_rest_verified()
    {
        await using var bench = new Bench("cd-r80");
        var layout = TestMusic.Layout(0, 0, 400);
        var result = await bench.RecordAsync(new() { Layout = layout, Source = TestMusic.Source(TestContent.Extent(-150, 550)) });
        Assert.True(result.Verified);
        Assert.Equal(550, result.Written.Value);
        var onDisc = await bench.SectorsOnDiscAsync(TestContent.Extent(0, 400));
        Assert.True(onDisc.AsSpan().SequenceEqual(TestMusic.Samples(TestContent.Extent(0, 400))));
    }

    [Fact]
    public async Task An_interrupted_session_on_a_disc_that_cannot_be_erased_is_told()
    {
        await using var bench = new Bench("cd-r80");
        var writes = 0;
        bench.Way.Before = cdb => cdb.Code == OperationCode.Write10 && ++writes == 60 ? Completion.Check(KnownSense.WriteError) : null;
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(Job));
        Assert.False(failure.After!.CanRecord, failure.MediumLeft);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Joined_tracks_are_kept_raw_where_a_session_cannot_be_written_at_once_and_else_their_break_is_told(bool raw, int warnings)
    {
        await using var bench = new Bench("cd-r80", new() { SessionAtOnce = false, RawWriting = raw });
        var layout = TestMusic.Layout(0, 0, 300, 300);
        var result = await bench.RecordAsync(TestMusic.Job(layout) with { Verify = false });
        Assert.Equal(warnings, result.Warnings.Count(warning => warning.Contains("not joined", StringComparison.Ordinal)));
        Assert.Equal(raw ? 300 : 302, result.Layout.Tracks.Last().Extent.Start.Value);
    }
}
