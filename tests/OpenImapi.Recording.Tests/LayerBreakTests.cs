using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>DVD+R DL: where the layers meet, and sessions across them.</summary>
public class LayerBreakTests
{
    private static readonly Extent Content = TestContent.Extent(0, 1000);

    private static int Breaks(Bench bench) => bench.Way.Sent.Count(cdb => cdb.Code == OperationCode.SendDiscStructure);

    [Fact]
    public async Task A_disc_closed_for_good_breaks_at_half_of_the_content_in_whole_ECC_blocks()
    {
        await using var bench = new Bench("dvd+r-dl");
        Assert.Equal(4_173_824, (await bench.InspectAsync()).Free.Value);
        var result = await bench.RecordAsync(TestContent.Job(Content) with { CloseDisc = true });
        Assert.True(result.Verified);
        Assert.Equal(512, bench.Disc.State.LayerBreak!.Value.Value);
        Assert.Equal(MediumStatus.Complete, result.After!.Status);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task A_disc_that_stays_open_keeps_all_its_room()
    {
        await using var bench = new Bench("dvd+r-dl");
        var result = await bench.RecordAsync(TestContent.Job(Content));
        Assert.Equal((MediumStatus.Appendable, 0), (result.After!.Status, Breaks(bench)));
        var next = result.After.NextWritable!.Value;
        Assert.Equal(1008 + 2048, next.Value);
        Assert.True((await bench.RecordAsync(TestContent.Job(new Extent(next, new(500))) with { CloseDisc = true })).Verified);
        Assert.Equal(0, Breaks(bench));
    }

    [Fact]
    public async Task The_job_may_choose()
    {
        await using var bench = new Bench("dvd+r-dl");
        await bench.RecordAsync(TestContent.Job(Content) with { LayerBreak = new(800) });
        Assert.Equal(800, bench.Disc.State.LayerBreak!.Value.Value);
    }

    [Theory]
    [InlineData("dvd+r-dl", 496)]
    [InlineData("dvd+r-dl", 801)]
    [InlineData("dvd+r-dl", 2_086_928)]
    [InlineData("dvd+r", 800)]
    [InlineData("dvd-ram", 800)]
    public async Task A_break_that_cannot_be_is_refused_before_anything_is_written(string medium, long blocks)
    {
        await using var bench = new Bench(medium);
        var refused = await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(Content) with { LayerBreak = new(blocks) }));
        Assert.Equal(RecordingErrors.LayerBreak, refused.Error);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task A_drive_that_will_not_be_told_is_a_warning()
    {
        await using var bench = new Bench("dvd+r-dl");
        bench.Way.Before = cdb => cdb.Code == OperationCode.SendDiscStructure ? Completion.Check(KnownSense.InvalidFieldInCdb) : null;
        var result = await bench.RecordAsync(TestContent.Job(Content) with { CloseDisc = true });
        Assert.Contains("layer break", Assert.Single(result.Warnings));
        Assert.True(result.Verified);
    }
}
