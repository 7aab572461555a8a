using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>What a CD refuses, and CD-RW.</summary>
public class CdWritingTests
{
    [Theory]
    [InlineData(WriteType.LayerJump, 4, 8)]
    [InlineData(WriteType.Raw, 4, 8)]
    [InlineData(WriteType.Raw, 0, 0)]
    [InlineData(WriteType.TrackAtOnce, 0, 8)]
    [InlineData(WriteType.TrackAtOnce, 4, 0)]
    [InlineData(WriteType.TrackAtOnce, 4, 10)]
    [InlineData(WriteType.TrackAtOnce, 8, 0)]
    public async Task A_way_of_writing_that_the_drive_has_not_got_is_refused_when_it_is_set(WriteType type, byte mode, byte block)
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        var refused = await Assert.ThrowsAsync<DriveException>(() => bench.SetPage(page => page with { WriteType = type, TrackMode = mode, DataBlockType = block }));
        Assert.Equal(KnownSense.InvalidFieldInParameterList, refused.Sense);
        Assert.Equal(WriteType.TrackAtOnce, (await bench.Drive.ReadPageAsync<WriteParameters>(CancellationToken.None)).WriteType);
    }

    [Fact]
    public async Task Packets_are_not_written_to_a_CD()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.SetPage(page => page with { WriteType = WriteType.PacketIncremental, TrackMode = 5 });
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await bench.Write(0, 1));
    }

    [Fact]
    public async Task A_track_keeps_the_mode_that_it_was_begun_with()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Null(await bench.Write(0, 300));
        await bench.SetPage(page => page with { TrackMode = 6 });
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await bench.Write(300, 1));
    }

    [Fact]
    public async Task Reading_while_a_track_is_being_written_is_refused()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Null(await bench.Write(0, 300));
        Assert.Equal(KnownSense.CommandSequenceError, await bench.ReadSense(0, 1));
        await bench.Good(new SynchronizeCache());
        Assert.Null(await bench.ReadSense(0, 1));
    }

    [Fact]
    public async Task The_last_block_is_the_one_before_the_run_out_and_the_last_possible_lead_out()
    {
        await using var bench = await Bench.OpenAsync("cd-r74");
        var rules = DiscRules.For(MediumKind.Find("cd-r74")!);
        var parameters = await bench.Drive.ReadPageAsync<WriteParameters>(CancellationToken.None);
        var nearlyFull = DiscState.Blank.After([new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, 332_990)]);
        Assert.Equal(new BlockCount(8), rules.Free(nearlyFull, nearlyFull.Incomplete));
        Assert.Single(rules.Write(nearlyFull, new(new(332_990), new(8)), parameters));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange,
            Assert.Throws<Refusal>(() => rules.Write(nearlyFull, new(new(332_990), new(9)), parameters)).Sense);
    }

    [Theory]
    [InlineData(BlankingType.Full)]
    [InlineData(BlankingType.Minimal)]
    public async Task A_CD_RW_can_be_blanked_and_written_again(BlankingType type)
    {
        await using var bench = await Bench.OpenAsync("cd-rw80");
        await bench.WriteTrack(310);
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.True((await bench.Disc()).Erasable);
        await bench.Good(new Blank(type, Immediate: false));
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.ReadSense(0, 1));
        await bench.WriteTrack(300, 2);
        Assert.Equal(Bench.Pattern(300, 2), await bench.Read(0, 300));
    }

    [Fact]
    public async Task Blanking_is_refused_where_it_cannot_be_done()
    {
        await using var cdr = await Bench.OpenAsync("cd-r80");
        Assert.Equal(KnownSense.CannotWriteMedium, await cdr.SenseOf(new Blank(BlankingType.Full)));
        await using var cdrw = await Bench.OpenAsync("cd-rw80");
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await cdrw.SenseOf(new Blank(BlankingType.TrackTail)));
    }

    [Theory]
    [InlineData(CloseFunction.StopBackgroundFormat)]
    [InlineData(CloseFunction.FinalizeMinimalRadius)]
    [InlineData(CloseFunction.Finalize)]
    public async Task A_CD_has_no_other_ways_of_closing(CloseFunction function)
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.WriteTrack(300);
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(function, 0)));
    }

    [Fact]
    public async Task Closing_what_is_empty_or_closed_changes_nothing()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 0xFF));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
        await bench.WriteTrack(300);
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(CloseFunction.Track, 7)));
        Assert.Equal(302u, (await bench.Track(1)).Size);
    }

    [Fact]
    public async Task A_CD_has_at_most_99_tracks()
    {
        var rules = DiscRules.For(MediumKind.Find("cd-r80")!);
        var full = Enumerable.Range(1, 99).Aggregate(DiscState.Blank, (state, number) => state.After(
            [new TrackOpened(number, 1, rules.NextStart(state).Value, 4), new BlocksRecorded(number, 300), new TrackClosed(number, 2)]));
        Assert.Equal(BlockCount.Zero, rules.Free(full, null));
        await using var bench = await Bench.OpenAsync("cd-r80");
        var parameters = await bench.Drive.ReadPageAsync<WriteParameters>(CancellationToken.None);
        Assert.Throws<Refusal>(() => rules.Write(full, new(rules.NextStart(full), new(1)), parameters));
    }

    [Fact]
    public async Task A_write_whose_data_do_not_come_is_aborted()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal(Request.DataPhaseError, await bench.SenseOf(new Write10(0, 2), DataDirection.Out, new byte[2048]));
        Assert.Equal(0u, (await bench.Invisible()).NextWritable);
    }
}
