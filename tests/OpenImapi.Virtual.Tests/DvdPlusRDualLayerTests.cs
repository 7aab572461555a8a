using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>DVD+R DL: the rules of DVD+R across two layers, and where these meet. MMC-5 4.3.6 and 6.23.3.2.</summary>
public class DvdPlusRDualLayerTests
{
    private const uint HalfTheDisc = 2_086_912;

    private static Task<SenseData?> Break(Bench bench, uint blocks) => bench.Send(DvdStructureFormat.LayerBoundary, new LayerBoundary(blocks), LayerBoundary.Length);

    private static Task<LayerBoundary> Boundary(Bench bench) => bench.Structure<LayerBoundary>(DvdStructureFormat.LayerBoundary);

    [Fact]
    public async Task A_blank_disc_has_two_equal_layers()
    {
        await using var bench = await Bench.OpenAsync("dvd+r-dl");
        Assert.Equal((0u, 4_173_824u), await bench.Invisible() is var next ? (next.NextWritable, next.FreeBlocks) : default);
        Assert.Equal(Hex.Plain("000A 0000  00 000000 001FD800"), Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x20))));
        Assert.Equal(Hex.Plain("0802 0000  E1 0F 32 00  00 030000  00 FCFFFF  00 22D7FF"),
            Hex.Of((await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x00))).AsSpan(0, 20)));
        Assert.Equal(Hex.Plain("0012 0000  00 40 0804  01 40 0008  11 40 0104  20 C0 000C"),
            Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0xFF))));
        Assert.Equal(2052, (await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x00, Layer: 1))).Length);
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadDiscStructure(DiscStructureMedia.Dvd, 0, Layer: 2), DataDirection.In, new byte[100]));
    }

    [Fact]
    public async Task The_layer_break_is_decided_once_before_anything_is_recorded()
    {
        await using var bench = await Bench.OpenAsync("dvd+r-dl");
        Assert.Null(await Break(bench, 160));
        Assert.Equal((160u, true), await Boundary(bench) is var set ? (set.Layer0Blocks, set.IsSet) : default);
        Assert.Equal(320u, (await bench.Invisible()).FreeBlocks);
        Assert.Equal(KnownSense.CommandSequenceError, await Break(bench, 160));
        Assert.Null(await bench.Write(0, 160));
        Assert.Null(await bench.Write(160, 160));
        Assert.NotNull(await bench.Write(320, 16));
        Assert.Equal(Bench.Pattern(160, 1), await bench.Read(160, 160));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(161)]
    [InlineData(HalfTheDisc + 16)]
    public async Task A_layer_break_that_no_disc_can_have_is_refused(uint blocks)
    {
        await using var bench = await Bench.OpenAsync("dvd+r-dl");
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Break(bench, blocks));
        Assert.False((await Boundary(bench)).IsSet);
    }

    [Fact]
    public async Task Once_anything_is_recorded_it_is_too_late()
    {
        await using var bench = await Bench.OpenAsync("dvd+r-dl");
        Assert.Null(await bench.Write(0, 16));
        Assert.Equal(KnownSense.CommandSequenceError, await Break(bench, 160));
        Assert.Equal((HalfTheDisc, true), await Boundary(bench) is var there ? (there.Layer0Blocks, there.IsSet) : default);
    }

    [Fact]
    public async Task One_layer_has_no_break()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        Assert.Equal(KnownSense.InvalidFieldInCdb, await Break(bench, 160));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x20), DataDirection.In, new byte[100]));
    }

    [Fact]
    public async Task A_track_runs_on_from_layer_to_layer_and_sessions_follow_each_other()
    {
        await using var bench = await Bench.OpenAsync("dvd+r-dl");
        await bench.Good(new ReserveTrack(HalfTheDisc - 16));
        Assert.Equal(HalfTheDisc, (await bench.Invisible()).NextWritable);
        Assert.Null(await bench.Write(HalfTheDisc, 32));
        Assert.Null(await bench.Write(0, 32, 2));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 2));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(Bench.Pattern(32, 1), await bench.Read(HalfTheDisc, 32));
        Assert.Equal(HalfTheDisc + 32 + 2048, (await bench.Invisible()).NextWritable);
    }

    [Fact]
    public async Task What_is_left_of_a_decided_disc_decides_when_it_is_finalised()
    {
        await using var bench = await Bench.OpenAsync("dvd+r-dl");
        Assert.Null(await Break(bench, 1600));
        await bench.WriteTrack(320);
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Equal(DiscStatus.Complete, (await bench.Disc()).Status);
    }
}
