using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>A formatted DVD-RW: whole ECC blocks in place, and a border that grows.</summary>
public class RestrictedOverwritingTests
{
    private const long Whole = 2_297_888;

    private static readonly Extent First = TestContent.Extent(0, 1000);

    private static readonly Extent Second = TestContent.Extent(1024, 333);

    private static readonly Extent Descriptors = TestContent.Extent(16, 10);

    private static RecordingJob Growing(byte mark = 0xC3) => TestContent.Job(Second, mark) with { Head = [new(Descriptors.Start, TestContent.Of(Descriptors, mark))] };

    /// <summary>A disc that was formatted: 0 blocks quickly, else so many in full.</summary>
    private static async Task<Bench> FormattedAsync(uint blocks)
    {
        var bench = new Bench("dvd-rw");
        await bench.InspectAsync();
        var type = blocks == 0 ? FormatType.DvdRwQuick : FormatType.DvdRwFull;
        await bench.Drive.SendAsync(default(FormatUnit), new FormatParameters(blocks, type) { Parameter = 16 }, default);
        return bench;
    }

    public static TheoryData<uint> Sizes => [0, 320, 1008, 1360, (uint)Whole];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task However_it_is_formatted_the_disc_is_blank_with_all_its_room(uint blocks)
    {
        await using var bench = await FormattedAsync(blocks);
        var blank = await bench.InspectAsync();
        Assert.Equal((Profile.DvdRwRestrictedOverwrite, MediumStatus.Blank, false, Whole, true), (blank.Profile, blank.Status, blank.NeedsFormat, blank.Free.Value, blank.CanRecord));
        Assert.Equal(32, blank.WriteUnit.Value * 2);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_recording_grows_the_border_as_far_as_it_needs_and_closes_it(uint blocks)
    {
        await using var bench = await FormattedAsync(blocks);
        var result = await bench.RecordAsync(TestContent.Job(First));
        Assert.True(result.Verified);
        Assert.Equal(TestContent.Of(First), bench.OnDisc(First));
        Assert.Equal((MediumStatus.Overwritable, Whole), (result.After!.Status, result.After.Capacity.Value));
        Assert.Equal(Math.Max(blocks, 1008), result.After.Tracks[0].Extent.Length.Value);
        Assert.All(bench.Way.Sent.Where(cdb => cdb.Code == OperationCode.Write10), cdb => Assert.Equal((0, 0), ((int)(Bench.Address(cdb) % 16), cdb.Bytes[8] % 16)));
        Assert.Equal(FormatState.Formatted, (await bench.Drive.QueryAsync(new ReadFormatCapacities(), default)).State);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Growing_writes_the_head_last_with_what_stays_of_its_ECC_blocks(uint blocks)
    {
        await using var bench = await FormattedAsync(blocks);
        await bench.RecordAsync(TestContent.Job(First));
        Assert.True((await bench.RecordAsync(Growing())).Verified);
        Assert.Equal(TestContent.Of(Second, 0xC3), bench.OnDisc(Second));
        Assert.Equal(TestContent.Of(Descriptors, 0xC3), bench.OnDisc(Descriptors));
        Assert.Equal(TestContent.Of(TestContent.Extent(26, 974), (byte)(0x5A + 26)), bench.OnDisc(TestContent.Extent(26, 974)));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(Whole)]
    public async Task A_process_killed_at_any_command_of_growing_leaves_the_old_tree_or_the_new_one(long blocks)
    {
        var (commands, before, after) = (int.MaxValue, TestContent.Of(First), TestContent.Of(First));
        TestContent.Of(Descriptors, 0xC3).CopyTo(after, 16 * 2048);
        for (var at = 0; at <= commands; at++)
        {
            await using var bench = await FormattedAsync((uint)blocks);
            await bench.RecordAsync(TestContent.Job(First));
            var left = at;
            bench.Way.Before = _ => left-- > 0 ? null : throw new DiscException(DriveErrors.NotPresent);
            await Record.ExceptionAsync(() => bench.RecordAsync(Growing()));
            bench.Way.Before = _ => null;
            var now = bench.OnDisc(First);
            var isNew = now.AsSpan().SequenceEqual(after);
            Assert.True(isNew || now.AsSpan().SequenceEqual(before), $"The beginning of the disc is neither old nor new when command {at} is not done.");
            Assert.True(!isNew || bench.OnDisc(Second).AsSpan().SequenceEqual(TestContent.Of(Second, 0xC3)), $"The new beginning is there before its content at command {at}.");
            await bench.Drive.TryAsync(new StartStopUnit(LoadEject: true, Start: true), default);
            Assert.True((await bench.RecordAsync(Growing(0x3C))).Verified, $"The disc does not grow after command {at} was not done.");
            if (left > 0)
                commands = at;
        }

        Assert.InRange(commands, 20, 200);
    }

    [Theory]
    [InlineData(0u, false)]
    [InlineData(0u, true)]
    [InlineData(320u, false)]
    [InlineData(320u, true)]
    public async Task Erasing_leaves_a_blank_formatted_disc(uint blocks, bool full)
    {
        await using var bench = await FormattedAsync(blocks);
        await bench.RecordAsync(TestContent.Job(First));
        bench.Way.Sent.Clear();
        var erased = await bench.EraseAsync(full);
        Assert.Equal((Profile.DvdRwRestrictedOverwrite, MediumStatus.Blank, Whole), (erased.Profile, erased.Status, erased.Free.Value));
        Assert.Equal(full, bench.Way.Sent.Exists(cdb => cdb.Code == OperationCode.FormatUnit));
        Assert.Equal(new byte[288 * 2048], bench.OnDisc(TestContent.Extent(0, 288)));
        Assert.True((await bench.RecordAsync(TestContent.Job(First, 0x77))).Verified);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(320)]
    [InlineData(1024)]
    public async Task Content_behind_the_end_of_the_border_lets_it_reach_there(uint blocks)
    {
        await using var bench = await FormattedAsync(blocks);
        Assert.True((await bench.RecordAsync(TestContent.Job(Second) with { Head = Growing().Head })).Verified);
        Assert.Equal(new byte[2048 * 16], bench.OnDisc(TestContent.Extent(1008, 16)));
    }

    [Theory]
    [InlineData(DiscUse.Overwrite, false, 0x54, MediumStatus.Blank)]
    [InlineData(DiscUse.Overwrite, true, 0x00, MediumStatus.Blank)]
    public async Task Formatting_makes_a_disc_in_place_of_one_for_sessions(DiscUse use, bool full, byte type, MediumStatus status)
    {
        await using var bench = new Bench("dvd-rw");
        await bench.RecordAsync(TestContent.Job(First));
        bench.Way.Sent.Clear();
        var formatted = await DiscFormatter.FormatAsync(bench.Drive, new(use, full), null, bench.Time, default);
        Assert.Equal((Profile.DvdRwRestrictedOverwrite, status, Whole), (formatted.Profile, formatted.Status, formatted.Free.Value));
        var format = Assert.Single(bench.Way.Sent, cdb => cdb.Code == OperationCode.FormatUnit);
        Assert.Equal("041100000000", format.ToString());
        Assert.Equal(type == 0x54 ? FormatState.NoMedium : FormatState.Formatted, (await bench.Drive.QueryAsync(new ReadFormatCapacities(), default)).State);
        Assert.True((await bench.RecordAsync(TestContent.Job(First))).Verified);
    }

    [Theory]
    [InlineData(true, "A11000000000000000000000", false)]
    [InlineData(false, "A11100000000000000000000", true)]
    public async Task Formatted_for_sessions_it_is_a_sequential_disc_again(bool full, string blank, bool onlyAtOnce)
    {
        await using var bench = await FormattedAsync(320);
        var sequential = await DiscFormatter.FormatAsync(bench.Drive, new(DiscUse.Sequential, full), null, bench.Time, default);
        Assert.Contains(blank, bench.Way.Sent.Select(cdb => cdb.ToString()));
        Assert.Equal((Profile.DvdRwSequential, onlyAtOnce), (sequential.Profile, sequential.OnlyAtOnce));
    }

    [Theory]
    [InlineData("dvd-r", DiscUse.Overwrite)]
    [InlineData("cd-rw80", DiscUse.Overwrite)]
    [InlineData("dvd+rw", DiscUse.Sequential)]
    public async Task What_cannot_be_formatted_so_is_refused_before_anything_is_done(string medium, DiscUse use)
    {
        await using var bench = new Bench(medium);
        var refusal = await Assert.ThrowsAsync<DiscException>(() => DiscFormatter.FormatAsync(bench.Drive, new(use), null, bench.Time, default));
        Assert.Equal(DriveErrors.InvalidMediumType, refusal.Error);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task There_is_no_test_write_and_no_other_mode()
    {
        await using var bench = await FormattedAsync(320);
        Assert.Equal(RecordingErrors.NoTestWrite, (await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First) with { Simulate = true }))).Error);
        Assert.Equal(RecordingErrors.WriteModeUnsupported, (await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(First) with { WriteMode = WriteMode.DiscAtOnce }))).Error);
    }

    [Fact]
    public async Task Content_that_does_not_fit_the_whole_disc_is_refused()
    {
        await using var bench = await FormattedAsync(320);
        await bench.RecordAsync(TestContent.Job(First));
        var refusal = await Assert.ThrowsAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(Whole - 32, 33))));
        Assert.Equal(RecordingErrors.DiscFull, refusal.Error);
    }
}
