using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>CD-R and CD-RW, track at once: MMC-5 4.2, 6.3.3.1 and 6.44.</summary>
public class CdTests
{
    [Theory]
    [InlineData("cd-r74", 333_000)]
    [InlineData("cd-r80", 359_849)]
    [InlineData("cd-rw80", 359_849)]
    public async Task A_blank_CD_has_one_empty_session_and_all_its_room(string medium, int capacity)
    {
        await using var bench = await Bench.OpenAsync(medium);
        var disc = await bench.Disc();
        Assert.Equal((DiscStatus.Empty, SessionState.Empty, 1, 1, 1),
            (disc.Status, disc.LastSession, (int)disc.Sessions, (int)disc.FirstTrackInLastSession, (int)disc.LastTrackInLastSession));
        var track = await bench.Invisible();
        Assert.Equal((1, 1, true, true, 0u, 0u), (track.Track, track.Session, track.Blank, track.NextWritableValid, track.Start, track.NextWritable));
        Assert.Equal((uint)capacity - 2, track.FreeBlocks);
        Assert.Equal(Msf.From(new(capacity)), (await bench.Ask(new ReadAtip())).LastLeadOut);
        Assert.Equal(0u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadToc()));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.ReadSense(0, 1));
    }

    [Fact]
    public async Task A_track_is_written_closed_and_read_back()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal(0u, await bench.WriteTrack(400));
        await bench.SetPage(page => page with { MultiSession = MultiSession.Allowed });
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(Bench.Pattern(400, 1), await bench.Read(0, 400));
        Assert.Equal(401u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        var disc = await bench.Disc();
        Assert.Equal((DiscStatus.Incomplete, SessionState.Empty, 2), (disc.Status, disc.LastSession, (int)disc.Sessions));
    }

    [Fact]
    public async Task Writing_anywhere_but_at_the_next_writable_address_is_refused()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(1, 1));
        Assert.Null(await bench.Write(0, 10));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(0, 1));
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(11, 1));
        Assert.Null(await bench.Write(10, 1));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(400_000, 1));
    }

    [Fact]
    public async Task A_short_track_is_filled_up_to_four_seconds_and_has_two_blocks_of_run_out_that_cannot_be_read()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.WriteTrack(10);
        var track = await bench.Track(1);
        Assert.Equal((302u, false, false), (track.Size, track.NextWritableValid, track.Blank));
        Assert.Equal(new byte[290 * 2048], await bench.Read(10, 290));
        var fault = await bench.ReadSense(299, 3);
        Assert.Equal(KnownSense.IllegalModeForThisTrack with { Information = 300 }, fault);
    }

    [Fact]
    public async Task The_next_track_starts_after_a_pregap_of_two_seconds()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.WriteTrack(300);
        Assert.Equal(302u + 150, (await bench.Invisible()).NextWritable);
        Assert.Equal(2, (await bench.Invisible()).Track);
    }

    [Fact]
    public async Task Sessions_cost_11400_blocks_and_then_6900()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.SetPage(page => page with { MultiSession = MultiSession.Allowed });
        await bench.WriteTrack(300);
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(302u + 11_400, (await bench.Invisible()).NextWritable);
        await bench.WriteTrack(500);
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(302u + 11_400 + 502 + 6_900, (await bench.Invisible()).NextWritable);
        Assert.Equal(3, (await bench.Invisible()).Session);
    }

    [Fact]
    public async Task A_session_closed_without_leave_for_another_finalises_the_disc()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.WriteTrack(300);
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
        Assert.Equal(KnownSense.InvalidAddressForWrite, await bench.Write(302 + 11_400, 1));
        Assert.Equal(KnownSense.InvalidFieldInCdb,
            await bench.SenseOf(new ReadTrackInformation(TrackAddressType.Track, 0xFF), DataDirection.In, new byte[36]));
    }

    [Fact]
    public async Task A_session_with_an_open_track_cannot_be_closed()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.Write(0, 300);
        Assert.Equal(KnownSense.SessionFixationErrorIncompleteTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 0xFF));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
    }

    [Fact]
    public async Task A_test_write_goes_as_if_and_leaves_nothing()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.SetPage(page => page with { TestWrite = true });
        Assert.Null(await bench.Write(0, 300));
        Assert.Equal(300u, (await bench.Invisible()).NextWritable);
        await bench.Good(new SynchronizeCache());
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(0u, (await bench.Invisible()).NextWritable);
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
    }
}
