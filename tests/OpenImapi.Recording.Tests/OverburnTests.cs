using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Writing a CD-R beyond the end that it states.</summary>
public class OverburnTests
{
    /// <summary>Where the second session begins after a first one of 340,000 blocks and two of run-out; 8,445 blocks are left.</summary>
    private const long Next = 340_002 + 11_400;

    private static async Task<Bench> NearlyFullAsync(string medium, int overburn)
    {
        var bench = new Bench(medium, new() { Overburn = new(overburn) });
        await bench.InspectAsync();
        var page = await bench.Drive.ReadPageAsync<WriteParameters>(default);
        await bench.Drive.WritePageAsync(page with { MultiSession = MultiSession.Allowed }, default);
        await bench.Drive.SendAsync(new ReserveTrack(340_000), Drive.ShortTimeout, default);
        await bench.Drive.SendAsync(new CloseTrackSession(CloseFunction.Track, 1), Drive.ShortTimeout, default);
        await bench.Drive.SendAsync(new CloseTrackSession(CloseFunction.Session, 0), Drive.ShortTimeout, default);
        Assert.Equal((Next, 8_445), await bench.InspectAsync() is var left ? (left.NextWritable!.Value.Value, left.Free.Value) : default);
        return bench;
    }

    [Theory]
    [InlineData(null)]
    [InlineData(WriteMode.SessionAtOnce)]
    public async Task A_drive_that_goes_on_writes_it_all_and_the_result_says_so(WriteMode? mode)
    {
        await using var bench = await NearlyFullAsync("cd-r80", overburn: 1000);
        var content = TestContent.Extent(Next, 9_000);
        var result = await bench.RecordAsync(TestContent.Job(content) with { Overburn = true, WriteMode = mode });
        Assert.True(result.Verified);
        Assert.Contains("beyond the end that the disc states", Assert.Single(result.Warnings));
        Assert.Equal(TestContent.Of(content), bench.OnDisc(content));
    }

    [Fact]
    public async Task Nothing_is_tried_that_nobody_asked_for()
    {
        await using var bench = await NearlyFullAsync("cd-r80", overburn: 1000);
        bench.Way.Sent.Clear();
        Assert.Equal(RecordingErrors.DiscFull, (await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(Next, 9_000))))).Error);
        Assert.Empty(bench.Way.Deeds);
    }

    [Fact]
    public async Task A_drive_that_stops_has_a_full_disc_and_names_the_block()
    {
        await using var bench = await NearlyFullAsync("cd-r80", overburn: 0);
        var failed = await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(Next, 9_000)) with { Overburn = true }));
        Assert.Equal(RecordingErrors.DiscFull, failed.Error);
        Assert.Contains("the end that the disc states, block 359847", failed.Message);
        Assert.True(await bench.TrayOpensAsync());
    }

    [Fact]
    public async Task A_CD_RW_is_never_overburned()
    {
        await using var bench = await NearlyFullAsync("cd-rw80", overburn: 1000);
        var refused = await Assert.ThrowsAnyAsync<DiscException>(() => bench.RecordAsync(TestContent.Job(TestContent.Extent(Next, 9_000)) with { Overburn = true }));
        Assert.Equal(RecordingErrors.DiscFull, refused.Error);
    }

    [Fact]
    public async Task What_fits_is_written_without_a_word()
    {
        await using var bench = await NearlyFullAsync("cd-r80", overburn: 1000);
        Assert.Empty((await bench.RecordAsync(TestContent.Job(TestContent.Extent(Next, 8_000)) with { Overburn = true })).Warnings);
    }
}
