using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>Recorders as existing programs use them: rows 10, 11, 17, 19 and 21 of the list of observations, and section 3.</summary>
public sealed unsafe class RecorderRowTests : IDisposable
{
    private readonly MasterBench bench = new();

    public RecorderRowTests() => Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));

    [Fact]
    public void Row10_looking_at_the_disc_from_another_thread_does_not_disturb_the_stage()
    {
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        bench.Stage();
        using var recorder = bench.Recorder();
        var used = bench.Used();
        var timer = new Thread(() =>
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
                Assert.Equal((Result.Ok, 5, 5), Media(recorder));
                Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Close));
            }
        });
        timer.Start();
        timer.Join();
        Assert.Equal(used, bench.Used());
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Fact]
    public void Row11_closing_a_recorder_that_is_not_opened_is_an_error_and_nothing_worse()
    {
        using var recorder = bench.Recorder();
        Assert.Equal(Codes.NotOpened, recorder.Call(RecorderSlots.Close));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Close));
        Assert.Equal(Codes.NotOpened, recorder.Call(RecorderSlots.Close));
    }

    [Fact]
    public void Row17_with_no_disc_both_outputs_are_zero_and_Joliet_cannot_choose_the_recorder()
    {
        bench.Drives.Eject("lab");
        using var recorder = bench.Recorder();
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal((Result.Ok, 0, 0), Media(recorder));
        byte sessions = 9, last = 9;
        uint start = 9, next = 9, free = 9;
        Assert.Equal(Codes.MediumNotPresent, recorder.Call(RecorderSlots.QueryMediaInfo, &sessions, &last, &start, &next, &free));
        Assert.Equal((0, 0, 0u, 0u, 0u), (sessions, last, start, next, free));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Close));
        Assert.Equal(Codes.MediumNotPresent, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, recorder.Face));
        void* active = (void*)1;
        Assert.Equal((Codes.NoActiveRecorder, true), (bench.Master.Call(MasterSlots.GetActiveDiscRecorder, &active), active is null));
        bench.Drives.Insert("lab", "cd-r80");
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, recorder.Face));
    }

    [Fact]
    public void Row19_a_GUID_is_the_same_each_time_and_names_are_set_afresh()
    {
        Guid first, second;
        using (var recorder = bench.Recorder())
            first = GuidOf(recorder);
        using (var recorder = bench.Recorder())
        {
            second = GuidOf(recorder);
            char* vendor = null, product = null, revision = (char*)1;
            Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.GetDisplayNames, &vendor, &product, &revision));
            foreach (var text in (nint[])[(nint)vendor, (nint)product, (nint)revision])
                Marshal.FreeBSTR(text);
        }

        Assert.Equal(first, second);
        Assert.NotEqual(Guid.Empty, first);
    }

    [Theory]
    [InlineData("cd-r80", 5, 0x5)]
    [InlineData("cd-rw80", 5, 0x7)]
    public void Row21_a_blank_disc_has_a_type_and_one_of_the_flags_that_programs_test(string medium, int type, int flags)
    {
        bench.Drives.Insert("lab", medium);
        using var recorder = bench.Recorder();
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal((Result.Ok, type, flags), Media(recorder));
    }

    [Fact]
    public void OpenExclusive_twice_is_NOTACCESSIBLE_and_the_first_stays()
    {
        using var recorder = bench.Recorder();
        using var other = bench.Recorder();
        Assert.NotEqual((nint)recorder.Face, (nint)other.Face);
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Codes.NotAccessible, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Codes.NotAccessible, other.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Codes.NotOpened, other.Call(RecorderSlots.Eject));
        Assert.Equal(Codes.NotAccessible, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, other.Face));
        Assert.Equal((Result.Ok, 5, 5), Media(recorder));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Close));
        Assert.Equal(Result.Ok, other.Call(RecorderSlots.OpenExclusive));
    }

    [Fact]
    public void A_device_that_was_removed_is_NOTPRESENT_everywhere_and_its_outputs_are_null()
    {
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        using var recorder = bench.Recorder();
        bench.TakeAway(recorder);
        bench.Drives.Remove("lab");
        var number = 9;
        void* pointer = (void*)1;
        foreach (var slot in (int[])[RecorderSlots.GetRecorderType, RecorderSlots.GetRecorderState])
            Assert.Equal((Codes.NotPresent, 0), (recorder.Call(slot, &number), number));
        foreach (var slot in (int[])[RecorderSlots.GetBasePnPID, RecorderSlots.GetPath, RecorderSlots.GetRecorderProperties])
        {
            pointer = (void*)1;
            Assert.Equal((Codes.NotPresent, true), (recorder.Call(slot, &pointer), pointer is null));
        }

        var bytes = stackalloc byte[16];
        var size = 9u;
        Assert.Equal((Codes.NotPresent, 0u), (recorder.Call(RecorderSlots.GetRecorderGUID, bytes, 16, &size), size));
        foreach (var slot in (int[])[RecorderSlots.OpenExclusive, RecorderSlots.Eject, RecorderSlots.Close])
            Assert.Equal(Codes.NotPresent, recorder.Call(slot));
        Assert.Equal(Codes.NotPresent, recorder.Call(RecorderSlots.Erase, (byte)0));
        char* vendor = (char*)1, product = (char*)1, revision = (char*)1;
        Assert.Equal(Codes.NotPresent, recorder.Call(RecorderSlots.GetDisplayNames, &vendor, &product, &revision));
        Assert.True(vendor is null && product is null && revision is null);
        Assert.Equal((Codes.NotPresent, 0, 0), Media(recorder));
        pointer = (void*)1;
        Assert.Equal((Codes.NotPresent, true), (bench.Master.Call(MasterSlots.GetActiveDiscRecorder, &pointer), pointer is null));
        Assert.Equal(Codes.NotPresent, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, recorder.Face));
    }

    [Fact]
    public void An_erasure_needs_a_disc_that_can_be_erased()
    {
        using var recorder = bench.Recorder();
        Assert.Equal(Codes.NotOpened, recorder.Call(RecorderSlots.Erase, (byte)0));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Codes.MediumInvalidType, recorder.Call(RecorderSlots.Erase, (byte)1));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Eject));
        Assert.Equal(Codes.MediumNotPresent, recorder.Call(RecorderSlots.Erase, (byte)0));
    }

    [Fact]
    public void Init_is_not_for_clients()
    {
        using var recorder = bench.Recorder();
        Assert.True(((delegate* unmanaged[MemberFunction]<void*, byte*, uint, uint, int>)(*(void***)recorder.Face)[RecorderSlots.Init])(recorder.Face, null, 16, 0) < 0);
    }

    public void Dispose() => bench.Dispose();

    private static (int Result, int Type, int Flags) Media(VtableClient recorder)
    {
        int type = 9, flags = 9;
        return (recorder.Call(RecorderSlots.QueryMediaType, &type, &flags), type, flags);
    }

    private static Guid GuidOf(VtableClient recorder)
    {
        uint size;
        Guid guid;
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.GetRecorderGUID, null, 0, &size));
        Assert.Equal(16u, size);
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.GetRecorderGUID, &guid, 16, &size));
        return guid;
    }
}
