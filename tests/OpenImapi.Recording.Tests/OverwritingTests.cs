using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Virtual;

namespace OpenImapi.Recording.Tests;

/// <summary>DVD+RW and BD-RE: formatted, written in place, and shown only when everything is there.</summary>
public class OverwritingTests
{
    private static readonly Extent First = TestContent.Extent(0, 1000);

    private static readonly Extent Second = TestContent.Extent(1024, 333);

    private static readonly Extent Descriptors = TestContent.Extent(16, 10);

    public static TheoryData<string> Media => ["dvd+rw", "bd-re25"];

    private static RecordingJob Growing(byte mark = 0xC3) => TestContent.Job(Second, mark) with { Head = [new(Descriptors.Start, TestContent.Of(Descriptors, mark))] };

    private static async Task<Bench> WithFirstAsync(string medium, RecorderOptions? options = null)
    {
        var bench = new Bench(medium, options);
        Assert.True((await bench.RecordAsync(TestContent.Job(First))).Verified);
        return bench;
    }

    [Theory]
    [InlineData("dvd+rw", 2_295_104)]
    [InlineData("bd-re25", 11_826_176)]
    public async Task A_disc_as_it_is_sold_is_blank_and_has_the_room_that_formatting_gives(string medium, long room)
    {
        await using var bench = new Bench(medium);
        var blank = await bench.InspectAsync();
        Assert.Equal((MediumStatus.Blank, true, true, room, Lba.Zero), (blank.Status, blank.NeedsFormat, blank.CanRecord, blank.Free.Value, blank.NextWritable));
        Assert.EndsWith("not formatted yet.", blank.State);
        var result = await bench.RecordAsync(TestContent.Job(First));
        Assert.Equal((MediumStatus.Overwritable, false, room), (result.After!.Status, result.After.NeedsFormat, result.After.Capacity.Value));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_recording_formats_writes_whole_units_and_is_read_back(string medium)
    {
        await using var bench = await WithFirstAsync(medium);
        Assert.Equal(TestContent.Of(First), bench.OnDisc(First));
        Assert.Contains(bench.Way.Sent, cdb => cdb.Code == OperationCode.FormatUnit);
        Assert.DoesNotContain(bench.Way.Sent, cdb => cdb.Code == OperationCode.CloseTrackSession);
        var unit = medium == "dvd+rw" ? 16 : 32;
        Assert.All(bench.Way.Sent.Where(cdb => cdb.Code == OperationCode.Write10), cdb => Assert.Equal((0, 0), ((int)(Bench.Address(cdb) % unit), cdb.Bytes[8] % unit)));
        var after = await bench.InspectAsync();
        Assert.Equal((MediumStatus.Overwritable, 1, false), (after.Status, after.Sessions, after.CanRecord));
        Assert.Equal(new Lba(1024), after.GrowingFrom(new(1024)).NextWritable);
        Assert.True(after.GrowingFrom(new(1024)).CanRecord);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Growing_writes_the_head_last_after_a_flush(string medium)
    {
        await using var bench = await WithFirstAsync(medium);
        bench.Way.Sent.Clear();
        Assert.True((await bench.RecordAsync(Growing())).Verified);
        Assert.DoesNotContain(bench.Way.Sent, cdb => cdb.Code == OperationCode.FormatUnit);
        OperationCode[] end = [OperationCode.Write10, OperationCode.SynchronizeCache, OperationCode.Write10, OperationCode.SynchronizeCache];
        Assert.Equal(end, bench.Way.Deeds.TakeLast(4));
        Assert.Equal(16, Bench.Address(bench.Way.Sent.Last(cdb => cdb.Code == OperationCode.Write10)));
        Assert.Equal(TestContent.Of(Second, 0xC3), bench.OnDisc(Second));
        Assert.Equal(TestContent.Of(Descriptors, 0xC3), bench.OnDisc(Descriptors));
        Assert.Equal(TestContent.Of(TestContent.Extent(26, 974), (byte)(0x5A + 26)), bench.OnDisc(TestContent.Extent(26, 974)));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_process_killed_at_any_command_of_growing_leaves_the_old_tree_or_the_new_one(string medium)
    {
        var (commands, before, after) = (int.MaxValue, TestContent.Of(First), TestContent.Of(First));
        TestContent.Of(Descriptors, 0xC3).CopyTo(after, 16 * 2048);
        for (var at = 0; at <= commands; at++)
        {
            await using var bench = await WithFirstAsync(medium);
            bench.Way.Sent.Clear();
            var left = at;
            bench.Way.Before = _ => left-- > 0 ? null : throw new DiscException(DriveErrors.NotPresent);
            await Record.ExceptionAsync(() => bench.RecordAsync(Growing()));
            var now = bench.OnDisc(First);
            var isNew = now.AsSpan().SequenceEqual(after);
            Assert.True(isNew || now.AsSpan().SequenceEqual(before), $"The beginning of the disc is neither old nor new when command {at} is not done.");
            Assert.True(!isNew || bench.OnDisc(Second).AsSpan().SequenceEqual(TestContent.Of(Second, 0xC3)), $"The new beginning is there before its content at command {at}.");
            if (left > 0)
                commands = at;
        }

        Assert.InRange(commands, 20, 200);
    }

    public static TheoryData<string, SenseData> Faults => new(
        from medium in new[] { "dvd+rw", "bd-re25" }
        from fault in new[] { KnownSense.WriteError, KnownSense.InternalTargetFailure, KnownSense.LongWriteInProgress, KnownSense.FormatInProgress, KnownSense.PowerOnResetOrBusDeviceReset }
        select (medium, fault));

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_at_any_command_of_growing_leaves_the_old_tree_or_the_new_one(string medium, SenseData fault)
    {
        var (commands, after) = (int.MaxValue, TestContent.Of(First));
        TestContent.Of(Descriptors, 0xC3).CopyTo(after, 16 * 2048);
        for (var at = 0; at < commands; at++)
        {
            await using var bench = await WithFirstAsync(medium);
            bench.Way.Sent.Clear();
            var left = at;
            bench.Way.Before = _ => left-- == 0 ? Completion.Check(fault) : null;
            var failure = await Record.ExceptionAsync(() => bench.RecordAsync(Growing()));
            bench.Way.Before = _ => null;
            var isNew = bench.OnDisc(First).AsSpan().SequenceEqual(after);
            Assert.True(isNew || (failure is DiscException && bench.OnDisc(First).AsSpan().SequenceEqual(TestContent.Of(First))), $"{fault} at command {at}: {failure}");
            Assert.True(!isNew || bench.OnDisc(Second).AsSpan().SequenceEqual(TestContent.Of(Second, 0xC3)), $"Content is missing after {fault} at command {at}.");
            Assert.True(await bench.TrayOpensAsync(), $"The tray is locked after {fault} at command {at}.");
            if (left >= 0)
                commands = at;
        }
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_first_recording_that_is_cut_off_leaves_a_blank_disc(string medium)
    {
        await using var bench = new Bench(medium);
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Write10, 640) ? Completion.Check(KnownSense.WriteError) : null;
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(TestContent.Job(First)));
        Assert.Equal((MediumStatus.Blank, false), (failure.After!.Status, failure.After.NeedsFormat));
        bench.Way.Before = _ => null;
        Assert.True((await bench.RecordAsync(TestContent.Job(First))).Verified);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Runs_of_the_head_are_written_in_order_each_flushed_before_the_next(string medium)
    {
        await using var bench = await WithFirstAsync(medium);
        bench.Way.Sent.Clear();
        var (anchor, start) = (TestContent.Extent(256, 1), TestContent.Extent(0, 40));
        var job = TestContent.Job(Second) with { Head = [new(anchor.Start, TestContent.Of(anchor, 9)), new(start.Start, TestContent.Of(start, 7))] };
        Assert.True((await bench.RecordAsync(job)).Verified);
        var writes = bench.Way.Sent.Where(cdb => cdb.Code is OperationCode.Write10 or OperationCode.SynchronizeCache)
            .Select(cdb => cdb.Code == OperationCode.Write10 ? $"{Bench.Address(cdb)}+{cdb.Bytes[8]}" : "flush").TakeLast(6);
        Assert.Equal(["flush", "256+1", "flush", "0+32", "32+8", "flush"], writes);
        Assert.Equal(TestContent.Of(start, 7), bench.OnDisc(start));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_head_that_reads_back_wrong_fails_the_recording(string medium)
    {
        await using var bench = await WithFirstAsync(medium);
        bench.Way.After = (cdb, data) =>
        {
            if (cdb.Code == OperationCode.Read10 && Bench.Address(cdb) == 16 && data.Length == 10 * 2048)
                data.Span[3 * 2048 + 5] ^= 1;
        };
        var failure = await Assert.ThrowsAsync<RecordingException>(() => bench.RecordAsync(Growing() with { PathAt = at => $"block {at}" }));
        Assert.Equal(RecordingErrors.VerifyMismatch, failure.Error);
        Assert.Equal([new BlockMismatch(TestContent.Extent(19, 1), "block 19", null)], failure.Mismatches);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_disc_that_holds_something_is_not_begun_anew(string medium)
    {
        await using var bench = await WithFirstAsync(medium);
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First, 0x11)));
        Assert.Equal(DriveErrors.CannotWrite, refusal.Error);
        Assert.Contains("imapi erase", refusal.Advice);
        Assert.Equal(TestContent.Of(First), bench.OnDisc(First));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Content_that_begins_inside_a_write_unit_or_does_not_fit_is_refused(string medium)
    {
        await using var bench = await WithFirstAsync(medium);
        var inside = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(1001, 10))));
        Assert.Equal(RecordingErrors.StartMismatch, inside.Error);
        var capacity = (await bench.InspectAsync()).Capacity.Value;
        var full = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(capacity - 32, 33))));
        Assert.Equal(RecordingErrors.DiscFull, full.Error);
        Assert.True((await bench.RecordAsync(TestContent.Job(TestContent.Extent(capacity - 32, 32)))).Verified);
        await Assert.ThrowsAsync<ArgumentException>(() => bench.RecordAsync(TestContent.Job(Second) with { Head = [new(Second.Start, new byte[2048])] }));
    }

    [Fact]
    public async Task A_head_on_a_disc_that_is_not_overwritable_is_refused()
    {
        await using var bench = new Bench("dvd+r");
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(0, 100)) with { Head = [new(new(2000), new byte[2048])] }));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, refusal.Error);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task There_is_no_test_write_and_no_other_mode(string medium)
    {
        await using var bench = new Bench(medium);
        var simulated = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First) with { Simulate = true }));
        Assert.Equal(RecordingErrors.NoTestWrite, simulated.Error);
        var mode = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First) with { WriteMode = WriteMode.Incremental }));
        Assert.Equal(RecordingErrors.WriteModeUnsupported, mode.Error);
        Assert.True((await bench.InspectAsync()).NeedsFormat);
    }

    [Fact]
    public async Task Formatting_in_the_background_is_stopped_at_the_end_and_goes_on_when_the_disc_grows()
    {
        await using var bench = await WithFirstAsync("dvd+rw", new() { ProgressPolls = 500 });
        Assert.Equal([OperationCode.SynchronizeCache, OperationCode.CloseTrackSession], bench.Way.Deeds.TakeLast(2));
        Assert.Equal(BackgroundFormat.Stopped, (await bench.Drive.QueryAsync(new ReadDiscInformation(), default)).BackgroundFormat);
        bench.Way.Sent.Clear();
        var far = TestContent.Extent(2_000_000, 320);
        Assert.True((await bench.RecordAsync(TestContent.Job(far) with { Head = Growing().Head })).Verified);
        Assert.Single(bench.Way.Sent, cdb => cdb.Code == OperationCode.FormatUnit);
        Assert.Equal(TestContent.Of(far), bench.OnDisc(far));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Cancelling_growth_leaves_the_old_tree(string medium)
    {
        await using var bench = await WithFirstAsync(medium);
        using var cancel = new CancellationTokenSource();
        bench.Way.Before = cdb =>
        {
            if (Bench.Covers(cdb, OperationCode.Write10, 1100))
                cancel.Cancel();
            return null;
        };
        var cancelled = await Assert.ThrowsAsync<RecordingCanceledException>(() => bench.RecordAsync(Growing(), cancel.Token));
        Assert.Equal(MediumStatus.Overwritable, cancelled.After!.Status);
        Assert.Equal(TestContent.Of(First), bench.OnDisc(First));
        Assert.True(await bench.TrayOpensAsync());
    }

    [Theory]
    [InlineData("dvd+rw", false)]
    [InlineData("dvd+rw", true)]
    [InlineData("bd-re25", false)]
    [InlineData("bd-re25", true)]
    public async Task Erasing_leaves_a_blank_formatted_disc(string medium, bool full)
    {
        await using var bench = await WithFirstAsync(medium);
        bench.Way.Sent.Clear();
        var erased = await bench.EraseAsync(full);
        Assert.Equal((MediumStatus.Blank, false, 0), (erased.Status, erased.NeedsFormat, erased.Sessions));
        Assert.Equal(full, bench.Way.Sent.Exists(cdb => cdb.Code == OperationCode.FormatUnit));
        Assert.DoesNotContain(bench.Way.Sent, cdb => cdb.Code == OperationCode.Blank);
        Assert.Equal(full, !bench.OnDisc(TestContent.Extent(500, 1)).AsSpan().ContainsAnyExcept((byte)0));
        Assert.Equal(new byte[288 * 2048], bench.OnDisc(TestContent.Extent(0, 288)));
        Assert.True((await bench.RecordAsync(TestContent.Job(First, 0x77))).Verified);
    }

    [Fact]
    public async Task Full_erasing_of_a_DVD_plus_RW_waits_until_it_is_formatted_to_its_end()
    {
        await using var bench = await WithFirstAsync("dvd+rw", new() { ProgressPolls = 30 });
        await bench.EraseAsync(full: true);
        Assert.Equal(BackgroundFormat.Complete, (await bench.Drive.QueryAsync(new ReadDiscInformation(), default)).BackgroundFormat);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task A_drive_that_does_not_tell_how_the_disc_is_formatted_is_written_all_the_same(string medium)
    {
        await using var bench = await WithFirstAsync(medium);
        bench.Way.Before = cdb => cdb.Code == OperationCode.ReadFormatCapacities ? Completion.Check(KnownSense.InvalidCommandOperationCode) : null;
        Assert.True((await bench.RecordAsync(Growing())).Verified);
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Closing_for_good_is_a_warning(string medium)
    {
        await using var bench = new Bench(medium);
        var result = await bench.RecordAsync(TestContent.Job(First) with { CloseDisc = true });
        Assert.Contains("cannot be closed for good", Assert.Single(result.Warnings));
        Assert.Equal(MediumStatus.Overwritable, result.After!.Status);
    }

    [Fact]
    public async Task A_disc_without_sessions_has_nothing_to_close()
    {
        await using var bench = await WithFirstAsync("bd-re25");
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.CloseAsync(final: true));
        Assert.Equal(RecordingErrors.NothingToClose, refusal.Error);
    }

    [Fact]
    public void Only_overwritable_discs_take_their_next_address_from_outside() =>
        Assert.Throws<InvalidOperationException>(() => new Medium { Profile = Profile.DvdPlusR, Status = MediumStatus.Blank, Identity = "" }.GrowingFrom(default));
}
