using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>What a drive answers about a CD, byte for byte, worked out by hand from the tables of MMC-5.</summary>
public class CdResponseTests
{
    /// <summary>A CD-R of 80 minutes: a session of 300 blocks at 0, then one of 500 at 11,702 (2DB6h) and 400 at 12,354 (3042h).</summary>
    private static async Task<Bench> TwoSessions()
    {
        var bench = await Bench.OpenAsync("cd-r80");
        await bench.SetPage(page => page with { MultiSession = MultiSession.Allowed });
        await bench.WriteTrack(300);
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(11_702u, await bench.WriteTrack(500, 2));
        Assert.Equal(12_354u, await bench.WriteTrack(400, 3));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        return bench;
    }

    private static async Task Answers<T>(Bench bench, T command, string bytes)
        where T : struct, ICommand => Assert.Equal(Hex.Plain(bytes), Hex.Of(await bench.Bytes(command)));

    [Fact]
    public async Task READ_TOC_lists_tracks_and_lead_out_by_block_or_by_time()
    {
        await using var bench = await TwoSessions();
        await Answers(bench, new ReadToc(), "0022 01 03  0014 0100 00000000  0014 0200 00002DB6  0014 0300 00003042  0014 AA00 000031D4");
        await Answers(bench, new ReadToc(Msf: true, Number: 2), "001A 01 03  0014 0200 00022602  0014 0300 00022E36  0014 AA00 00023406");
        await Answers(bench, new ReadToc(Number: 0xAA), "000A 01 03  0014 AA00 000031D4");
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadToc(Number: 4), DataDirection.In, new byte[100]));
    }

    [Fact]
    public async Task An_answer_is_cut_off_where_the_host_says_and_its_length_field_stays()
    {
        await using var bench = await TwoSessions();
        await Answers(bench, new ReadToc(AllocationLength: 4), "0022 01 03");
    }

    [Fact]
    public async Task READ_TOC_format_1_names_the_last_session()
    {
        await using var bench = await TwoSessions();
        await Answers(bench, new ReadSessionInfo(), "000A 01 02  0014 0200 00002DB6");
    }

    [Fact]
    public async Task READ_TOC_format_2_has_every_entry_of_both_lead_ins()
    {
        await using var bench = await TwoSessions();
        await Answers(bench, new ReadFullToc(), """
            0086 01 02
            01 14 00 A0 000000 00 010000   01 14 00 A1 000000 00 010000   01 14 00 A2 000000 00 000602
            01 14 00 01 000000 00 000200   01 54 00 B0 022602 02 4F3B4A   01 54 00 C0 000000 00 611106
            02 14 00 A0 000000 00 020000   02 14 00 A1 000000 00 030000   02 14 00 A2 000000 00 023406
            02 14 00 02 000000 00 022602   02 14 00 03 000000 00 022E36   02 54 00 B0 041806 01 4F3B4A
            """);
    }

    [Fact]
    public async Task READ_DISC_INFORMATION_tells_of_the_session_that_could_follow()
    {
        await using var bench = await TwoSessions();
        await Answers(bench, new ReadDiscInformation(), "0020 01 01 03 04 04 20 00 00 00 00 00000000 00031606 004F3B4A 0000000000000000 00 00");
    }

    [Fact]
    public async Task READ_TRACK_INFORMATION_tells_of_a_closed_track_and_of_the_invisible_one()
    {
        await using var bench = await TwoSessions();
        await Answers(bench, new ReadTrackInformation(TrackAddressType.Track, 2),
            "0022 02 02 00 04 01 00  00002DB6 00000000 00000000 00000000 000001F6 00000000 00 00 0000");
        await Answers(bench, new ReadTrackInformation(TrackAddressType.Track, 0xFF),
            "0022 04 03 00 04 4F 01  00004CC8 00004CC8 000530DF 00000000 000530DF 00000000 00 00 0000");
    }

    [Fact]
    public async Task A_session_at_once_goes_on_at_the_pre_gap_of_its_first_track()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.SetPage(page => page with { WriteType = WriteType.SessionAtOnce });
        await Answers(bench, new ReadTrackInformation(TrackAddressType.Track, 1),
            "0022 01 01 00 04 4F 01  00000000 FFFFFF6A 00057DA7 00000000 00057DA7 00000000 00 00 0000");

        await using var later = await TwoSessions();
        await later.SetPage(page => page with { WriteType = WriteType.SessionAtOnce });
        await Answers(later, new ReadTrackInformation(TrackAddressType.Track, 0xFF),
            "0022 04 03 00 04 4F 01  00004CC8 00004C32 000530DF 00000000 000530DF 00000000 00 00 0000");
    }

    [Theory]
    [InlineData(TrackAddressType.Address, 0, 1)]
    [InlineData(TrackAddressType.Address, 301, 1)]
    [InlineData(TrackAddressType.Address, 302, 2)]
    [InlineData(TrackAddressType.Address, 12_400, 3)]
    [InlineData(TrackAddressType.Address, 300_000, 4)]
    [InlineData(TrackAddressType.Session, 1, 1)]
    [InlineData(TrackAddressType.Session, 2, 2)]
    [InlineData(TrackAddressType.Session, 3, 4)]
    [InlineData(TrackAddressType.Track, 4, 4)]
    public async Task A_track_is_found_by_address_number_and_session(TrackAddressType by, uint value, int track)
    {
        await using var bench = await TwoSessions();
        Assert.Equal(track, (await bench.Ask(new ReadTrackInformation(by, value))).Track);
    }

    [Theory]
    [InlineData(TrackAddressType.Track, 0)]
    [InlineData(TrackAddressType.Track, 5)]
    [InlineData(TrackAddressType.Session, 0)]
    [InlineData(TrackAddressType.Session, 4)]
    public async Task A_track_that_is_not_there_is_refused(TrackAddressType by, uint value)
    {
        await using var bench = await TwoSessions();
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadTrackInformation(by, value), DataDirection.In, new byte[36]));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange,
            await bench.SenseOf(new ReadTrackInformation(TrackAddressType.Address, 359_849), DataDirection.In, new byte[36]));
    }

    [Fact]
    public async Task ATIP_tells_what_the_pre_groove_says()
    {
        await using var cdr = await Bench.OpenAsync("cd-r80");
        await Answers(cdr, new ReadAtip(), "001A 0000 D0 00 80 00 611106 00 4F3B4A 00 00000000 00000000 00000000");
        await using var cdrw = await Bench.OpenAsync("cd-rw80");
        await Answers(cdrw, new ReadAtip(), "001A 0000 D1 00 C0 00 611106 00 4F3B4A 00 00000000 00000000 00000000");
    }

    [Fact]
    public async Task READ_CAPACITY_counts_the_run_out_of_the_last_track()
    {
        await using var bench = await TwoSessions();
        await Answers(bench, default(ReadCapacity), "000031D3 00000800");
    }
}
