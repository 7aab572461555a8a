namespace OpenImapi.Com.Tests;

/// <summary>Enumerators as existing programs walk them: row 5 of the list of observations.</summary>
public sealed unsafe class EnumeratorRowTests : IDisposable
{
    private readonly MasterBench bench = new();

    public EnumeratorRowTests() => Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));

    [Fact]
    public void Row5_beyond_the_end_result_count_and_element_all_say_so_and_Reset_begins_again()
    {
        using var recorders = bench.Master.Ask(MasterSlots.EnumDiscRecorders);
        for (var round = 0; round < 2; round++)
        {
            using (Next(recorders, Result.Ok))
                Assert.Null(Next(recorders, Result.False));
            Assert.Null(Next(recorders, Result.False));
            Assert.Equal(Result.Ok, recorders.Call(WalkSlots.Reset));
        }
    }

    [Fact]
    public void A_count_without_end_gives_what_there_is_and_touches_nothing_more()
    {
        bench.Drives.Create("second", "cd-rw80");
        using var recorders = bench.Master.Ask(MasterSlots.EnumDiscRecorders);
        var wanted = stackalloc void*[3] { (void*)1, (void*)1, (void*)7 };
        uint fetched;
        Assert.Equal(Result.False, recorders.Call(WalkSlots.Next, uint.MaxValue, wanted, &fetched));
        Assert.Equal((2u, 7), (fetched, (nint)wanted[2]));
        new VtableClient(wanted[0]).Dispose();
        new VtableClient(wanted[1]).Dispose();
        Assert.Equal(Result.False, recorders.Call(WalkSlots.Next, uint.MaxValue, wanted, &fetched));
        Assert.Equal((0u, true, 7), (fetched, wanted[0] is null, (nint)wanted[2]));
        Assert.Equal(Result.Ok, recorders.Call(WalkSlots.Reset));
        Assert.Equal(Result.False, recorders.Call(WalkSlots.Skip, uint.MaxValue));
        Assert.Equal(Result.Ok, recorders.Call(WalkSlots.Next, 0, null, &fetched));
        Assert.Equal(0u, fetched);
    }

    [Fact]
    public void Each_element_is_a_reference_and_a_clone_gives_the_same_object()
    {
        using var recorders = bench.Master.Ask(MasterSlots.EnumDiscRecorders);
        using var clone = recorders.Ask(WalkSlots.Clone);
        using var first = Next(recorders, Result.Ok)!;
        Assert.Equal(1u, MasterBench.CountOf(first.Face));
        using (var same = Next(clone, Result.Ok)!)
        {
            Assert.Equal((nint)first.Face, (nint)same.Face);
            Assert.Equal(2u, MasterBench.CountOf(first.Face));
        }

        Assert.Equal(1u, MasterBench.CountOf(recorders.Face));
    }

    [Fact]
    public void An_enumerator_is_a_snapshot_and_outlives_Close_and_the_disc_master()
    {
        using var recorders = bench.Master.Ask(MasterSlots.EnumDiscRecorders);
        using var formats = bench.Master.Ask(MasterSlots.EnumDiscMasterFormats);
        bench.Drives.Create("second", "cd-r80");
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        using (Next(recorders, Result.Ok))
            Assert.Null(Next(recorders, Result.False));
        bench.Master.Dispose();
        Assert.Equal(Result.Ok, recorders.Call(WalkSlots.Reset));
        using var recorder = Next(recorders, Result.Ok)!;
        int type;
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.GetRecorderType, &type));
        Guid format;
        uint fetched;
        Assert.Equal((Result.Ok, MasterBench.Joliet), (formats.Call(WalkSlots.Next, 1, &format, &fetched), format));
    }

    public void Dispose() => bench.Dispose();

    private static VtableClient? Next(VtableClient recorders, int expected)
    {
        void* recorder = (void*)1;
        var fetched = 7u;
        Assert.Equal(expected, recorders.Call(WalkSlots.Next, 1, &recorder, &fetched));
        Assert.Equal((expected == Result.Ok, expected == Result.Ok), (fetched == 1, recorder is not null));
        return recorder is null ? null : new(recorder);
    }
}
