namespace OpenImapi.Com.Tests;

/// <summary>Formats and block counts as existing programs use them: rows 1 to 4 and 18 of the list of observations, and 22.</summary>
public sealed unsafe class FormatRowTests : IDisposable
{
    private readonly MasterBench bench = new();

    [Fact]
    public void Row1_Joliet_is_active_right_after_Open()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        Guid format;
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.GetActiveDiscMasterFormat, &format));
        Assert.Equal(MasterBench.Joliet, format);
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Fact]
    public void Row2_the_faces_that_QueryInterface_gives_follow_the_active_format()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        using var joliet = bench.Face(MasterBench.Joliet);
        using var redbook = bench.Face(MasterBench.Redbook);
        int number;
        Assert.Equal(Result.Ok, joliet.Call(JolietSlots.GetDataBlockSize, &number));
        Assert.Equal(Codes.WrongFormat, redbook.Call(RedbookSlots.GetAudioBlockSize, &number));
        using var chosen = bench.Choose(MasterBench.Redbook);
        Assert.Equal((nint)redbook.Face, (nint)chosen.Face);
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.GetAudioBlockSize, &number));
        Assert.Equal(Codes.WrongFormat, joliet.Call(JolietSlots.GetDataBlockSize, &number));
    }

    [Fact]
    public void Row3_the_active_recorder_survives_a_change_of_format()
    {
        bench.Begin();
        using var before = bench.Master.Ask(MasterSlots.GetActiveDiscRecorder);
        foreach (var format in (Guid[])[MasterBench.Redbook, MasterBench.Joliet])
            bench.Choose(format).Dispose();
        using var after = bench.Master.Ask(MasterSlots.GetActiveDiscRecorder);
        Assert.Equal((nint)before.Face, (nint)after.Face);
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Fact]
    public void Row4_block_sizes_and_counts_answer_with_no_recorder()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        using (var joliet = bench.Face(MasterBench.Joliet))
            Assert.Equal([359_849, 0, 2048], Numbers(joliet, JolietSlots.GetTotalDataBlocks, JolietSlots.GetUsedDataBlocks, JolietSlots.GetDataBlockSize));
        using var redbook = bench.Choose(MasterBench.Redbook);
        var numbers = Numbers(redbook, RedbookSlots.GetTotalAudioTracks, RedbookSlots.GetTotalAudioBlocks, RedbookSlots.GetUsedAudioBlocks,
            RedbookSlots.GetAvailableAudioTrackBlocks, RedbookSlots.GetAudioBlockSize);
        Assert.Equal([0, 359_847, 0, 359_847, 2352], numbers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Row18_what_succeeds_answers_exactly_S_OK(bool withProperties)
    {
        Assert.Equal(0, bench.Master.Call(MasterSlots.Open));
        using var joliet = bench.Choose(MasterBench.Joliet);
        if (withProperties)
            using (var properties = joliet.Ask(JolietSlots.GetJolietProperties))
                Assert.Equal(0, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
        using var recorder = bench.Recorder();
        Assert.Equal(0, bench.Master.Call(MasterSlots.SetActiveDiscRecorder, recorder.Face));
        bench.Stage();
        Assert.Equal(0, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(0, bench.Master.Call(MasterSlots.Close));
    }

    [Fact]
    public void Row22_without_a_recorder_nothing_is_staged_or_recorded()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        using var script = new Script();
        using var joliet = bench.Face(MasterBench.Joliet);
        Assert.Equal(Codes.NoActiveRecorder, joliet.Call(JolietSlots.AddData, script.Ledger.Show<IStorage>(new ScriptedStorage(script)), 0));
        Assert.Empty(script.Calls);
        Assert.Equal(Codes.NoActiveRecorder, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Fact]
    public void The_formats_are_Joliet_and_Redbook_in_this_order_and_no_other_can_be_chosen()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        using (var formats = bench.Master.Ask(MasterSlots.EnumDiscMasterFormats))
        {
            var wanted = stackalloc Guid[3];
            uint fetched;
            Assert.Equal(Result.False, formats.Call(WalkSlots.Next, 3, wanted, &fetched));
            Assert.Equal((2u, MasterBench.Joliet, MasterBench.Redbook), (fetched, wanted[0], wanted[1]));
        }

        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        bench.Stage();
        var unknown = MasterBench.DiscMaster;
        void* face = (void*)1;
        Assert.Equal(Codes.NoInterface, bench.Master.Call(MasterSlots.SetActiveDiscMasterFormat, &unknown, &face));
        Assert.True(face is null);
        Assert.NotEqual(0, bench.Used());
    }

    [Fact]
    public void Choosing_a_format_again_drops_what_is_staged_and_each_face_is_one_reference()
    {
        bench.Begin();
        bench.Stage();
        using (bench.Choose(MasterBench.Joliet))
        {
            Assert.Equal(0, bench.Used());
            Assert.Equal(2u, MasterBench.CountOf(bench.Master.Face));
        }

        Assert.Equal(1u, MasterBench.CountOf(bench.Master.Face));
    }

    public void Dispose() => bench.Dispose();

    private static int[] Numbers(VtableClient face, params int[] slots) =>
    [
        .. slots.Select(slot =>
        {
            int number;
            Assert.Equal(Result.Ok, face.Call(slot, &number));
            return number;
        }),
    ];
}
