using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;
using OpenImapi.Virtual;

namespace OpenImapi.Tests;

/// <summary>Several discs at the same time, from one reading of the content.</summary>
public class CopyTests
{
    private const long Blocks = 3000;

    [Fact]
    public async Task Three_discs_are_recorded_from_one_reading()
    {
        await using var bench = new Bench("bd-r25");
        var (source, recorders) = await ReadyAsync(bench, "bd-r25", "bd-r25");
        var copies = await bench.Master.RecordDiscCopiesAsync(recorders[1..]);
        Assert.Equal(["virtual:lab", "virtual:b", "virtual:c"], copies.Select(copy => copy.Recorder.Address.Name));
        Assert.All(copies, copy => Assert.True(copy is { Error: null, Result.Verified: true }));
        Assert.Single(copies.Select(copy => copy.Result!.Hashes.Sha256).Distinct());
        Assert.Equal(Blocks, source.BlocksRead);
        Assert.False(bench.Master.Image.HasContent);
    }

    [Fact]
    public async Task A_drive_without_a_disc_spoils_no_other_and_says_why()
    {
        await using var bench = new Bench("bd-r25");
        var (source, recorders) = await ReadyAsync(bench, "bd-r25", "bd-r25");
        bench.Drives.Eject("b");
        var copies = await bench.Master.RecordDiscCopiesAsync(recorders[1..]);
        Assert.Equal([true, false, true], copies.Select(copy => copy.Result is { Verified: true }));
        Assert.Equal("IMAPI_E_MEDIUM_NOTPRESENT", Assert.IsAssignableFrom<DiscException>(copies[1].Error).Error.Symbol);
        Assert.Equal(Blocks, source.BlocksRead);
    }

    [Fact]
    public async Task A_drive_that_fails_while_it_writes_leaves_two_proven_discs_and_the_content_is_read_once()
    {
        await using var bench = new Bench("bd-r25");
        bench.Drives.Create("b", "bd-r25", new RecorderOptions { Faults = [DriveFault.Parse("write-error,block=1024,times=always")] });
        var (source, recorders) = await ReadyAsync(bench, "", "bd-r25");
        var copies = await bench.Master.RecordDiscCopiesAsync(recorders[1..]);
        Assert.Equal([true, false, true], copies.Select(copy => copy.Result is { Verified: true }));
        Assert.Contains("virtual:b", Assert.IsAssignableFrom<DiscException>(copies[1].Error).Message, StringComparison.Ordinal);
        Assert.Equal(Blocks, source.BlocksRead);
    }

    [Theory]
    [InlineData("cd-r80", "IMAPI_E_MEDIUM_INVALIDTYPE")]
    [InlineData("used", "IMAPI_E_WRONGDISC")]
    public async Task A_disc_that_is_not_as_the_others_is_refused_alone(string other, string symbol)
    {
        await using var bench = new Bench("bd-r25");
        var used = other == "used";
        var (_, recorders) = await ReadyAsync(bench, used ? "bd-r25" : other);
        if (used)
            await UseAsync(bench, "virtual:b");
        var copies = await bench.Master.RecordDiscCopiesAsync(recorders[1..]);
        Assert.True(copies[0].Result!.Verified);
        Assert.Equal(symbol, Assert.IsAssignableFrom<DiscException>(copies[1].Error).Error.Symbol);
    }

    [Fact]
    public async Task Sinks_hear_of_one_burn_that_ends_with_the_first_error()
    {
        await using var bench = new Bench("bd-r25");
        var (_, recorders) = await ReadyAsync(bench, "cd-r80");
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        await bench.Master.RecordDiscCopiesAsync(recorders[1..]);
        Assert.Equal(["PreparingBurn", $"BlockProgress 0/{Blocks + 8}"], sink.Told.Take(2));
        Assert.Equal(["ClosingDisc", $"BurnComplete {DriveErrors.InvalidMediumType.HResult:X8}"], sink.Told.TakeLast(2));
    }

