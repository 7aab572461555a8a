using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>Discs that are read to be copied: what they are laid out like, what cannot be read, what nobody may copy.</summary>
public class CopyingTests
{
    private static readonly SenseData Damaged = new(SenseKey.MediumError, 0x11, 0x00);
    private static readonly SenseData Locked = new(SenseKey.IllegalRequest, 0x6F, 0x03);

    [Theory]
    [MemberData(nameof(Bench.Media), MemberType = typeof(Bench))]
    public async Task A_disc_is_read_as_it_was_recorded(string medium)
    {
        await using var bench = await RecordedAsync(medium, 700);
        var disc = await ReadAsync(bench);
        var track = Assert.Single(disc.Layout.Tracks);
        Assert.Equal(BlockForm.Mode1, track.Form);
        Assert.True((await disc.Source.ReadAsync(new(0), 700)).AsSpan().SequenceEqual(TestContent.Of(TestContent.Extent(0, 700))));
    }

    [Fact]
    public async Task Blocks_that_stay_unreadable_are_listed_and_say_so_themselves()
    {
        await using var bench = await RecordedAsync("dvd+r", 700);
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Read10, 300) || Bench.Covers(cdb, OperationCode.Read10, 301) || Bench.Covers(cdb, OperationCode.Read10, 650) ? Completion.Check(Damaged) : null;
        var disc = await ReadAsync(bench);
        var source = new RescuingSource(disc.Source, disc.Layout, retries: 2);
        var copy = await source.ReadAsync(new(0), 700);
        Assert.Equal([TestContent.Extent(300, 2), TestContent.Extent(650, 1)], source.Unreadable);
        Assert.StartsWith("Block 301 of the disc could not be read.\n", Encoding.ASCII.GetString(copy, 301 * 2048, 2048), StringComparison.Ordinal);
        foreach (var good in new[] { TestContent.Extent(0, 300), TestContent.Extent(302, 348), TestContent.Extent(651, 49) })
            Assert.True(copy.AsSpan((int)good.Start.Value * 2048, (int)good.Length.Bytes()).SequenceEqual(TestContent.Of(TestContent.Extent(0, 700)).AsSpan((int)good.Start.Value * 2048, (int)good.Length.Bytes())));
    }

    [Fact]
    public async Task A_block_that_can_be_read_at_another_attempt_is_not_missing()
    {
        await using var bench = await RecordedAsync("dvd+r", 700);
        var failures = 0;
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Read10, 300) && failures++ < 20 ? Completion.Check(Damaged) : null;
        var disc = await ReadAsync(bench);
        var source = new RescuingSource(disc.Source, disc.Layout, retries: 20);
        Assert.True((await source.ReadAsync(new(0), 700)).AsSpan().SequenceEqual(TestContent.Of(TestContent.Extent(0, 700))));
        Assert.Empty(source.Unreadable);
    }

    [Fact]
    public async Task Sound_that_cannot_be_read_is_silence()
    {
        var layout = new DiscLayout([new(1, [new TrackLayout(1, TestContent.Extent(0, 100), BlockForm.Audio)])]);
        var inner = new FailingSource(new MemoryBlockSource(Enumerable.Repeat((byte)7, 100 * 2352).ToArray(), new(0), 2352),
            at => { if (at.Value <= 5) throw new UnreadableBlockException(RecordingErrors.NotInTrack, new(5), ""); });
        var source = new RescuingSource(inner, layout, retries: 0);
        var block = new byte[2352];
        await source.ReadAsync(new(5), block, default);
        Assert.All(block, each => Assert.Equal(0, each));
        Assert.Equal([TestContent.Extent(5, 1)], source.Unreadable);
    }

    [Fact]
    public async Task The_run_out_blocks_of_a_data_track_are_not_missing()
    {
        await using var bench = await RecordedAsync("cd-r80", 700);
        await bench.RecordAsync(TestContent.Job(TestContent.Extent((await bench.InspectAsync()).NextWritable!.Value.Value, 300)));
        var disc = await RecordedDisc.ReadAsync(bench.Drive, await bench.InspectAsync(), whole: true, time: bench.Time);
        var (track, source) = (disc.Layout.Tracks.First(), new RescuingSource(disc.Source, disc.Layout, retries: 0));
        Assert.Equal(2, track.Postgap.Value);
        await source.ReadAsync(track.Extent.End, 2);
        Assert.Empty(source.Unreadable);
    }

    [Fact]
    public async Task A_drive_that_wants_a_key_ends_the_copy()
    {
        await using var bench = await RecordedAsync("dvd+r", 700);
        bench.Way.Before = cdb => Bench.Covers(cdb, OperationCode.Read10, 300) ? Completion.Check(Locked) : null;
        var disc = await ReadAsync(bench);
        var refusal = await Assert.ThrowsAsync<DiscException>(async () => await new RescuingSource(disc.Source, disc.Layout, 2).ReadAsync(new(0), 700));
        Assert.Equal("OPENIMAPI_E_COPY_PROTECTED", refusal.Error.Symbol);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "CSS")]
    [InlineData(2, null)]
    [InlineData(3, "AACS")]
    public async Task A_dvd_that_says_it_is_protected_is_refused(byte system, string? name)
    {
        await using var bench = await RecordedAsync("dvd+r", 100);
        bench.Way.After = (cdb, data) =>
        {
            if (cdb.Code == OperationCode.ReadDiscStructure && cdb.Bytes[7] == 1)
                data.Span[4] = system;
        };
        if (name is null)
            Assert.Single((await ReadAsync(bench)).Layout.Tracks);
        else
            Assert.Contains($"protected by {name}", (await Assert.ThrowsAsync<DiscException>(() => ReadAsync(bench))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_copied_of_a_blank_disc()
    {
        await using var bench = new Bench("cd-r80");
        Assert.Equal(DriveErrors.BlankArea, (await Assert.ThrowsAsync<DiscException>(() => ReadAsync(bench))).Error);
    }

    private static async Task<Bench> RecordedAsync(string medium, long blocks)
    {
        var bench = new Bench(medium);
        await bench.RecordAsync(TestContent.Job(TestContent.Extent(0, blocks)));
        return bench;
    }

    private static async Task<RecordedDisc> ReadAsync(Bench bench) => await RecordedDisc.ReadAsync(bench.Drive, await bench.InspectAsync(), time: bench.Time);
}
