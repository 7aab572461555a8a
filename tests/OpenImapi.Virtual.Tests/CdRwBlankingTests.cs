using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>BLANK on a CD-RW by its seven types, and RESERVE TRACK. MMC-5 6.2 and 6.31.</summary>
public class CdRwBlankingTests
{
    private static async Task CloseSession(Bench bench, bool more = true)
    {
        await bench.SetPage(page => page with { MultiSession = more ? MultiSession.Allowed : MultiSession.None });
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
    }

    private static async Task<Bench> WithTwoSessions(bool more = true)
    {
        var bench = await Bench.OpenAsync("cd-rw80");
        await bench.WriteTrack(400);
        await CloseSession(bench);
        await bench.WriteTrack(500, 2);
        await CloseSession(bench, more);
        return bench;
    }

    [Theory]
    [InlineData(BlankingType.Full)]
    [InlineData(BlankingType.Minimal)]
    public async Task The_whole_disc_is_blank_again(BlankingType type)
    {
        await using var bench = await WithTwoSessions(more: false);
        await bench.Good(new Blank(type));
        Assert.Equal((DiscStatus.Empty, 0u), ((await bench.Disc()).Status, (await bench.Invisible()).NextWritable));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, Bench.Plain(await bench.ReadSense(0, 1)));
    }

    [Fact]
    public async Task A_track_of_the_open_session_is_erased_and_its_room_written_again()
    {
        await using var bench = await Bench.OpenAsync("cd-rw80");
        await bench.WriteTrack(400);
        var second = await bench.WriteTrack(500, 2);
        Assert.Equal(552u, second);
        await bench.Good(new Blank(BlankingType.Track) { Start = 1 });
        var erased = await bench.Track(1);
        Assert.Equal((true, true, 0u, 400u, 0u), (erased.Reserved, erased.Blank, erased.Start, erased.FreeBlocks, erased.NextWritable));
        Assert.NotNull(await bench.ReadSense(0, 1));
        Assert.Equal(Bench.Pattern(500, 2), await bench.Read(second, 500));
        Assert.Null(await bench.Write(0, 100, 3));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        Assert.Equal(Bench.Pattern(100, 3), await bench.Read(0, 100));
        Assert.Equal(new byte[300 * 2048], await bench.Read(100, 300));
        await CloseSession(bench);
        Assert.Equal(402u, (await bench.Track(1)).Size);
    }

    [Fact]
    public async Task The_last_track_of_the_open_session_is_forgotten()
    {
        await using var bench = await Bench.OpenAsync("cd-rw80");
        await bench.WriteTrack(400);
        await bench.WriteTrack(500, 2);
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new Blank(BlankingType.UnreserveTrack) { Start = 1 }));
        await bench.Good(new Blank(BlankingType.UnreserveTrack) { Start = 2 });
        Assert.Equal((2, 552u), await bench.Invisible() is var next ? (next.Track, next.NextWritable) : default);
    }

    [Fact]
    public async Task The_last_session_is_opened_again()
    {
        await using var bench = await WithTwoSessions(more: false);
        await bench.Good(new Blank(BlankingType.UncloseLastSession));
        Assert.Equal((DiscStatus.Incomplete, SessionState.Incomplete, 2), await bench.Disc() is var disc ? (disc.Status, disc.LastSession, (int)disc.Sessions) : default);
        Assert.Equal(401u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new Blank(BlankingType.UncloseLastSession)));
        await bench.WriteTrack(300, 3);
        await CloseSession(bench);
        Assert.Equal(3, (await bench.Ask(new ReadToc())).LastTrack);
    }

    [Fact]
    public async Task The_last_session_is_erased()
    {
        await using var bench = await WithTwoSessions();
        await bench.Good(new Blank(BlankingType.LastSession));
        Assert.Equal(402u + 11_400, (await bench.Invisible()).NextWritable);
        Assert.Equal(Bench.Pattern(400, 1), await bench.Read(0, 400));
        await bench.Good(new Blank(BlankingType.LastSession));
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new Blank(BlankingType.LastSession)));
    }

    [Fact]
    public async Task What_cannot_be_erased_by_itself_is_refused()
    {
        await using var bench = await WithTwoSessions();
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new Blank(BlankingType.Track) { Start = 1 }));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new Blank(BlankingType.Track) { Start = 3 }));
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await bench.SenseOf(new Blank(BlankingType.TrackTail)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new Blank((BlankingType)7)));
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    [InlineData("dvd+rw")]
    [InlineData("dvd-ram")]
    [InlineData("bd-re25")]
    public async Task No_other_medium_is_blanked(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        foreach (var type in Enum.GetValues<BlankingType>())
            Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new Blank(type)));
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("cd-rw80")]
    public async Task A_reserved_track_stands_in_the_program_memory_and_takes_its_size(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReserveTrack(299)));
        await bench.Good(new ReserveTrack(1000));
        var reserved = await bench.Track(1);
        Assert.Equal((true, true, 1000u, 1000u), (reserved.Reserved, reserved.Blank, reserved.FreeBlocks, reserved.Size));
        Assert.Equal(1152u, (await bench.Invisible()).NextWritable);
        var entry = Assert.Single((await bench.Ask(new ReadPma())).Entries);
        Assert.Equal((1, new Msf(0, 2, 0), Msf.From(new(1002))), ((int)entry.Point, entry.Address, entry.Time));
        Assert.Null(await bench.Write(0, 300));
        Assert.Null(await bench.Write(300, 300, 2));
        Assert.Equal(KnownSense.EndOfUserAreaEncountered, await bench.Write(600, 401));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await CloseSession(bench);
        Assert.Equal(1002u, (await bench.Track(1)).Size);
        Assert.Equal(new byte[400 * 2048], await bench.Read(600, 400));
    }

    [Fact]
    public async Task A_reserved_track_is_a_data_track()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.Good(new ReserveTrack(1000));
        await bench.SetPage(page => page with { TrackMode = 0, DataBlockType = 0 });
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await bench.SenseOf(new Write10(0, 1), DataDirection.Out, new byte[2352]));
    }

    [Fact]
    public async Task Packets_are_refused_when_they_come()
    {
        await using var bench = await Bench.OpenAsync("cd-rw80");
        await bench.SetPage(page => page with { WriteType = WriteType.PacketIncremental, FixedPacket = true, PacketSize = 32 });
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await bench.Write(0, 32));
        Assert.False((await bench.Ask(new GetConfiguration())).HasCurrent(FeatureCode.IncrementalStreamingWritable));
    }
}
