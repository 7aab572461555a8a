using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>BD-R in sequential recording mode: MMC-5 4.5.3.5.</summary>
public class BdRTests
{
    [Fact]
    public async Task A_blank_disc_is_one_invisible_track_of_clusters_of_32()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        Assert.Equal(Hex.Plain("0022 01 01 00 04 71 01  00000000 00000000 00BA7400 00000020 00BA7400 00000000 00 00 0000"),
            Hex.Of(await bench.Bytes(new ReadTrackInformation(TrackAddressType.Track, 0xFF))));
        Assert.Equal(KnownSense.BlankCheck with { Information = 0 }, await bench.ReadSense(0, 1));
    }

    [Fact]
    public async Task Sessions_follow_each_other_at_the_next_cluster()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        await bench.WriteTrack(50);
        Assert.Equal(64u, (await bench.Invisible()).NextWritable);
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        var next = await bench.Invisible();
        Assert.Equal((64u, 2, 2), (next.NextWritable, next.Track, next.Session));
        Assert.Equal(64u, await bench.WriteTrack(10, 2));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 2));
        await bench.Good(new CloseTrackSession(CloseFunction.Finalize, 0));
        Assert.Equal((DiscStatus.Complete, 2), ((await bench.Disc()).Status, (int)(await bench.Disc()).Sessions));
        Assert.Equal(Bench.Pattern(10, 2), await bench.Read(64, 10));
        Assert.Equal(95u, (await bench.Ask(default(ReadCapacity))).LastBlock);
    }

    [Fact]
    public async Task The_session_with_an_open_track_stays_open()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        Assert.Null(await bench.Write(0, 32));
        Assert.Equal(KnownSense.SessionFixationErrorIncompleteTrack, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(CloseFunction.FinalizeMinimalRadius, 0)));
    }

    [Fact]
    public async Task The_disc_information_unit_names_a_BD_R()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        var answer = await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.BluRay, 0x00));
        Assert.Equal(4100, answer.Length);
        Assert.Equal(Hex.Plain("1002 0000  4449 01 08 00 00 62 00 424452 01 12 01 00000000000000000000 00020000 00194E7E"), Hex.Of(answer.AsSpan(0, 36)));
    }

    [Fact]
    public async Task An_address_beyond_the_disc_is_out_of_range()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(12_219_392, 32));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.ReadSense(12_219_392, 1));
    }
}
