using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>DVD-R, DVD-R DL and DVD-RW in sequence: increments, borders, at once, simulated, erased, cut off.</summary>
public class DvdMinusTests
{
    private static readonly Extent First = TestContent.Extent(0, 1000);

    public static TheoryData<string> Media => ["dvd-r", "dvd-r-dl", "dvd-rw"];

    public static TheoryData<string> SingleLayer => ["dvd-r", "dvd-rw"];

    private static async Task<Bench> BlankedQuicklyAsync()
    {
        var bench = new Bench("dvd-rw");
        await bench.RecordAsync(TestContent.Job(First));
        await bench.EraseAsync(full: false);
        bench.Way.Sent.Clear();
        return bench;
    }

    private static Task<WriteParameters> Page(Bench bench) => bench.Drive.ReadPageAsync<WriteParameters>(default).AsTask();

    [Theory]
    [InlineData("dvd-r", 2_298_496)]
    [InlineData("dvd-r-dl", 4_171_712)]
    [InlineData("dvd-rw", 2_298_496)]
    public async Task A_blank_disc_has_its_room_and_takes_increments(string medium, long room)
    {
        await using var bench = new Bench(medium);
        var blank = await bench.InspectAsync();
        Assert.Equal((MediumStatus.Blank, room, true, true, false), (blank.Status, blank.Free.Value, blank.CanRecord, blank.TakesDiscAtOnce, blank.OnlyAtOnce));
        Assert.Equal(new BlockCount(room), MediumRoom.ForContent(blank));
    }

    [Theory]
    [MemberData(nameof(SingleLayer))]
    public async Task Increments_are_whole_ECC_blocks_and_leave_the_disc_open_for_another_session(string medium)
    {
        await using var bench = new Bench(medium);
        var result = await bench.RecordAsync(TestContent.Job(First));
        Assert.True(result.Verified);
        Assert.Empty(result.Warnings);
        Assert.Equal(TestContent.Of(First), bench.OnDisc(First));
        Assert.All(bench.Way.Sent.Where(cdb => cdb.Code == OperationCode.Write10), cdb => Assert.Equal((0, 0), ((int)(Bench.Address(cdb) % 16), cdb.Bytes[8] % 16)));
        Assert.Equal((MediumStatus.Appendable, 1, new Lba(1008 + 28_688)), (result.After!.Status, result.After.Sessions, result.After.NextWritable));
        var second = TestContent.Extent(1008 + 28_688, 333);
        Assert.True((await bench.RecordAsync(TestContent.Job(second, 0x77) with { CloseDisc = true })).Verified);
        var closed = await bench.InspectAsync();
        Assert.Equal((MediumStatus.Complete, 2), (closed.Status, closed.Sessions));
        Assert.Equal([First.Start, second.Start], closed.SessionStarts);
        Assert.Equal(TestContent.Of(First), bench.OnDisc(First));
    }

