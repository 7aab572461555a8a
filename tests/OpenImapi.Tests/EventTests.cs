using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi.Tests;

/// <summary>Which events are raised when, and in which order.</summary>
public class EventTests
{
    [Fact]
    public async Task A_recording_is_prepared_written_closed_and_complete()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);

        var result = await bench.Master.RecordDiscAsync();

        var total = (result.Written + result.Padding).Value;
        Assert.Equal(["PreparingBurn", $"BlockProgress 0/{total}", $"BlockProgress {total}/{total}", "ClosingDisc", "BurnComplete 00000000"],
            sink.Told.Where(heard => !heard.StartsWith("BlockProgress", StringComparison.Ordinal) || heard.Contains(" 0/", StringComparison.Ordinal) || heard.EndsWith($" {total}/{total}", StringComparison.Ordinal)));
        var counts = sink.Told.Where(heard => heard.StartsWith("BlockProgress", StringComparison.Ordinal)).Select(heard => long.Parse(heard.Split(' ', '/')[1])).ToList();
        Assert.Equal(counts.Order().Distinct(), counts);
        Assert.DoesNotContain(sink.Heard, heard => heard.StartsWith("TrackProgress", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_is_asked_for_while_blocks_are_written_and_at_no_other_time()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        await bench.Master.RecordDiscAsync();
        var (first, last) = (sink.Heard.IndexOf("QueryCancel"), sink.Heard.LastIndexOf("QueryCancel"));
        Assert.True(first > sink.Heard.FindIndex(heard => heard.StartsWith("BlockProgress", StringComparison.Ordinal)));
        Assert.True(last < sink.Heard.IndexOf("ClosingDisc"));
    }

    [Fact]
    public async Task Cancelling_a_recording_ends_it_with_USERABORT_and_says_so()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var sink = new Sink { Cancel = () => true };
        bench.Master.ProgressAdvise(sink);

        var fault = await Outcome.FailsAsync("IMAPI_E_USERABORT", async () => await bench.Master.RecordDiscAsync());

        Assert.IsType<RecordingCanceledException>(fault.InnerException);
        Assert.Equal("BurnComplete 8004020D", sink.Told.Last());
        Assert.DoesNotContain("ClosingDisc", sink.Heard);
    }

    [Fact]
    public async Task A_cancellation_token_ends_a_recording_and_the_sinks_hear_USERABORT()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        using var cancel = new CancellationTokenSource();
        var sink = new Sink { At = heard => { if (heard == "BlockProgress") cancel.Cancel(); } };
        bench.Master.ProgressAdvise(sink);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await bench.Master.RecordDiscAsync(cancellation: cancel.Token));
        Assert.Equal("BurnComplete 8004020D", sink.Told.Last());
    }

    [Fact]
    public async Task A_recording_that_fails_is_complete_with_its_error()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        bench.Drives.Eject("lab");
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_NOTPRESENT", async () => await bench.Master.RecordDiscAsync());
        Assert.Equal(["PreparingBurn", "BurnComplete 8004020F"], sink.Heard);
    }

    [Theory]
    [InlineData("O")]
    [InlineData("J0")]
    [InlineData("J1")]
    public async Task A_recording_that_is_refused_for_its_state_raises_nothing(string state)
    {
        await using var bench = new Bench();
        await bench.EnterAsync(state);
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        await Assert.ThrowsAsync<DiscException>(async () => await bench.Master.RecordDiscAsync());
        Assert.Empty(sink.Heard);
    }

    [Fact]
    public async Task Staging_is_told_from_the_first_step_to_the_last()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        await joliet.AddDataAsync(Bench.Tree("12345", "1234567"));
        Assert.Equal(["AddProgress 0/12", "AddProgress 12/12"], sink.Told);
        Assert.Contains("QueryCancel", sink.Heard);
    }

    [Theory]
    [InlineData(StagingMode.Capture)]
    [InlineData(StagingMode.Reference)]
    public async Task Staging_of_nothing_to_copy_is_one_step(StagingMode mode)
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        var tree = new Mastering.SourceTree();
        tree.AddFolder("empty");
        await joliet.AddDataAsync(tree, new() { Staging = mode });
        Assert.Equal(["AddProgress 0/1", "AddProgress 1/1"], sink.Told);
    }

    [Fact]
    public async Task Cancelling_while_staging_keeps_nothing_of_the_call()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync("before.txt");
        var files = bench.StashedFiles;
        bench.Master.ProgressAdvise(new Sink { Cancel = () => true });
        await Outcome.FailsAsync("IMAPI_E_USERABORT", async () => await joliet.AddDataAsync(Bench.Tree("new.txt")));
        Assert.Null(joliet.Plan().Regions.Select(joliet.Plan().LabelOf).FirstOrDefault(label => label == "/new.txt"));
        Assert.Equal(files, bench.StashedFiles);
    }

    [Fact]
    public async Task What_a_sink_throws_is_ignored_and_an_answer_that_fails_means_go_on()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        bench.Master.ProgressAdvise(new Sink { At = _ => throw new InvalidOperationException() });
        var quiet = new Sink();
        bench.Master.ProgressAdvise(quiet);
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
        Assert.Equal("BurnComplete 00000000", quiet.Told.Last());
    }

    [Fact]
    public async Task A_sink_implements_only_what_it_likes()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        bench.Master.ProgressAdvise(new Silent());
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact]
    public async Task Cookies_are_never_zero_and_each_takes_off_its_own_sink()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var (first, second) = (new Sink(), new Sink());
        var (one, two) = (bench.Master.ProgressAdvise(first), bench.Master.ProgressAdvise(second));
        Assert.NotEqual(one, two);
        Assert.True(one > 0 && two > 0);
        bench.Master.ProgressUnadvise(one);
        await bench.Master.RecordDiscAsync();
        Assert.Empty(first.Heard);
        Assert.NotEmpty(second.Heard);
        Assert.Throws<ArgumentException>(() => bench.Master.ProgressUnadvise(one));
        Assert.Throws<ArgumentException>(() => bench.Master.ProgressUnadvise(0));
    }

    [Fact]
    public async Task Drives_that_come_and_go_are_told()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        var told = new SemaphoreSlim(0);
        bench.Master.ProgressAdvise(new Sink { At = heard => { if (heard == "PnPActivity") told.Release(); } });
        bench.Drives.Create("second", "cd-r80");
        Assert.True(await told.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(2, (await bench.Master.EnumDiscRecordersAsync()).Length);
        bench.Drives.Remove("second");
        Assert.True(await told.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Single(await bench.Master.EnumDiscRecordersAsync());
    }

    [Fact]
    public void Drives_that_come_during_a_silence_are_told_after_it()
    {
        var (sinks, sink) = (new ProgressSinks(), new Sink());
        sinks.Add(sink);
        sinks.BeginSilence();
        sinks.PnPActivity();
        sinks.PnPActivity();
        Assert.Empty(sink.Heard);
        sinks.EndSilence();
        Assert.Equal(["PnPActivity"], sink.Heard);
        sinks.PnPActivity();
        Assert.Equal(2, sink.Heard.Count);
    }

    [Fact]
    public async Task Nothing_is_heard_after_Close()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        await bench.Master.CloseAsync();
        sink.Heard.Clear();
        bench.Master.Open();
        await bench.StagedAsync();
        await bench.Master.RecordDiscAsync();
        Assert.Empty(sink.Heard);
    }

    [Fact]
    public async Task Progress_values_are_heard_beside_the_events()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var phases = new List<RecordingPhase>();
        await bench.Master.RecordDiscAsync(progress: new Listener(value => phases.Add(value.Phase)));
        Assert.Equal([RecordingPhase.WritingData, RecordingPhase.Finalization, RecordingPhase.Verifying, RecordingPhase.Completed],
            phases.Distinct().SkipWhile(phase => phase < RecordingPhase.WritingData));
    }

    private sealed class Silent : IDiscMasterProgressEvents;

    private sealed class Listener(Action<RecordingProgress> heard) : IProgress<RecordingProgress>
    {
        public void Report(RecordingProgress value) => heard(value);
    }
}
