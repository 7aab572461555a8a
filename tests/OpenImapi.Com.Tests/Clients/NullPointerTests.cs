namespace OpenImapi.Com.Tests;

/// <summary>
/// Null pointers and outputs: that a thing is not open comes first, then the null pointer, then everything else; outputs are null or zero whenever
/// a call fails.
/// </summary>
public sealed unsafe class NullPointerTests : IDisposable
{
    private static readonly nint Garbage = unchecked((nint)0xDEAD_BEEF_DEAD_BEEF);

    private readonly MasterBench bench = new();

    private readonly VtableClient joliet;

    private readonly VtableClient redbook;

    public NullPointerTests() => (joliet, redbook) = (bench.Face(MasterBench.Joliet), bench.Face(MasterBench.Redbook));

    /// <summary>Slots of the disc master with one pointer.</summary>
    public static TheoryData<int> MasterOutputs => new(MasterSlots.EnumDiscMasterFormats, MasterSlots.EnumDiscRecorders, MasterSlots.GetActiveDiscRecorder);

    [Theory]
    [MemberData(nameof(MasterOutputs))]
    public void An_output_of_the_disc_master_is_null_where_it_fails(int slot)
    {
        var output = Garbage;
        Assert.Equal((Codes.NotOpened, 0), (bench.Master.Call(slot, &output), output));
        Assert.Equal(Codes.NotOpened, bench.Master.Call(slot, null));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        Assert.Equal(Codes.Pointer, bench.Master.Call(slot, null));
        if (slot != MasterSlots.GetActiveDiscRecorder)
            return;
        output = Garbage;
        Assert.Equal((Codes.NoActiveRecorder, 0), (bench.Master.Call(slot, &output), output));
    }

    [Fact]
    public void The_format_and_its_face_are_zero_where_they_cannot_be_had()
    {
        var format = Guid.AllBitsSet;
        var face = Garbage;
        Assert.Equal((Codes.NotOpened, Guid.Empty), (bench.Master.Call(MasterSlots.GetActiveDiscMasterFormat, &format), format));
        format = MasterBench.Joliet;
        Assert.Equal((Codes.NotOpened, 0), (bench.Master.Call(MasterSlots.SetActiveDiscMasterFormat, &format, &face), face));
        Assert.Equal(Codes.NotOpened, bench.Master.Call(MasterSlots.SetActiveDiscMasterFormat, null, null));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        Assert.Equal(Codes.Pointer, bench.Master.Call(MasterSlots.GetActiveDiscMasterFormat, null));
        face = Garbage;
        Assert.Equal((Codes.Pointer, 0), (bench.Master.Call(MasterSlots.SetActiveDiscMasterFormat, null, &face), face));
        Assert.Equal(Codes.Pointer, bench.Master.Call(MasterSlots.SetActiveDiscMasterFormat, &format, null));
    }

    [Fact]
    public void A_cookie_is_zero_where_no_sink_was_registered()
    {
        using var sink = new NativeSink();
        using var ledger = new Ledger();
        var stream = ledger.Show<IEnumSTATSTG>(new ScriptedWalk(new(), []));
        nuint cookie = 7;
        Assert.Equal((Codes.NotOpened, 0u), (bench.Master.Call(MasterSlots.ProgressAdvise, sink.Reference, &cookie), cookie));
        cookie = 7;
        Assert.Equal((Codes.NotOpened, 0u), (bench.Master.Call(MasterSlots.ProgressAdvise, stream, &cookie), cookie));
        Assert.Equal(Codes.NotOpened, bench.Master.Call(MasterSlots.ProgressAdvise, null, null));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        cookie = 7;
        Assert.Equal((Codes.Pointer, 0u), (bench.Master.Call(MasterSlots.ProgressAdvise, null, &cookie), cookie));
        Assert.Equal(Codes.Pointer, bench.Master.Call(MasterSlots.ProgressAdvise, sink.Reference, null));
        cookie = 7;
        Assert.Equal((Codes.NoInterface, 0u), (bench.Master.Call(MasterSlots.ProgressAdvise, stream, &cookie), cookie));
        Assert.Equal((1, 0), (sink.Count, ledger.Out));
    }

