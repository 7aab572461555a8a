namespace OpenImapi.Com.Tests;

/// <summary>Drives that come and go: told inside a call on its thread, between calls on a thread of ours, and never after Close.</summary>
public sealed unsafe class ArrivalTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly MasterBench bench = new();

    private readonly NativeSink sink = new();

    public ArrivalTests() => bench.Begin();

    [Fact]
    public void Inside_a_call_it_is_told_on_the_thread_of_the_call()
    {
        bench.Advise(sink);
        using var recorder = bench.Recorder();
        var announced = false;
        sink.Answer = heard =>
        {
            if (heard.Event == "NotifyAddProgress" && !announced)
            {
                announced = true;
                bench.TakeAwayAndBringBack(recorder);
            }

            return 0;
        };
        bench.Stage();
        Assert.Equal(Environment.CurrentManagedThreadId, Activities()[0]);
    }

    [Fact]
    public void Between_calls_it_is_told_on_a_thread_of_ours_to_one_sink_at_a_time()
    {
        using var all = new CountdownEvent(40);
        using var second = new NativeSink();
        var (inside, most) = (0, 0);
        sink.Answer = heard =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            Interlocked.Decrement(ref inside);
            all.Signal();
            return 0;
        };
        second.Answer = sink.Answer;
        bench.Advise(sink);
        bench.Advise(second);
        for (var i = 0; i < 20; i++)
            bench.Catalog.Announce();
        Assert.True(all.Wait(Limit));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(1, most);
        Assert.DoesNotContain(Environment.CurrentManagedThreadId, Activities());
    }

    [Fact]
    public void During_the_silences_of_a_burn_nothing_is_told_before_they_end()
    {
        bench.Stage();
        bench.Advise(sink);
        using var recorder = bench.Recorder();
        sink.Answer = heard =>
        {
            if (heard.Event is "NotifyPreparingBurn" or "NotifyClosingDisc")
                bench.TakeAwayAndBringBack(recorder);
            return 0;
        };
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        var told = sink.Names.Where(name => name != "QueryCancel").ToList();
        Assert.Equal(["NotifyPreparingBurn", "NotifyPnPActivity"], told[..2]);
        Assert.Equal(["NotifyClosingDisc", "NotifyBurnComplete", "NotifyPnPActivity"], told[told.IndexOf("NotifyClosingDisc")..][..3]);
        Assert.Equal(Environment.CurrentManagedThreadId, Activities()[0]);
    }

    [Theory]
    [InlineData(MasterSlots.ProgressUnadvise)]
    [InlineData(MasterSlots.Close)]
    public void Once_Unadvise_or_Close_has_returned_a_sink_that_was_being_told_has_returned_too(int slot)
    {
        using var entered = new ManualResetEventSlim();
        using var leaving = new ManualResetEventSlim();
        var returned = false;
        sink.Answer = _ =>
        {
            entered.Set();
            leaving.Wait(Limit);
            returned = true;
            return 0;
        };
        var cookie = bench.Advise(sink);
        bench.Catalog.Announce();
        bench.Catalog.Announce();
        Assert.True(entered.Wait(Limit));
        ThreadPool.QueueUserWorkItem(_ => leaving.Set());
        Assert.Equal(Result.Ok, slot == MasterSlots.Close ? bench.Master.Call(slot) : bench.Master.Call(slot, cookie));
        Assert.Equal((true, 1), (returned, sink.Count));
        sink.Free();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Empty(sink.Late);
    }

    [Fact]
    public void A_sink_may_let_itself_go_and_close_when_a_drive_arrives()
    {
        using var done = new ManualResetEventSlim();
        var answer = -1;
        sink.Answer = _ =>
        {
            answer = bench.Master.Call(MasterSlots.Close);
            done.Set();
            return 0;
        };
        bench.Advise(sink);
        bench.Catalog.Announce();
        Assert.True(done.Wait(Limit));
        Assert.Equal(Result.Ok, answer);
        Guid format;
        Assert.Equal(Codes.NotOpened, bench.Master.Call(MasterSlots.GetActiveDiscMasterFormat, &format));
    }

    [Fact]
    public void A_thread_with_a_queue_that_nobody_serves_can_open_and_close()
    {
        var result = -1;
        var caller = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new Deaf());
            using var master = bench.Create(MasterBench.DiscMaster);
            result = master.Call(MasterSlots.Open);
            bench.Catalog.Announce();
            result |= master.Call(MasterSlots.Close);
        });
        caller.Start();
        Assert.True(caller.Join(Limit));
        Assert.Equal(Result.Ok, result);
    }

    public void Dispose()
    {
        bench.Dispose();
        sink.Dispose();
    }

    private int[] Activities() => [.. sink.All.Where(heard => heard.Event == "NotifyPnPActivity").Select(heard => heard.Thread)];

    /// <summary>The queue of a window that does not look into it.</summary>
    private sealed class Deaf : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
