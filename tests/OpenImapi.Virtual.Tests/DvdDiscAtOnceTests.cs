using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>DVD-R and DVD-RW at once: MMC-5 5.3.25, 6.31 and 6.41.</summary>
public class DvdDiscAtOnceTests
{
    public static TheoryData<string> Media => ["dvd-r", "dvd-r-dl", "dvd-rw"];

    private static async Task<Bench> ReadyAsync(string medium, Func<WriteParameters, WriteParameters>? change = null, RecorderOptions? options = null)
    {
        var bench = await Bench.OpenAsync(medium, options);
        await bench.SetPage(page => (change ?? (same => same))(page with { WriteType = WriteType.SessionAtOnce }));
        return bench;
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task The_flush_after_the_reserved_blocks_closes_the_disc(string medium)
    {
        await using var bench = await ReadyAsync(medium);
        await bench.Good(new ReserveTrack(100));
        var reserved = await bench.Track(1);
        Assert.Equal((true, true, false, 0u, 112u, 112u), (reserved.Reserved, reserved.Blank, reserved.Packet, reserved.NextWritable, reserved.FreeBlocks, reserved.Size));
        Assert.Null(await bench.Write(0, 64));
        Assert.Equal(64u, (await bench.Track(1)).NextWritable);
        Assert.Equal(KnownSense.CommandSequenceError, await bench.ReadSense(0, 1));
        Assert.Null(await bench.SenseOf(new Write10(64, 36), DataDirection.Out, new byte[36 * 2048]));
        await bench.Good(new SynchronizeCache());
        var disc = await bench.Disc();
        Assert.Equal((DiscStatus.Complete, SessionState.Complete, 1, 1), (disc.Status, disc.LastSession, (int)disc.Sessions, (int)disc.LastTrackInLastSession));
        Assert.Equal(111u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal(Bench.Pattern(64, 1), await bench.Read(0, 64));
        Assert.Equal(new byte[12 * 2048], await bench.Read(100, 12));
        var track = await bench.Track(1);
        Assert.Equal((false, false, false, 112u), (track.Packet, track.Reserved, track.NextWritableValid, track.Size));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
    }

    [Fact]
    public async Task Without_a_reservation_nothing_is_written()
    {
        await using var bench = await ReadyAsync("dvd-r");
        Assert.Equal(KnownSense.CommandSequenceError, await bench.Write(0, 16));
        await bench.Good(new ReserveTrack(100));
        await bench.SetPage(page => page with { TestWrite = false, BufferUnderrunFree = false });
        Assert.Equal(KnownSense.CommandSequenceError, await bench.Write(0, 16));
    }

    [Fact]
    public async Task Blocks_come_in_order_and_no_more_than_were_reserved()
    {
        await using var bench = await ReadyAsync("dvd-r");
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReserveTrack(0)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReserveTrack(2_298_497)));
        await bench.Good(new ReserveTrack(100));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(16, 16));
        Assert.Null(await bench.Write(0, 16));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(0, 16));
        Assert.Equal(KnownSense.EndOfUserAreaEncountered, await bench.Write(16, 97));
        Assert.Null(await bench.Write(16, 96));
        Assert.Equal(KnownSense.EndOfUserAreaEncountered, await bench.Write(112, 1));
    }

    [Fact]
    public async Task How_it_is_written_does_not_change_in_the_middle()
    {
        await using var bench = await ReadyAsync("dvd-r");
        await bench.Good(new ReserveTrack(100));
        Assert.Null(await bench.Write(0, 16));
        var refusal = await Assert.ThrowsAsync<DriveException>(() => bench.SetPage(page => page with { WriteType = WriteType.PacketIncremental }));
        Assert.Equal(KnownSense.CommandSequenceError, Bench.Plain(refusal.Sense));
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new ReserveTrack(100)));
    }

    [Fact]
    public async Task A_disc_that_holds_something_is_not_written_at_once()
    {
        await using var bench = await Bench.OpenAsync("dvd-r");
        await bench.WriteTrack(16);
        await bench.SetPage(page => page with { WriteType = WriteType.SessionAtOnce });
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new ReserveTrack(100)));
        // growisofs flushes and sends again for as long as it hears that only the order is wrong.
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await bench.Write(16, 16));
    }

    [Fact]
    public async Task A_disc_that_was_written_at_once_takes_nothing_more()
    {
        await using var bench = await ReadyAsync("dvd-r");
        await bench.Good(new ReserveTrack(16));
        Assert.Null(await bench.Write(0, 16));
        await bench.Good(new SynchronizeCache());
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new ReserveTrack(100)));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.Write(0, 16));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.Write(16, 16));
    }

    [Fact]
    public async Task A_flush_in_the_middle_is_survived_with_underrun_protection_alone()
    {
        await using var bench = await ReadyAsync("dvd-r");
        await bench.Good(new ReserveTrack(100));
        Assert.Null(await bench.Write(0, 64));
        await bench.Good(new SynchronizeCache());
        Assert.Null(await bench.Write(64, 36));
        await bench.Good(new SynchronizeCache());
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
        await using var other = await ReadyAsync("dvd-r", page => page with { BufferUnderrunFree = false });
        await other.Good(new ReserveTrack(100));
        Assert.Null(await other.Write(0, 64));
        Assert.Equal(KnownSense.LossOfStreaming, await other.SenseOf(new SynchronizeCache()));
        Assert.Equal((DiscStatus.Incomplete, SessionState.Damaged), ((await other.Disc()).Status, (await other.Disc()).LastSession));
    }

    [Theory]
    [MemberData(nameof(Media))]
    public async Task Broken_off_the_disc_is_damaged_and_takes_nothing_until_it_is_blanked(string medium)
    {
        await using var bench = await ReadyAsync(medium);
        await bench.Good(new ReserveTrack(100));
        Assert.Null(await bench.Write(0, 64));
        await bench.Good(new StartStopUnit(LoadEject: true, Start: false));
        await bench.Good(new StartStopUnit(LoadEject: true, Start: true));
        await bench.Try(default(TestUnitReady));
        var track = await bench.Invisible();
        Assert.Equal((true, false, 0u), (track.Damage, track.NextWritableValid, track.FreeBlocks));
        Assert.Equal((DiscStatus.Incomplete, SessionState.Damaged), ((await bench.Disc()).Status, (await bench.Disc()).LastSession));
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await bench.Write(64, 16));
        Assert.Equal(KnownSense.SessionFixationErrorIncompleteTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        if (medium != "dvd-rw")
            return;
        await bench.Good(new Blank(BlankingType.Full));
        await bench.WriteTrack(16);
        Assert.Equal(Bench.Pattern(16, 1), await bench.Read(0, 16));
    }

    [Fact]
    public async Task A_test_write_leaves_a_blank_disc()
    {
        await using var bench = await ReadyAsync("dvd-r", page => page with { TestWrite = true });
        await bench.Good(new ReserveTrack(48));
        Assert.Null(await bench.Write(0, 48));
        await bench.Good(new SynchronizeCache());
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
        Assert.False((await bench.Invisible()).Reserved);
    }
}