    [Fact]
    public void A_recorder_that_is_none_of_ours_is_E_INVALIDARG_after_the_state()
    {
        using var ledger = new Ledger();
        var foreign = ledger.Show<IEnumSTATSTG>(new ScriptedWalk(new(), []));
        Assert.Equal(Codes.NotOpened, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, null));
        Assert.Equal(Codes.NotOpened, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, foreign));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        Assert.Equal(Codes.Pointer, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, null));
        Assert.Equal(Codes.InvalidArgument, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, foreign));
        Assert.Equal(Codes.InvalidArgument, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, bench.Master.Face));
        Assert.Equal(0, ledger.Out);
    }

    [Fact]
    public void Numbers_of_the_formats_are_zero_where_they_cannot_be_had()
    {
        var numbers = Enumerable.Range(RedbookSlots.GetTotalAudioTracks, 5).Select(slot => (redbook, slot))
            .Concat(Enumerable.Range(JolietSlots.GetTotalDataBlocks, 3).Select(slot => (joliet, slot))).ToArray();
        foreach (var (face, slot) in numbers)
        {
            var number = 7;
            Assert.Equal((Codes.NotOpened, 0), (face.Call(slot, &number), number));
            Assert.Equal(Codes.NotOpened, face.Call(slot, null));
        }

        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        foreach (var (face, slot) in numbers)
        {
            var number = 7;
            Assert.Equal(Codes.Pointer, face.Call(slot, null));
            Assert.Equal(face == joliet ? (Result.Ok, true) : (Codes.WrongFormat, false), (face.Call(slot, &number), number != 0 || slot == JolietSlots.GetUsedDataBlocks && face == joliet));
        }
    }

    [Fact]
    public void Properties_of_the_wrong_format_are_null_and_none_are_set()
    {
        var storage = Garbage;
        using var script = new Script();
        var given = script.Ledger.Show<IPropertyStorage>(new PropertyStorage(new() { ["VolumeName"] = "X" }));
        Assert.Equal((Codes.NotOpened, 0), (joliet.Call(JolietSlots.GetJolietProperties, &storage), storage));
        Assert.Equal(Codes.NotOpened, joliet.Call(JolietSlots.GetJolietProperties, null));
        Assert.Equal(Codes.NotOpened, joliet.Call(JolietSlots.SetJolietProperties, given));
        Assert.Equal(Codes.NotOpened, joliet.Call(JolietSlots.SetJolietProperties, null));
        Assert.Equal(Codes.NotOpened, joliet.Call(JolietSlots.AddData, null, 0));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        Assert.Equal(Codes.Pointer, joliet.Call(JolietSlots.GetJolietProperties, null));
        Assert.Equal(Codes.Pointer, joliet.Call(JolietSlots.SetJolietProperties, null));
        Assert.Equal(Codes.Pointer, joliet.Call(JolietSlots.AddData, null, 0));
        bench.Choose(MasterBench.Redbook).Dispose();
        storage = Garbage;
        Assert.Equal((Codes.WrongFormat, 0), (joliet.Call(JolietSlots.GetJolietProperties, &storage), storage));
        Assert.Equal(Codes.WrongFormat, joliet.Call(JolietSlots.SetJolietProperties, given));
        Assert.Equal(0, script.Ledger.Out);
    }

    [Fact]
    public void Of_a_recorder_every_output_is_zero_before_anything_else_is_looked_at()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        using var recorder = bench.Recorder();
        foreach (var expected in (int[])[Codes.NotOpened, Codes.Pointer])
        {
            int type = 7, flags = 7;
            Assert.Equal((expected, 0), (recorder.Call(RecorderSlots.QueryMediaType, &type, null), type));
            Assert.Equal((expected, 0), (recorder.Call(RecorderSlots.QueryMediaType, null, &flags), flags));
            for (var missing = 0; missing < 5; missing++)
            {
                byte sessions = 7, last = 7;
                uint start = 7, next = 7, free = 7;
                Assert.Equal(expected, recorder.Call(RecorderSlots.QueryMediaInfo, missing == 0 ? null : &sessions, missing == 1 ? null : &last,
                    missing == 2 ? null : &start, missing == 3 ? null : &next, missing == 4 ? null : &free));
                Assert.Equal((missing, 7), (missing, sessions + last + (int)start + (int)next + (int)free));
            }

            if (expected == Codes.NotOpened)
                Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        }

        foreach (var slot in (int[])[RecorderSlots.GetRecorderType, RecorderSlots.GetBasePnPID, RecorderSlots.GetPath, RecorderSlots.GetRecorderProperties,
            RecorderSlots.SetRecorderProperties, RecorderSlots.GetRecorderState])
            Assert.Equal(Codes.Pointer, recorder.Call(slot, null));
        var size = 7u;
        Assert.Equal((Codes.Pointer, 0u), (recorder.Call(RecorderSlots.GetRecorderGUID, null, 16, &size), size));
        Assert.Equal(Codes.Pointer, recorder.Call(RecorderSlots.GetRecorderGUID, null, 0, null));
    }

    [Fact]
    public void QueryInterface_and_CreateInstance_answer_null_pointers_too()
    {
        var unknown = Guid.Parse("00000000-0000-0000-C000-000000000046");
        void* face = (void*)Garbage;
        foreach (var each in (VtableClient[])[bench.Master, joliet, redbook])
        {
            Assert.Equal(Codes.Pointer, each.Call(0, &unknown, null));
            Assert.Equal((Codes.Pointer, true), (each.Call(0, null, &face), face is null));
        }

        using var factory = bench.Factory();
        face = (void*)Garbage;
        Assert.Equal((Codes.Pointer, true), (factory.Call(3, null, null, &face), face is null));
        Assert.Equal(Codes.Pointer, factory.Call(3, null, &unknown, null));
    }

    public void Dispose()
    {
        joliet.Dispose();
        redbook.Dispose();
        bench.Dispose();
    }
}
