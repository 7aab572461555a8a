using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>One call at work at a time; what ends it; what is told of it.</summary>
public class WorkTests
{
    [Fact]
    public async Task A_call_that_changes_something_is_refused_while_content_is_staged()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var answers = new List<string>();
        string[] calls = ["AddData", "SetProperties", "ClearFormatContent", "RecordDisc", "Close", "ActiveFormat"];
        var sink = new Sink
        {
            At = heard =>
            {
                if (heard == "AddProgress" && answers.Count == 0)
                    foreach (var call in calls)
                        answers.Add(Task.Run(() => Outcome.OfAsync(() => bench.CallAsync(call))).GetAwaiter().GetResult());
            },
        };
        bench.Master.ProgressAdvise(sink);
        await joliet.AddDataAsync(Bench.Tree("a.txt"));
        Assert.Equal([.. Enumerable.Repeat("DEVICE_STILL_IN_USE", 5), "Joliet"], answers);
        Assert.True(joliet.HasContent);
    }

    [Fact]
    public async Task Disposing_ends_a_recording_and_frees_the_recorder()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        Task? disposing = null;
        bench.Master.ProgressAdvise(new Sink { At = heard => { if (heard == "BlockProgress") disposing ??= bench.Master.DisposeAsync().AsTask(); } });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await bench.Master.RecordDiscAsync());
        await disposing!;
        Assert.False(bench.Master.IsOpen);
        Assert.Throws<ObjectDisposedException>(bench.Master.Open);
        Assert.Equal(0, bench.StashedFiles);
        await using var second = bench.NewMaster();
        second.Open();
        await (await bench.RecorderAsync(second)).OpenExclusiveAsync();
    }

    [Fact]
    public async Task What_a_folder_walk_left_out_is_a_warning_of_the_plan_captured_or_not()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Symbolic links need a privilege on Windows.");
            return;
        }

        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var folder = bench.Folder("source", ("a.txt", "text"));
        File.CreateSymbolicLink(Path.Combine(folder, "broken"), "nowhere");
        await joliet.AddDataAsync(folder);
        Assert.Contains(joliet.Plan().Report.Warnings, warning => warning.Path.Contains("broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_captured_tree_gives_the_same_volume_as_a_referred_one()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        joliet.Options = new ImageOptions { Label = "SAME" };
        var tree = Bench.Tree("a.txt", "folder/b.txt", "folder/sub/c.txt");
        tree.AddFolder("empty", Bench.Noon);
        await joliet.AddDataAsync(tree);
        var captured = joliet.Plan();
        using var one = captured.OpenSource();
        var bytes = await one.ReadAsync(default, (int)one.Extent.Length.Value);
        bench.Master.ClearFormatContent();
        await joliet.AddDataAsync(tree, new() { Staging = StagingMode.Reference });
        var referred = joliet.Plan();
        Assert.Equal(referred.Lines(), captured.Lines());
        Assert.Equal(ImagePlanner.Plan(tree, new() { Label = "SAME" }).Lines(), captured.Lines());
        using var other = referred.OpenSource();
        Assert.Equal(await other.ReadAsync(default, (int)other.Extent.Length.Value), bytes);
    }

    [Fact]
    public async Task The_plan_tells_where_everything_will_lie()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        await bench.Master.Joliet.AddDataAsync(Bench.Tree("two.txt"));
        var plan = bench.Master.Joliet.Plan();
        Assert.Equal((await bench.MediumAsync()).NextWritable, plan.Extent.Start);
        var result = await bench.Master.RecordDiscAsync();
        Assert.Equal(plan.Extent, new(result.Start, result.Written));
    }

    [Fact]
    public async Task A_recorder_of_another_master_is_refused()
    {
        await using var bench = new Bench();
        await using var other = bench.NewMaster();
        bench.Master.Open();
        other.Open();
        var foreign = await bench.RecorderAsync(other);
        await Assert.ThrowsAsync<ArgumentException>(async () => await bench.Master.SetActiveRecorderAsync(foreign));
    }

    [Fact]
    public async Task A_null_is_refused_after_the_state_and_before_everything_else()
    {
        await using var bench = new Bench();
        await Outcome.FailsAsync("IMAPI_E_NOTOPENED", async () => await bench.Master.SetActiveRecorderAsync(null!));
        await Outcome.FailsAsync("IMAPI_E_NOTOPENED", () => Task.Run(() => bench.Master.ProgressAdvise(null!)));
        bench.Master.Open();
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await bench.Master.SetActiveRecorderAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await bench.Master.Joliet.AddDataAsync((SourceTree)null!));
        Assert.Throws<ArgumentNullException>(() => bench.Master.ProgressAdvise(null!));
    }

    [Fact]
    public async Task A_medium_that_tests_nothing_refuses_a_simulation_and_keeps_the_stage()
    {
        await using var bench = new Bench("dvd+r");
        var joliet = await bench.StagedAsync();
        await Outcome.FailsAsync("OPENIMAPI_E_NO_TEST_WRITE", async () => await bench.Master.RecordDiscAsync(new() { Simulate = true }));
        Assert.True(joliet.HasContent);
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact]
    public async Task Content_that_just_fits_is_recorded_and_one_block_more_is_DISCFULL()
    {
        await using var bench = new Bench("cd-r74");
        var joliet = await bench.ReadyAsync();
        var room = joliet.TotalDataBlocks;
        await joliet.AddDataAsync(Zeros(100), new() { Staging = StagingMode.Reference });
        var overhead = joliet.UsedDataBlocks - 100;
        bench.Master.ClearFormatContent();
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", async () => await joliet.AddDataAsync(Zeros(room - overhead + 1), new() { Staging = StagingMode.Reference }));
        await joliet.AddDataAsync(Zeros(room - overhead), new() { Staging = StagingMode.Reference });
        Assert.Equal(room, joliet.UsedDataBlocks);
    }

    private static SourceTree Zeros(long blocks)
    {
        var tree = new SourceTree();
        tree.AddFile("zeros", FileContent.FromStream(() => Stream.Null, blocks * 2048, "zeros"), Bench.Noon);
        return tree;
    }
}
