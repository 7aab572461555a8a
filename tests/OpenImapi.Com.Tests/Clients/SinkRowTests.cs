namespace OpenImapi.Com.Tests;

/// <summary>Sinks as existing programs write them: rows 13 to 16 of the list of observations, and section 9.</summary>
public sealed unsafe class SinkRowTests : IDisposable
{
    private readonly MasterBench bench = new();

    private readonly NativeSink sink = new();

    public SinkRowTests() => bench.Begin();

    [Fact]
    public void Row13_a_sink_of_the_first_thread_hears_of_the_burn_on_the_second()
    {
        bench.Advise(sink);
        bench.Stage();
        var (result, thread) = (-1, 0);
        var second = new Thread(() => (result, thread) = (bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0), Environment.CurrentManagedThreadId));
        second.Start();
        second.Join();
        Assert.Equal(Result.Ok, result);
        Assert.Equal(Environment.CurrentManagedThreadId, Assert.Single(ThreadsOf("NotifyAddProgress")));
        Assert.Equal(thread, Assert.Single(ThreadsOf("NotifyPreparingBurn", "NotifyBlockProgress", "NotifyClosingDisc", "NotifyBurnComplete")));
    }

    [Theory]
    [InlineData(null, Codes.NotImplemented, Result.Ok)]
    [InlineData(1u, Codes.NotImplemented, Result.Ok)]
    [InlineData(0u, Result.Ok, Result.Ok)]
    [InlineData(0xFFFFFF00u, Result.Ok, Result.Ok)]
    [InlineData(0xFFFFFFFFu, Result.Ok, Codes.UserAbort)]
    [InlineData(1u, Result.Ok, Codes.UserAbort)]
    [InlineData(1u, Result.False, Codes.UserAbort)]
    public void Row14_QueryCancel_counts_where_it_succeeds_and_its_first_byte_is_set(uint? cancel, int answer, int expected)
    {
        bench.Stage();
        bench.Advise(sink);
        (sink.Cancel, sink.Answer) = (cancel, _ => answer);
        var used = bench.Used();
        Assert.Equal(expected, bench.TryStage("b.txt"));
        Assert.Equal(expected == Result.Ok, bench.Used() > used);
        Assert.Equal(expected, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.All(sink.All.Where(heard => heard.Event == "QueryCancel"), heard => Assert.Equal(0, heard.First));
        if (expected == Codes.UserAbort)
            Assert.Equal(new Heard("NotifyBurnComplete", expected, 0, Environment.CurrentManagedThreadId), sink.All[^1]);
    }

    [Fact]
    public void Row15_nothing_is_called_after_Close_though_the_sink_was_never_unadvised()
    {
        bench.Advise(sink);
        using var recorder = bench.Recorder();
        Assert.NotEqual(1, sink.Count);
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(1, sink.Count);
        sink.Free();
        Assert.Equal(0, bench.Catalog.Watchers);
        bench.Drives.Insert("lab", "cd-rw80");
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Erase, (byte)0));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Close));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        bench.Catalog.Announce();
        bench.Master.Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Empty(sink.Late);
    }

    [Fact]
    public void Row16_the_end_is_told_with_its_status_and_no_total_is_zero()
    {
        bench.Advise(sink);
        bench.Stage();
        bench.Drives.Eject("lab");
        Assert.Equal(Codes.MediumNotPresent, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal([Codes.MediumNotPresent], Statuses());
        bench.Drives.Insert("lab", "cd-r80");
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal([Codes.MediumNotPresent, 0], Statuses());
        Assert.Equal(Codes.InvalidImage, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(2, Statuses().Length);
        Assert.All(sink.All.Where(heard => heard.Event is "NotifyAddProgress" or "NotifyBlockProgress"), heard => Assert.InRange(heard.First, 0, Math.Max(1, heard.Second)));
        Assert.DoesNotContain(sink.All, heard => heard.Event is "NotifyAddProgress" or "NotifyBlockProgress" && heard.Second <= 0);
    }

    [Fact]
    public void An_erasure_tells_its_end_on_the_calling_thread()
    {
        bench.Drives.Insert("lab", "cd-rw80");
        bench.Advise(sink);
        using var recorder = bench.Recorder();
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Erase, (byte)0));
        bench.Drives.Insert("lab", "cd-r80");
        Assert.Equal(Codes.MediumInvalidType, recorder.Call(RecorderSlots.Erase, (byte)0));
        var erasures = sink.All.Where(heard => heard.Event == "NotifyEraseComplete");
        Assert.Equal([(0, Environment.CurrentManagedThreadId), (Codes.MediumInvalidType, Environment.CurrentManagedThreadId)], erasures.Select(heard => (heard.First, heard.Thread)));
    }

    [Fact]
    public void A_burn_is_told_in_the_published_order()
    {
        bench.Advise(sink);
        bench.Stage();
        var staged = sink.All.Count;
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        var told = sink.All.Skip(staged).Select(heard => heard.Event).Where(name => name != "QueryCancel").ToArray();
        Assert.Equal(["NotifyPreparingBurn", "NotifyBlockProgress", "NotifyClosingDisc", "NotifyBurnComplete"], told.Distinct());
        Assert.Equal((1, 1, 1), (told.Count(name => name == "NotifyPreparingBurn"), told.Count(name => name == "NotifyClosingDisc"), told.Count(name => name == "NotifyBurnComplete")));
    }

    public void Dispose()
    {
        bench.Dispose();
        sink.Dispose();
    }

    private int[] Statuses() => [.. sink.All.Where(heard => heard.Event == "NotifyBurnComplete").Select(heard => heard.First)];

    private IEnumerable<int> ThreadsOf(params string[] events) => sink.All.Where(heard => events.Contains(heard.Event)).Select(heard => heard.Thread).Distinct();
}
