namespace OpenImapi.Com.Tests;

/// <summary>Two threads on one disc master, and two disc masters on one recorder.</summary>
public sealed unsafe class ThreadTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly MasterBench bench = new();

    private readonly NativeSink sink = new();

    public ThreadTests() => bench.Begin();

    [Fact]
    public void While_one_thread_records_another_asks_registers_and_is_refused_what_would_change_something()
    {
        using var writing = new ManualResetEventSlim();
        using var asked = new ManualResetEventSlim();
        bench.Stage();
        bench.Advise(sink);
        sink.Answer = heard =>
        {
            if (heard.Event == "NotifyBlockProgress" && !asked.IsSet)
            {
                writing.Set();
                asked.Wait(Limit);
            }

            return 0;
        };
        var result = -1;
        var recording = new Thread(() => result = bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        recording.Start();
        Assert.True(writing.Wait(Limit));
        using var late = new NativeSink();
        var (answers, state) = Ask(late);
        asked.Set();
        recording.Join();
        Assert.Equal([Codes.StillInUse, Codes.StillInUse, Codes.AlreadyOpen, Codes.NotAccessible, Codes.NotOpened], answers);
        Assert.Equal((2u, Result.Ok, 1), (state, result, late.Count));
        Assert.Equal("NotifyBurnComplete", sink.All[^1].Event);
    }

    [Fact]
    public void The_last_Release_on_another_thread_ends_a_recording_and_frees_the_recorder_before_it_returns()
    {
        using var writing = new ManualResetEventSlim();
        using var going = new ManualResetEventSlim();
        using var other = bench.Create(MasterBench.DiscMaster);
        Assert.Equal(Result.Ok, other.Call(MasterSlots.Open));
        bench.Stage();
        bench.Advise(sink);
        sink.Answer = heard =>
        {
            if (heard.Event == "NotifyBlockProgress" && !going.IsSet)
            {
                writing.Set();
                going.Wait(Limit);
            }

            return 0;
        };
        var (face, record) = ((nint)bench.Master.Face, (nint)bench.Master.Slot(MasterSlots.RecordDisc));
        var result = -1;
        var recording = new Thread(() => result = ((delegate* unmanaged[MemberFunction]<void*, byte, byte, int>)record)((void*)face, 0, 0));
        recording.Start();
        Assert.True(writing.Wait(Limit));
        ThreadPool.QueueUserWorkItem(_ => going.Set());
        bench.Master.Dispose();
        Assert.False(bench.ChooseRecorder(other) is Codes.StashInUse or Codes.NotAccessible);
        Assert.Equal(1, sink.Count);
        Assert.True(recording.Join(Limit));
        Assert.Contains(result, (int[])[Result.Ok, Codes.UserAbort]);
    }

    [Fact]
    public void Many_threads_may_take_and_release_references_at_once()
    {
        Parallel.For(0, 2000, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            using var face = bench.Face(i % 2 == 0 ? MasterBench.Joliet : MasterBench.Redbook);
            using var recorder = bench.Master.Ask(MasterSlots.GetActiveDiscRecorder);
            using var formats = bench.Master.Ask(MasterSlots.EnumDiscMasterFormats);
            using var other = new NativeSink();
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressUnadvise, bench.Advise(other)));
            Assert.Equal(1, other.Count);
        });
        Assert.Equal(1u, MasterBench.CountOf(bench.Master.Face));
        using var recorder = bench.Master.Ask(MasterSlots.GetActiveDiscRecorder);
        Assert.Equal(1u, MasterBench.CountOf(recorder.Face));
    }

    /// <summary>Whatever the order of two threads' calls turns out to be, each is answered with a code that says it.</summary>
    [Fact]
    public void One_thread_may_open_and_close_while_another_lists_asks_and_stages()
    {
        int[] known = [Result.Ok, Codes.NotOpened, Codes.AlreadyOpen, Codes.StillInUse, Codes.NoActiveRecorder, Codes.NotAccessible];
        var met = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        var asking = new Thread(() =>
        {
            for (var i = 0; i < 100; i++)
                foreach (var result in Round())
                    met.TryAdd(result, 0);
        });
        asking.Start();
        for (var i = 0; asking.IsAlive; i++)
        {
            met.TryAdd(bench.Master.Call(MasterSlots.Close), 0);
            met.TryAdd(bench.Master.Call(MasterSlots.Open), 0);
            Thread.SpinWait(i % 64 * 5000);
        }

        asking.Join();
        Assert.Empty(met.Keys.Except(known));
        Assert.Equal(1u, MasterBench.CountOf(bench.Master.Face));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(1, sink.Count);
        bench.Begin();
        bench.Stage();
    }

    [Fact]
    public void Two_threads_may_open_and_close_one_recorder()
    {
        int[] known = [Result.Ok, Codes.NotOpened, Codes.NotAccessible];
        using var recorder = bench.Recorder();
        var met = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        Parallel.For(0, 400, new() { MaxDegreeOfParallelism = 4 }, _ =>
        {
            int type, flags;
            met.TryAdd(recorder.Call(RecorderSlots.OpenExclusive), 0);
            met.TryAdd(recorder.Call(RecorderSlots.QueryMediaType, &type, &flags), 0);
            met.TryAdd(recorder.Call(RecorderSlots.Close), 0);
        });
        Assert.Empty(met.Keys.Except(known));
        _ = recorder.Call(RecorderSlots.Close);
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Close));
    }

    [Fact]
    public void One_thread_may_close_the_disc_master_while_another_erases()
    {
        int[] known = [Result.Ok, Codes.NotOpened, Codes.NotAccessible];
        bench.Drives.Insert("lab", "cd-rw80");
        var met = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();
        using var recorder = bench.Recorder();
        var erasing = new Thread(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                met.TryAdd(recorder.Call(RecorderSlots.OpenExclusive), 0);
                met.TryAdd(recorder.Call(RecorderSlots.Erase, (byte)0), 0);
                met.TryAdd(recorder.Call(RecorderSlots.Close), 0);
            }
        });
        erasing.Start();
        for (var i = 0; erasing.IsAlive; i++)
        {
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
            bench.Master.Ask(MasterSlots.EnumDiscRecorders).Dispose();
            bench.Advise(sink);
        }

        erasing.Join();
        Assert.Empty(met.Keys.Except(known));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public void Two_disc_masters_share_a_recorder_one_after_the_other()
    {
        using var other = bench.Create(MasterBench.DiscMaster);
        Assert.Equal(Result.Ok, other.Call(MasterSlots.Open));
        Assert.Equal(Codes.StashInUse, bench.ChooseRecorder(other));
        using var strange = bench.Recorder();
        Assert.Equal(Codes.InvalidArgument, other.Call(MasterSlots.SetActiveDiscRecorder, strange.Face));
        using (var recorder = bench.Recorder(other))
        {
            Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
            Assert.Equal(Codes.NotAccessible, strange.Call(RecorderSlots.OpenExclusive));
            bench.Stage();
            Assert.Equal(Codes.NotAccessible, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
            Assert.NotEqual(0, bench.Used());
        }

        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(Result.Ok, bench.ChooseRecorder(other));
    }

    [Fact]
    public void Two_processes_share_a_recorder_one_after_the_other()
    {
        using (var neighbour = new Neighbour(bench.Home, "choose"))
        {
            Assert.Equal(Codes.StashInUse, neighbour.Result);
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        }

        using (var neighbour = new Neighbour(bench.Home, "open"))
        {
            Assert.Equal(Result.Ok, neighbour.Result);
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
            Assert.Equal(Codes.NotAccessible, bench.ChooseRecorder());
        }

        Assert.Equal(Result.Ok, bench.ChooseRecorder());
    }

    public void Dispose()
    {
        bench.Dispose();
        sink.Dispose();
    }

    /// <summary>What a thread does that does not know of the other.</summary>
    private List<int> Round()
    {
        using var joliet = bench.Face(MasterBench.Joliet);
        using var script = new Script();
        var (results, used) = (new List<int>(), 0);
        nuint cookie;
        results.Add(bench.Master.Call(MasterSlots.ProgressAdvise, sink.Reference, &cookie));
        void* recorders = null;
        results.Add(bench.Master.Call(MasterSlots.EnumDiscRecorders, &recorders));
        if (recorders is null)
            return results;
        using var walk = new VtableClient(recorders);
        void* face = null;
        uint fetched;
        if (walk.Call(WalkSlots.Next, 1, &face, &fetched) != Result.Ok)
            return results;
        using var recorder = new VtableClient(face);
        results.Add(recorder.Call(RecorderSlots.OpenExclusive));
        int type, flags;
        results.Add(recorder.Call(RecorderSlots.QueryMediaType, &type, &flags));
        results.Add(recorder.Call(RecorderSlots.Close));
        results.Add(bench.Master.Call(MasterSlots.SetActiveDiscRecorder, recorder.Face));
        results.Add(joliet.Call(JolietSlots.AddData, script.Ledger.Show<IStorage>(new ScriptedStorage(script, new Entry("a", 2, new byte[5]))), 1));
        results.Add(joliet.Call(JolietSlots.GetUsedDataBlocks, &used));
        Assert.Equal(0, script.Ledger.Out);
        return results;
    }

    private (int[] Answers, uint State) Ask(NativeSink late)
    {
        using var joliet = bench.Face(MasterBench.Joliet);
        int used;
        Guid format;
        uint state;
        Assert.Equal(Result.Ok, joliet.Call(JolietSlots.GetUsedDataBlocks, &used));
        Assert.Equal((Result.Ok, MasterBench.Joliet), (bench.Master.Call(MasterSlots.GetActiveDiscMasterFormat, &format), format));
        using var recorder = bench.Recorder();
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.GetRecorderState, &state));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressUnadvise, bench.Advise(late)));
        int[] answers =
        [
            bench.Master.Call(MasterSlots.Close),
            bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0),
            bench.Master.Call(MasterSlots.Open),
            recorder.Call(RecorderSlots.OpenExclusive),
            recorder.Call(RecorderSlots.Close),
        ];
        return (answers, state);
    }
}
