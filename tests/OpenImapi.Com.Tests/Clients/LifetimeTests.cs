using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>References in every order: row 12 of the list of observations, and the rules of COM.</summary>
public sealed unsafe class LifetimeTests : IDisposable
{
    private static readonly Guid Unknown = Guid.Parse("00000000-0000-0000-C000-000000000046");

    private readonly MasterBench bench = new();

    public static TheoryData<Guid> Faces => [MasterBench.DiscMaster, MasterBench.Joliet, MasterBench.Redbook, Unknown];

    [Theory]
    [MemberData(nameof(Faces))]
    public void Row12_the_last_Release_through_any_face_frees_stash_and_recorder_at_once(Guid face)
    {
        bench.Begin();
        bench.Stage();
        using var other = Other();
        var last = bench.Face(face);
        bench.Master.Dispose();
        Assert.Equal(Codes.StashInUse, bench.ChooseRecorder(other));
        last.Dispose();
        Assert.Equal(Result.Ok, bench.ChooseRecorder(other));
        Assert.Equal(0, bench.StashedFiles);
    }

    [Fact]
    public void Row12_Close_twice_is_no_error_and_Open_works_again()
    {
        for (var round = 0; round < 3; round++)
        {
            bench.Begin();
            Assert.Equal(Codes.AlreadyOpen, bench.Master.Call(MasterSlots.Open));
            bench.Stage();
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
            Assert.Equal(0, bench.StashedFiles);
        }

        bench.Begin();
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Theory]
    [MemberData(nameof(Faces))]
    public void Every_face_leads_to_every_other_and_to_one_identity(Guid from)
    {
        using var start = bench.Face(from);
        foreach (var to in (Guid[])[MasterBench.DiscMaster, MasterBench.Joliet, MasterBench.Redbook, Unknown])
        {
            Assert.Equal(0, Marshal.QueryInterface((nint)start.Face, to, out var face));
            Assert.Equal((nint)bench.FaceOnly(to), face);
            Assert.Equal(3u, MasterBench.CountOf((void*)face));
            Marshal.Release(face);
        }

        Assert.Equal(Codes.NoInterface, Marshal.QueryInterface((nint)start.Face, typeof(IStream).GUID, out var none));
        Assert.Equal(0, none);
        Assert.Equal(2u, MasterBench.CountOf(start.Face));
    }

    [Fact]
    public void What_is_asked_of_the_factory_in_vain_leaves_nothing_behind()
    {
        using var factory = bench.Factory();
        var (stream, unknown) = (typeof(IStream).GUID, Unknown);
        void* made = (void*)1;
        Assert.Equal((Codes.NoInterface, true), (factory.Call(3, null, &stream, &made), made is null));
        Assert.Equal(Result.Ok, factory.Call(3, null, &unknown, &made));
        Assert.Equal(1u, MasterBench.CountOf(made));
        using var master = new VtableClient(made);
        Assert.Equal(0, Marshal.QueryInterface((nint)made, MasterBench.DiscMaster, out var face));
        using (var client = new VtableClient((void*)face))
        {
            Assert.Equal(Result.Ok, client.Call(MasterSlots.Open));
            Assert.Equal(Result.Ok, bench.ChooseRecorder(client));
        }

        using var other = Other();
        Assert.Equal(Codes.StashInUse, bench.ChooseRecorder(other));
        master.Dispose();
        Assert.Equal(Result.Ok, bench.ChooseRecorder(other));
    }

    [Fact]
    public void A_recorder_outlives_Close_and_the_disc_master_and_still_opens_and_closes()
    {
        bench.Begin();
        var recorder = bench.Recorder();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Use(recorder);
        bench.Master.Dispose();
        Use(recorder);
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        using var other = Other();
        Assert.Equal(Codes.NotAccessible, bench.ChooseRecorder(other));
        recorder.Dispose();
        Assert.Equal(Result.Ok, bench.ChooseRecorder(other));
    }

    [Fact]
    public void A_recorder_that_is_kept_over_Close_and_Open_is_still_that_recorder()
    {
        bench.Begin();
        using var kept = bench.Recorder();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, kept.Face));
        bench.Stage();
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        Assert.NotEqual(0, bench.Used());
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Fact]
    public void A_recorder_that_is_released_while_it_is_opened_is_given_back_at_once()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        var recorder = bench.Recorder();
        Assert.Equal(0, Marshal.QueryInterface((nint)recorder.Face, Unknown, out var unknown));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        recorder.Dispose();
        Assert.Equal(Codes.NotAccessible, bench.ChooseRecorder());
        Marshal.Release(unknown);
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
    }

    [Fact]
    public void The_active_recorder_is_the_object_that_was_given_by_whatever_face_and_is_kept_by_no_count()
    {
        bench.Begin();
        using var recorder = bench.Recorder();
        Assert.Equal(0, Marshal.QueryInterface((nint)recorder.Face, Unknown, out var unknown));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, (void*)unknown));
        Marshal.Release(unknown);
        using (var active = bench.Master.Ask(MasterSlots.GetActiveDiscRecorder))
            Assert.Equal((nint)recorder.Face, (nint)active.Face);
        Assert.Equal(1u, MasterBench.CountOf(recorder.Face));
        recorder.Dispose();
        using var again = bench.Master.Ask(MasterSlots.GetActiveDiscRecorder);
        Use(again);
    }

    [Fact]
    public void Everything_can_be_released_in_the_wrong_order()
    {
        bench.Begin();
        using var sink = new NativeSink();
        bench.Advise(sink);
        var joliet = bench.Choose(MasterBench.Joliet);
        var recorders = bench.Master.Ask(MasterSlots.EnumDiscRecorders);
        var recorder = bench.Recorder();
        var jolietProperties = joliet.Ask(JolietSlots.GetJolietProperties);
        var properties = recorder.Ask(RecorderSlots.GetRecorderProperties);
        var walk = properties.Ask(PropertySlots.Enum);
        bench.Master.Dispose();
        joliet.Dispose();
        Assert.Equal(1, sink.Count);
        sink.Free();
        StatPropStg head;
        uint fetched;
        Assert.Equal(Result.Ok, walk.Call(WalkSlots.Next, 1, &head, &fetched));
        Marshal.FreeCoTaskMem((nint)head.Name);
        Assert.Equal(Codes.PropertiesIgnored, recorder.Call(RecorderSlots.SetRecorderProperties, jolietProperties.Face));
        recorder.Dispose();
        properties.Ask(PropertySlots.Enum).Dispose();
        properties.Dispose();
        jolietProperties.Dispose();
        walk.Dispose();
        recorders.Dispose();
        Assert.Empty(sink.Late);
    }

    public void Dispose() => bench.Dispose();

    private VtableClient Other()
    {
        var other = bench.Create(MasterBench.DiscMaster);
        Assert.Equal(Result.Ok, other.Call(MasterSlots.Open));
        return other;
    }

    private static void Use(VtableClient recorder)
    {
        int type;
        uint state;
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.GetRecorderType, &type));
        Assert.Equal((Result.Ok, 0u), (recorder.Call(RecorderSlots.GetRecorderState, &state), state));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Close));
    }
}