    [Fact]
    public async Task Two_layers_take_one_session_and_the_warning_says_so()
    {
        await using var bench = new Bench("dvd-r-dl");
        var result = await bench.RecordAsync(TestContent.Job(First));
        Assert.Contains("one session", Assert.Single(result.Warnings));
        Assert.Equal((MediumStatus.Complete, true), (result.After!.Status, result.Verified));
        await using var closing = new Bench("dvd-r-dl");
        Assert.Empty((await closing.RecordAsync(TestContent.Job(First) with { CloseDisc = true })).Warnings);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task At_once_the_size_is_reserved_and_the_flush_closes_the_disc(string medium)
    {
        await using var bench = new Bench(medium);
        var result = await bench.RecordAsync(TestContent.Job(First) with { WriteMode = WriteMode.DiscAtOnce });
        Assert.True(result.Verified);
        Assert.Contains("closed for good", Assert.Single(result.Warnings));
        Assert.Equal(MediumStatus.Complete, result.After!.Status);
        Assert.Equal(TestContent.Of(First), bench.OnDisc(First));
        Assert.Equal(1008u, (uint)bench.Way.Sent.Single(cdb => cdb.Code == OperationCode.ReserveTrack).Bytes[8] + 256u * bench.Way.Sent.Single(cdb => cdb.Code == OperationCode.ReserveTrack).Bytes[7]);
        Assert.DoesNotContain(bench.Way.Sent, cdb => cdb.Code == OperationCode.CloseTrackSession);
    }

    [Theory]
    [InlineData(WriteMode.DiscAtOnce)]
    [InlineData(WriteMode.Incremental)]
    public async Task A_simulation_leaves_a_blank_disc_and_a_drive_that_writes(WriteMode mode)
    {
        await using var bench = new Bench("dvd-r");
        var result = await bench.RecordAsync(TestContent.Job(First) with { WriteMode = mode, Simulate = true });
        Assert.False(result.Verified);
        Assert.Equal(MediumStatus.Blank, (await bench.InspectAsync()).Status);
        Assert.False((await Page(bench)).TestWrite);
        Assert.True((await bench.RecordAsync(TestContent.Job(First))).Verified);
    }

    [Fact]
    public async Task A_disc_that_holds_something_is_not_written_at_once_and_no_disc_track_at_once()
    {
        await using var bench = new Bench("dvd-r");
        var mode = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First) with { WriteMode = WriteMode.TrackAtOnce }));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, mode.Error);
        await bench.RecordAsync(TestContent.Job(First));
        var second = TestContent.Job(TestContent.Extent(1008 + 28_688, 100)) with { WriteMode = WriteMode.DiscAtOnce };
        Assert.Equal(RecordingErrors.WriteModeUnsupported, (await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(second))).Error);
    }

    public static TheoryData<SenseData> Faults => [KnownSense.WriteError, KnownSense.InternalTargetFailure, KnownSense.InvalidCommandOperationCode, KnownSense.PowerOnResetOrBusDeviceReset];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_at_any_command_at_once_is_survived_or_told(SenseData fault)
    {
        var content = TestContent.Extent(0, 90);
        for (var (at, left) = (0, -1); left < 0; at++)
        {
            await using var bench = new Bench("dvd-r");
            left = at;
            bench.Way.Before = _ => left-- == 0 ? Completion.Check(fault) : null;
            var failure = await Record.ExceptionAsync(() => bench.RecordAsync(TestContent.Job(content) with { WriteMode = WriteMode.DiscAtOnce }));
            bench.Way.Before = _ => null;
            Assert.True(failure is DiscException || bench.OnDisc(content).AsSpan().SequenceEqual(TestContent.Of(content)), $"Bytes are missing after {fault} at command {at}: {failure}");
            Assert.NotEqual("", (await bench.InspectAsync()).State);
            Assert.True(await bench.TrayOpensAsync(), $"The tray is locked after {fault} at command {at}.");
        }
    }

    [Fact]
    public async Task Erased_quickly_a_DVD_RW_takes_one_session_at_once_and_says_so()
    {
        await using var bench = await BlankedQuicklyAsync();
        var blank = await bench.InspectAsync();
        Assert.Equal((MediumStatus.Blank, true, true), (blank.Status, blank.OnlyAtOnce, blank.CanRecord));
        Assert.Contains("one session", blank.State);
        Assert.Contains("--full", blank.Advice);
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First) with { WriteMode = WriteMode.Incremental }));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, refusal.Error);
        var result = await bench.RecordAsync(TestContent.Job(First, 0x66));
        Assert.Contains("closed for good", Assert.Single(result.Warnings));
        Assert.Contains(bench.Way.Sent, cdb => cdb.Code == OperationCode.ReserveTrack);
        Assert.Equal((MediumStatus.Complete, true), (result.After!.Status, result.Verified));
    }

    [Fact]
    public async Task Erased_in_full_it_takes_several_sessions_again()
    {
        await using var bench = await BlankedQuicklyAsync();
        var blank = await bench.EraseAsync(full: true);
        Assert.Equal((MediumStatus.Blank, false), (blank.Status, blank.OnlyAtOnce));
        Assert.Equal(MediumStatus.Appendable, (await bench.RecordAsync(TestContent.Job(First))).After!.Status);
    }

    [Fact]
    public async Task A_DVD_R_is_not_erased()
    {
        await using var bench = new Bench("dvd-r");
        Assert.Equal(DriveErrors.InvalidMediumType, (await Assert.ThrowsAsync<DiscException>(() => bench.EraseAsync(full: false))).Error);
    }

    [Theory]
    [MemberData(nameof(SingleLayer))]
    public async Task Increments_cut_off_are_closed_and_more_can_follow(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Write10, 640) ? throw new DiscException(DriveErrors.NotPresent) : null;
        await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First)));
        bench.Way.Before = _ => null;
        var cut = await bench.InspectAsync();
        Assert.True(cut.HasOpenSession);
        var closed = await bench.CloseAsync();
        Assert.Equal((MediumStatus.Appendable, 1, false), (closed.Status, closed.Sessions, closed.HasOpenSession));
        Assert.True((await bench.RecordAsync(TestContent.Job(new(closed.NextWritable!.Value, new(64))))).Verified);
    }

    [Theory]
    [MemberData(nameof(SingleLayer))]
    public async Task Closing_for_good_what_was_cut_off_finalises_the_disc(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Write10, 640) ? throw new DiscException(DriveErrors.NotPresent) : null;
        await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First)));
        bench.Way.Before = _ => null;
        Assert.Equal(MediumStatus.Complete, (await bench.CloseAsync(final: true)).Status);
    }

    [Fact]
    public async Task A_disc_whose_sessions_are_closed_is_finalised_only_with_another_one()
    {
        await using var bench = new Bench("dvd-r");
        await bench.RecordAsync(TestContent.Job(First));
        Assert.Equal(RecordingErrors.NothingToClose, (await Assert.ThrowsAsync<DiscException>(() => bench.CloseAsync(final: true))).Error);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task At_once_cut_off_the_disc_is_lost_and_the_page_says_so(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Write10, 640) ? throw new DiscException(DriveErrors.NotPresent) : null;
        await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First) with { WriteMode = WriteMode.DiscAtOnce }));
        bench.Way.Before = _ => null;
        await bench.Drive.TryAsync(new StartStopUnit(LoadEject: true, Start: false), default);
        await bench.Drive.TryAsync(new StartStopUnit(LoadEject: true, Start: true), default);
        var cut = await bench.InspectAsync();
        Assert.Equal((MediumStatus.Appendable, false, true), (cut.Status, cut.CanRecord, cut.IsBrokenOff));
        Assert.Contains("cannot be continued", cut.State);
        Assert.Equal(RecordingErrors.NothingToClose, (await Assert.ThrowsAsync<DiscException>(() => bench.CloseAsync())).Error);
        Assert.Equal(RecordingErrors.UnfinishedTrack, (await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First)))).Error);
        if (medium != "dvd-rw")
            return;
        Assert.Equal(MediumStatus.Blank, (await bench.EraseAsync(full: true)).Status);
        Assert.True((await bench.RecordAsync(TestContent.Job(First))).Verified);
    }

    [Fact]
    public async Task Cancelled_at_once_the_tray_opens_and_the_medium_is_told()
    {
        await using var bench = new Bench("dvd-r");
        using var cancel = new CancellationTokenSource();
        bench.Way.Before = cdb =>
        {
            if (Bench.Covers(cdb, OperationCode.Write10, 640))
                cancel.Cancel();
            return null;
        };
        await Assert.ThrowsAsync<RecordingCanceledException>(() => bench.RecordAsync(TestContent.Job(First) with { WriteMode = WriteMode.DiscAtOnce }, cancel.Token));
        Assert.True(await bench.TrayOpensAsync());
    }

    [Fact]
    public async Task A_drive_without_incremental_writing_is_used_at_once()
    {
        await using var bench = new Bench("dvd-r");
        bench.Way.After = (cdb, data) =>
        {
            if (cdb.Code == OperationCode.GetConfiguration && data.Span.IndexOf<byte>([0x00, 0x21, 0x05, 0x08]) is var at and >= 0)
                data.Span[at + 2] = 0x04;
        };
        Assert.True((await bench.InspectAsync()).OnlyAtOnce);
        Assert.Equal(MediumStatus.Complete, (await bench.RecordAsync(TestContent.Job(First))).After!.Status);
    }
}
