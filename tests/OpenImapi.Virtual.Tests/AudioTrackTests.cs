using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Audio written track at once: MMC-5 4.2.3 and 7.5.</summary>
public class AudioTrackTests
{
    private static readonly byte[] Samples = Pattern(300);

    private static byte[] Pattern(int blocks)
    {
        var bytes = new byte[blocks * 2352];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 13 + i / 2352);
        return bytes;
    }

    private static WriteParameters Audio(WriteParameters page) => page with { TrackMode = 0, DataBlockType = 0, MultiSession = MultiSession.Allowed };

    private static async Task<uint> WriteTrack(Bench bench, int blocks)
    {
        var start = (await bench.Invisible()).NextWritable;
        Assert.Null(await bench.SenseOf(new Write10(start, (ushort)blocks), DataDirection.Out, Samples[..(blocks * 2352)]));
        await bench.Good(new SynchronizeCache());
        return start;
    }

    private static Disc Blank => Disc.Blank(MediumKind.Find("cd-r80")!);

    [Fact]
    public async Task Tracks_are_filled_up_to_four_seconds_and_have_a_pause_of_the_length_chosen_between_them()
    {
        using var disc = Blank;
        await using var bench = await Bench.OpenAsync(new VirtualRecorder(disc).OpenNexus());
        await bench.SetPage(Audio);
        Assert.Equal(0u, await WriteTrack(bench, 100));
        Assert.Equal(302u + 150, await WriteTrack(bench, 300));
        await bench.SetPage(page => page with { AudioPauseLength = 0 });
        Assert.Equal(302u + 150 + 302, await WriteTrack(bench, 300));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        var tracks = disc.Layout.Tracks.ToArray();
        Assert.All(tracks, track => Assert.Equal((BlockForm.Audio, new BlockCount(2), new BlockCount(300)), (track.Form, track.Postgap, track.Extent.Length)));
        Assert.Equal([0L, 150, 0], tracks.Select(track => track.Pregap.Value));
        var source = disc.OpenSource(2352);
        Assert.Equal(Samples, await source.ReadAsync(new(452), 300, TestContext.Current.CancellationToken));
        Assert.Equal(new byte[352 * 2352], await source.ReadAsync(new(100), 352, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Flags_numbers_and_the_table_of_contents_are_what_page_05h_said()
    {
        using var disc = Blank;
        await using var bench = await Bench.OpenAsync(new VirtualRecorder(disc).OpenNexus());
        await bench.SetPage(page => Audio(page) with
        {
            TrackMode = 3,
            Copy = true,
            MediaCatalogNumber = new([0x80, .. "4006381333931"u8]),
            Isrc = new([0x80, .. "DEA012345678"u8]),
        });
        await WriteTrack(bench, 300);
        await bench.SetPage(page => page with { TrackMode = 4, DataBlockType = 8, Isrc = default });
        await bench.WriteTrack(300);
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        var track = disc.Layout.Tracks.First();
        Assert.Equal((TrackFlags.PreEmphasis | TrackFlags.CopyPermitted | TrackFlags.SerialCopy, "DEA012345678"), (track.Flags, track.Isrc?.ToString()));
        Assert.Equal("4006381333931", disc.Layout.Catalog?.ToString());
        Assert.Null(disc.Layout.Tracks.Last().Isrc);
        var toc = await bench.Ask(new ReadToc());
        Assert.Equal([0x13, 0x14, 0x14], toc.Tracks.Select(each => (int)each.AdrControl));
    }

    [Theory]
    [InlineData("80 34303036333831333339")]
    [InlineData("80 343030363338313333393341")]
    public async Task A_number_that_is_none_is_refused_with_the_page(string field)
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        var bytes = Convert.FromHexString(Hex.Plain(field).PadRight(32, '0'));
        var refused = await Assert.ThrowsAsync<DriveException>(() => bench.SetPage(page => page with { MediaCatalogNumber = new(bytes) }));
        Assert.Equal(KnownSense.InvalidFieldInParameterList, refused.Sense);
    }

    [Fact]
    public async Task Sound_is_not_read_as_data()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.SetPage(Audio);
        await WriteTrack(bench, 300);
        Assert.Equal(KnownSense.IllegalModeForThisTrack with { Information = 10 }, await bench.ReadSense(10, 1));
    }

    [Fact]
    public async Task A_track_does_not_change_from_sound_to_data()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.SetPage(Audio);
        Assert.Null(await bench.SenseOf(new Write10(0, 10), DataDirection.Out, Samples[..23520]));
        await bench.SetPage(page => page with { TrackMode = 4, DataBlockType = 8 });
        Assert.Equal(KnownSense.IllegalModeForThisTrack, await bench.Write(10, 1));
    }
}