    [Fact]
    public async Task A_sink_that_cancels_ends_every_recording()
    {
        await using var bench = new Bench("bd-r25");
        var (_, recorders) = await ReadyAsync(bench, "bd-r25");
        bench.Master.ProgressAdvise(new Sink { Cancel = () => true });
        var copies = await bench.Master.RecordDiscCopiesAsync(recorders[1..]);
        Assert.Contains(copies, copy => copy.Error is DiscException { Error.Symbol: "IMAPI_E_USERABORT" });
        Assert.DoesNotContain(copies, copy => copy.Error is OperationCanceledException);
    }

    [Fact]
    public async Task The_progress_of_each_is_told_by_its_recorder()
    {
        await using var bench = new Bench("bd-r25");
        var (_, recorders) = await ReadyAsync(bench, "bd-r25");
        var told = new List<DiscCopyProgress>();
        await bench.Master.RecordDiscCopiesAsync(recorders[1..], progress: new Ear(told));
        foreach (var recorder in recorders)
        {
            var mine = told.Where(each => each.Recorder == recorder).ToList();
            Assert.Equal(RecordingPhase.Completed, mine[^1].Progress.Phase);
            Assert.Equal([.. Enumerable.Repeat(false, mine.Count - 1), true], mine.Select(each => each.HasEnded));
        }
    }

    [Fact]
    public async Task A_recorder_named_twice_is_refused()
    {
        await using var bench = new Bench("bd-r25");
        var (_, recorders) = await ReadyAsync(bench);
        await Assert.ThrowsAsync<ArgumentException>(async () => await bench.Master.RecordDiscCopiesAsync(recorders));
    }

    [Fact]
    public async Task Nothing_staged_is_an_error_before_any_disc_is_touched()
    {
        await using var bench = new Bench("bd-r25");
        var (_, recorders) = await ReadyAsync(bench, "bd-r25");
        await bench.Master.RecordDiscCopiesAsync(recorders[1..]);
        await Outcome.FailsAsync("IMAPI_E_INVALIDIMAGE", async () => await bench.Master.RecordDiscCopiesAsync(recorders[1..]));
    }

    /// <summary>An image of 3,000 blocks staged for the bench's drive, and more drives beside it: b, c…; one without a medium is there already.</summary>
    private static async Task<(CountingSource Source, DiscRecorder[] Recorders)> ReadyAsync(Bench bench, params string[] media)
    {
        foreach (var (index, medium) in media.Index().Where(each => each.Item.Length > 0))
            bench.Drives.Create(((char)('b' + index)).ToString(), medium);
        bench.Master.Open();
        var image = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Image);
        var recorders = (await bench.Master.EnumDiscRecordersAsync()).OrderBy(recorder => recorder.Address.Name != "virtual:lab").ThenBy(recorder => recorder.Address.Name).ToArray();
        await bench.Master.SetActiveRecorderAsync(recorders[0]);
        var source = new CountingSource();
        image.SetImage(source);
        return (source, recorders);
    }

    private static async Task UseAsync(Bench bench, string name)
    {
        var address = (await bench.Catalog.ListAsync(default)).Single(drive => drive.Name == name);
        await using var drive = new Drive(await bench.Catalog.OpenAsync(address, default), address);
        var plan = ImagePlanner.Plan(Bench.Tree("other.txt"));
        await Recorder.RecordAsync(drive, new() { Layout = plan.Layout, Source = plan.OpenSource() });
    }

    private sealed class CountingSource : IBlockSource
    {
        public int BlockSize => BlockSizes.UserData;

        public Extent Extent { get; } = new(Lba.Zero, new(Blocks));

        public long BlocksRead { get; private set; }

        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
        {
            BlocksRead += blocks.Length / BlockSize;
            for (var block = 0; block < blocks.Length / BlockSize; block++)
                blocks.Span.Slice(block * BlockSize, BlockSize).Fill((byte)(start.Value + block));
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Ear(List<DiscCopyProgress> told) : IProgress<DiscCopyProgress>
    {
        public void Report(DiscCopyProgress value) => told.Add(value);
    }
}
