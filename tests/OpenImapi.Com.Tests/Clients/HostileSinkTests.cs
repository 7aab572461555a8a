using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>Sinks that fail, throw, let themselves go or call back from within.</summary>
public sealed unsafe class HostileSinkTests : IDisposable
{
    private readonly MasterBench bench = new();

    private readonly NativeSink sink = new();

    public HostileSinkTests() => bench.Begin();

    public static TheoryData<string> Events => ["QueryCancel", "NotifyAddProgress", "NotifyBlockProgress", "NotifyPreparingBurn", "NotifyClosingDisc", "NotifyBurnComplete"];

    [Theory]
    [InlineData(Codes.Fail)]
    [InlineData(Codes.NotImplemented)]
    [InlineData(Codes.UserAbort)]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void What_a_sink_answers_changes_nothing(int answer)
    {
        bench.Advise(sink);
        sink.Answer = _ => answer;
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Fact]
    public void What_a_sink_in_CSharp_throws_arrives_as_its_HRESULT_and_changes_nothing()
    {
        using var ledger = new Ledger();
        using var client = new VtableClient(ledger.Give<IDiscMasterProgressEvents>(new ThrowingSink()));
        Assert.Equal(new NotSupportedException().HResult, client.Call(4));
        nuint cookie;
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressAdvise, client.Face, &cookie));
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressUnadvise, cookie));
        Assert.Equal(1, ledger.Out);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void A_sink_that_lets_itself_go_from_within_lives_until_it_returns_and_hears_nothing_more(string at)
    {
        var cookie = bench.Advise(sink);
        Marshal.Release((nint)sink.Reference);
        var (answer, held) = (-1, 0);
        sink.Answer = heard =>
        {
            if (heard.Event == at)
                (answer, held) = (bench.Master.Call(MasterSlots.ProgressUnadvise, cookie), sink.Count);
            return 0;
        };
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal((Result.Ok, true, 0), (answer, held > 0, sink.Count));
        Assert.Equal(at, sink.All[^1].Event);
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void A_sink_that_calls_back_is_answered_and_what_would_change_something_is_refused(string at)
    {
        bench.Advise(sink);
        using var joliet = bench.Face(MasterBench.Joliet);
        using var ledger = new Ledger();
        using var recorder = bench.Recorder();
        var (refused, answered) = (new List<int>(), new List<int>());
        sink.Answer = heard =>
        {
            if (heard.Event != at || refused.Count > 0)
                return 0;
            refused.Add(bench.Master.Call(MasterSlots.Close));
            refused.Add(bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
            refused.Add(bench.Master.Call(MasterSlots.ClearFormatContent));
            refused.Add(bench.Master.Call(MasterSlots.SetActiveDiscRecorder, recorder.Face));
            refused.Add(joliet.Call(JolietSlots.AddData, ledger.Show<IStorage>(new ClientStorage()), 0));
            int number;
            answered.Add(joliet.Call(JolietSlots.GetUsedDataBlocks, &number));
            answered.Add(recorder.Call(RecorderSlots.GetRecorderState, &number));
            bench.Master.Ask(MasterSlots.EnumDiscRecorders).Dispose();
            bench.Master.Ask(MasterSlots.GetActiveDiscRecorder).Dispose();
            using var other = new NativeSink();
            nuint cookie;
            answered.Add(bench.Master.Call(MasterSlots.ProgressAdvise, other.Reference, &cookie));
            answered.Add(bench.Master.Call(MasterSlots.ProgressUnadvise, cookie));
            answered.Add(other.Count - 1);
            return 0;
        };
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(Enumerable.Repeat(Codes.StillInUse, 5), refused);
        Assert.Equal(Enumerable.Repeat(Result.Ok, 5), answered);
    }

    [Fact]
    public void A_sink_may_open_another_disc_master_from_within()
    {
        bench.Advise(sink);
        var answers = new List<int>();
        sink.Answer = heard =>
        {
            if (heard.Event != "NotifyAddProgress" || answers.Count > 0)
                return 0;
            using var other = bench.Create(MasterBench.DiscMaster);
            answers.Add(other.Call(MasterSlots.Open));
            answers.Add(bench.ChooseRecorder(other));
            answers.Add(other.Call(MasterSlots.Close));
            return 0;
        };
        bench.Stage();
        Assert.Equal([Result.Ok, Codes.StashInUse, Result.Ok], answers);
    }

    [Theory]
    [InlineData("NotifyAddProgress")]
    [InlineData("NotifyBlockProgress")]
    [InlineData("NotifyBurnComplete")]
    public void A_disc_master_that_is_released_from_within_ends_its_call_and_frees_the_recorder(string at)
    {
        bench.Advise(sink);
        bench.Stage();
        using var script = new Script();
        using var other = bench.Create(MasterBench.DiscMaster);
        Assert.Equal(Result.Ok, other.Call(MasterSlots.Open));
        sink.Answer = heard =>
        {
            if (heard.Event == at)
                bench.Master.Dispose();
            return 0;
        };
        var call = bench.Master.Slot(MasterSlots.RecordDisc);
        if (at == "NotifyAddProgress")
            using (var joliet = bench.Face(MasterBench.Joliet))
                call = joliet.Slot(JolietSlots.AddData);
        var storage = script.Ledger.Show<IStorage>(new ScriptedStorage(script, new Entry("b.txt", 2, new byte[5])));
        var face = at == "NotifyAddProgress" ? bench.FaceOnly(MasterBench.Joliet) : bench.Master.Face;
        ((delegate* unmanaged[MemberFunction]<void*, void*, int, int>)call)(face, at == "NotifyAddProgress" ? storage : null, 0);
        Assert.Equal((1, 0), (sink.Count, script.Ledger.Out));
        Assert.True(SpinWait.SpinUntil(() => bench.ChooseRecorder(other) is not (Codes.StashInUse or Codes.NotAccessible), TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_an_erasure_ends_a_sink_may_close_the_disc_master_or_let_the_recorder_go(bool closes)
    {
        bench.Drives.Insert("lab", "cd-rw80");
        bench.Advise(sink);
        var recorder = bench.Recorder();
        var (face, erase) = ((nint)recorder.Face, (nint)recorder.Slot(RecorderSlots.Erase));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        sink.Answer = heard =>
        {
            if (closes)
                Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
            else
                recorder.Dispose();
            return 0;
        };
        Assert.Equal(Result.Ok, ((delegate* unmanaged[MemberFunction]<void*, byte, int>)erase)((void*)face, 0));
        recorder.Dispose();
        bench.Master.Call(MasterSlots.Open);
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
    }

    [Fact]
    public void One_sink_registered_twice_hears_everything_twice()
    {
        var (first, second) = (bench.Advise(sink), bench.Advise(sink));
        Assert.NotEqual(first, second);
        var held = sink.Count;
        bench.Stage();
        var twice = sink.All.Count;
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressUnadvise, first));
        Assert.InRange(sink.Count, 2, held - 1);
        bench.Stage("b.txt");
        Assert.Equal(twice / 2, sink.All.Count - twice);
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressUnadvise, second));
        Assert.Equal(1, sink.Count);
    }

    [Fact]
    public void A_hundred_sinks_each_have_a_cookie_and_hear_the_same()
    {
        var sinks = Enumerable.Range(0, 100).Select(_ => new NativeSink()).ToArray();
        var cookies = sinks.Select(each => bench.Advise(each)).ToArray();
        Assert.Equal((100, true), (cookies.Distinct().Count(), cookies.All(cookie => cookie != 0)));
        bench.Stage();
        Assert.All(sinks, each => Assert.Equal(sinks[0].Names, each.Names));
        foreach (var cookie in cookies[..50])
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressUnadvise, cookie));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.All(sinks, each => Assert.Equal(1, each.Count));
        Array.ForEach(sinks, each => each.Dispose());
    }

    [Fact]
    public void A_cookie_that_nobody_has_is_E_INVALIDARG_and_one_of_a_closed_disc_master_is_too()
    {
        var cookie = bench.Advise(sink);
        foreach (var wrong in (nuint[])[0, cookie + 1, nuint.MaxValue])
            Assert.Equal(Codes.InvalidArgument, bench.Master.Call(MasterSlots.ProgressUnadvise, wrong));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressUnadvise, cookie));
        Assert.Equal(Codes.InvalidArgument, bench.Master.Call(MasterSlots.ProgressUnadvise, cookie));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(Codes.NotOpened, bench.Master.Call(MasterSlots.ProgressUnadvise, cookie));
    }

    [Fact]
    public void After_it_was_let_go_a_sink_may_be_freed_at_once()
    {
        var cookie = bench.Advise(sink);
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ProgressUnadvise, cookie));
        Assert.Equal(1, sink.Count);
        sink.Free();
        bench.Catalog.Announce();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        bench.Master.Dispose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Empty(sink.Late);
    }

    public void Dispose()
    {
        bench.Dispose();
        sink.Dispose();
    }
}

/// <summary>A sink that answers every call with an exception.</summary>
[GeneratedComClass]
internal sealed unsafe partial class ThrowingSink : IDiscMasterProgressEvents
{
    public int QueryCancel(byte* cancel) => throw new InvalidOperationException();

    public int NotifyPnPActivity() => throw new NotSupportedException();

    public int NotifyAddProgress(int completed, int total) => throw new TimeoutException();

    public int NotifyBlockProgress(int completed, int total) => throw new FormatException();

    public int NotifyTrackProgress(int current, int total) => throw new ArgumentException("No.", nameof(current));

    public int NotifyPreparingBurn(int estimatedSeconds) => throw new OperationCanceledException();

    public int NotifyClosingDisc(int estimatedSeconds) => throw new OverflowException();

    public int NotifyBurnComplete(int status) => throw new StorageException(Codes.ReadFault);

    public int NotifyEraseComplete(int status) => throw new ObjectDisposedException("sink");
}
