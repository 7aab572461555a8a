using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>DVD+R: MMC-5 4.3.6.2 and 6.3.3.4.</summary>
public class DvdPlusRTests
{
    [Fact]
    public async Task A_blank_disc_is_one_invisible_fragment_of_packets_of_16()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        Assert.Equal(Hex.Plain("0022 01 01 00 04 71 01  00000000 00000000 00230540 00000010 00230540 00000000 00 00 0000"),
            Hex.Of(await bench.Bytes(new ReadTrackInformation(TrackAddressType.Track, 0xFF))));
        Assert.Equal(Hex.Plain("0020 00 01 01 01 01 20 00 00 00 00 00000000 00000000 00000000 0000000000000000 00 00"),
            Hex.Of(await bench.Bytes(new ReadDiscInformation())));
        Assert.Equal(KnownSense.BlankCheck with { Information = 0 }, await bench.ReadSense(0, 1));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.ReadSense(2_295_104, 1));
    }

    [Fact]
    public async Task What_is_written_is_filled_up_to_whole_ECC_blocks_when_it_is_flushed()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        Assert.Null(await bench.Write(0, 20));
        Assert.Equal(20u, (await bench.Invisible()).NextWritable);
        await bench.Good(new SynchronizeCache());
        Assert.Equal(32u, (await bench.Invisible()).NextWritable);
        Assert.Equal(new byte[12 * 2048], await bench.Read(20, 12));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(20, 1));
        Assert.Null(await bench.Write(32, 16));
        Assert.Equal(KnownSense.BlankCheck with { Information = 48 }, await bench.ReadSense(40, 10));
    }

    [Fact]
    public async Task A_session_closes_when_its_fragments_are_closed_and_the_next_starts_2048_blocks_later()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        await bench.WriteTrack(100);
        Assert.Equal(KnownSense.SessionFixationErrorIncompleteTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(112u + 2048, (await bench.Invisible()).NextWritable);
        Assert.Equal((DiscStatus.Incomplete, SessionState.Empty), ((await bench.Disc()).Status, (await bench.Disc()).LastSession));
        Assert.Equal(111u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal(KnownSense.BlankCheck with { Information = 500 }, await bench.ReadSense(500, 1));
        Assert.Equal(Hex.Plain("0012 01 01  0014 0100 00000000  0014 AA00 00000070"), Hex.Of(await bench.Bytes(new ReadToc())));
    }

    [Theory]
    [InlineData(CloseFunction.FinalizeMinimalRadius)]
    [InlineData(CloseFunction.Finalize)]
    public async Task Finalising_ends_the_disc(CloseFunction function)
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        await bench.WriteTrack(32);
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(function, 0));
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(32, 16));
        Assert.Equal(Bench.Pattern(32, 1), await bench.Read(0, 32));
    }

    [Fact]
    public async Task A_closed_session_can_be_followed_by_finalising_alone()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        Assert.Equal(KnownSense.CommandSequenceError, await bench.SenseOf(new CloseTrackSession(CloseFunction.Finalize, 0)));
        await bench.WriteTrack(32);
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        await bench.Good(new CloseTrackSession(CloseFunction.Finalize, 0));
        Assert.Equal((DiscStatus.Complete, 1), ((await bench.Disc()).Status, (int)(await bench.Disc()).Sessions));
    }

    [Fact]
    public async Task A_reserved_fragment_takes_its_size_in_whole_ECC_blocks_and_is_filled_up_when_closed()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        await bench.Good(new ReserveTrack(100));
        var reserved = await bench.Track(1);
        Assert.Equal((true, true, 112u, 112u), (reserved.Reserved, reserved.Blank, reserved.FreeBlocks, reserved.Size));
        Assert.Equal(112u + 16, (await bench.Invisible()).NextWritable);
        Assert.Null(await bench.Write(128, 16));
        Assert.Null(await bench.Write(0, 50));
        Assert.Equal(KnownSense.EndOfUserAreaEncountered, await bench.Write(50, 63));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 2));
        Assert.Equal(KnownSense.EmptyOrPartiallyWrittenReservedTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        Assert.Equal(new byte[62 * 2048], await bench.Read(50, 62));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(144u, (await bench.Track(1)).Size);
        Assert.Equal(2, (await bench.Invisible()).Track);
    }

    [Fact]
    public async Task Reservations_run_out_and_must_fit()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReserveTrack(2_295_105)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReserveTrack(0)));
        for (var i = 0; i < 16; i++)
            await bench.Good(new ReserveTrack(16));
        Assert.Equal(KnownSense.NoMoreTrackReservationsAllowed, await bench.SenseOf(new ReserveTrack(16)));
    }

    [Fact]
    public void A_disc_that_is_nearly_full_is_finalised_by_closing_its_session()
    {
        var rules = DiscRules.For(MediumKind.Find("dvd+r")!);
        var full = DiscState.Blank.After([new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, 2_295_104 - 3072), new TrackClosed(1, 0)]);
        Assert.Equal([new SessionClosed(Final: true, OneTrack: true)], rules.CloseSession(full, CloseFunction.Session, MultiSession.None));
        var roomy = DiscState.Blank.After([new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, 2_295_104 - 3104), new TrackClosed(1, 0)]);
        Assert.Equal([new SessionClosed(Final: false, OneTrack: true)], rules.CloseSession(roomy, CloseFunction.Session, MultiSession.None));
    }

    [Fact]
    public async Task The_physical_format_says_DVD_plus_R_of_120_mm_and_where_its_data_lie()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        var answer = await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x00));
        Assert.Equal(2052, answer.Length);
        Assert.Equal(Hex.Plain("0802 0000  A1 0F 02 00  00 030000  00 26053F  00 000000 00"), Hex.Of(answer.AsSpan(0, 21)));
        Assert.Equal(260, (await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x11))).Length);
        Assert.Equal(Hex.Plain("000E 0000  00 40 0804  01 40 0008  11 40 0104"), Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0xFF))));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadDiscStructure(DiscStructureMedia.BluRay, 0), DataDirection.In, new byte[100]));
    }

    [Fact]
    public async Task A_test_write_is_a_real_one_because_the_medium_has_none()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        await bench.SetPage(page => page with { TestWrite = true });
        Assert.Null(await bench.Write(0, 16));
        Assert.Equal(Bench.Pattern(16, 1), await bench.Read(0, 16));
    }

    [Fact]
    public async Task Full_TOC_and_ATIP_are_for_CDs()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadFullToc(), DataDirection.In, new byte[100]));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadAtip(), DataDirection.In, new byte[100]));
    }
}
