namespace OpenImapi.Com.Tests;

/// <summary>Audio as existing programs stage it: row 8 of the list of observations, and section 5.</summary>
public sealed unsafe class AudioRowTests : IDisposable
{
    private const int Block = 2352;

    private readonly MasterBench bench = new();

    private readonly VtableClient redbook;

    public AudioRowTests()
    {
        bench.Begin();
        redbook = bench.Choose(MasterBench.Redbook);
    }

    [Theory]
    [InlineData(0u, 1)]
    [InlineData(20u, 20)]
    [InlineData(400u, 64)]
    [InlineData(int.MaxValue, 300)]
    public void Row8_the_length_of_CreateAudioTrack_binds_nobody_and_any_number_of_blocks_comes_at_once(uint announced, int atOnce)
    {
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.CreateAudioTrack, announced));
        var blocks = (300 + atOnce - 1) / atOnce * atOnce;
        for (var i = 0; i < blocks; i += atOnce)
            Assert.Equal(Result.Ok, Add(atOnce * Block));
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.CloseAudioTrack));
        Assert.Equal([1, blocks], Numbers(RedbookSlots.GetTotalAudioTracks, RedbookSlots.GetUsedAudioBlocks));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-Block)]
    [InlineData(int.MinValue)]
    [InlineData(1)]
    [InlineData(Block - 1)]
    [InlineData(Block + 1)]
    public void Bytes_that_are_no_whole_blocks_are_E_INVALIDARG_after_the_state(int bytes)
    {
        Assert.Equal(Codes.TrackNotOpen, Add(bytes));
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.CreateAudioTrack, 0u));
        Assert.Equal(Codes.InvalidArgument, Add(bytes));
        Assert.Equal([1, 0], Numbers(RedbookSlots.GetTotalAudioTracks, RedbookSlots.GetUsedAudioBlocks));
        bench.Choose(MasterBench.Joliet).Dispose();
        Assert.Equal(Codes.WrongFormat, Add(bytes));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(Codes.NotOpened, Add(bytes));
    }

    [Fact]
    public void No_samples_are_E_POINTER_but_for_none_of_them()
    {
        Assert.Equal(Codes.Pointer, redbook.Call(RedbookSlots.AddAudioTrackBlocks, null, Block));
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.CreateAudioTrack, 0u));
        Assert.Equal(Codes.Pointer, redbook.Call(RedbookSlots.AddAudioTrackBlocks, null, Block));
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.AddAudioTrackBlocks, null, 0));
        bench.Choose(MasterBench.Joliet).Dispose();
        Assert.Equal(Codes.Pointer, redbook.Call(RedbookSlots.AddAudioTrackBlocks, null, Block));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(Codes.NotOpened, redbook.Call(RedbookSlots.AddAudioTrackBlocks, null, Block));
    }

    [Fact]
    public void A_track_is_open_between_CreateAudioTrack_and_CloseAudioTrack()
    {
        Assert.Equal(Codes.TrackNotOpen, redbook.Call(RedbookSlots.CloseAudioTrack));
        Assert.Equal(Codes.InvalidImage, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.CreateAudioTrack, 0u));
        Assert.Equal(Codes.TrackOpen, redbook.Call(RedbookSlots.CreateAudioTrack, 0u));
        Assert.Equal(Codes.TrackOpen, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(Result.Ok, Add(299 * Block));
        Assert.Equal(Codes.TrackNotBigEnough, redbook.Call(RedbookSlots.CloseAudioTrack));
        Assert.Equal(Result.Ok, Add(Block));
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.CloseAudioTrack));
    }

    [Fact]
    public void Without_a_recorder_tracks_are_staged_against_a_nominal_disc_and_not_recorded()
    {
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Open));
        bench.Choose(MasterBench.Redbook).Dispose();
        Track();
        Assert.Equal([1, 359_847, 300, 359_847 - 300 - 152], Numbers(RedbookSlots.GetTotalAudioTracks, RedbookSlots.GetTotalAudioBlocks,
            RedbookSlots.GetUsedAudioBlocks, RedbookSlots.GetAvailableAudioTrackBlocks));
        Assert.Equal(Codes.NoActiveRecorder, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Fact]
    public void The_hundredth_track_is_DISCFULL()
    {
        for (var i = 0; i < 99; i++)
            Track();
        Assert.Equal(Codes.DiscFull, redbook.Call(RedbookSlots.CreateAudioTrack, 0u));
        Assert.Equal([99, 0], Numbers(RedbookSlots.GetTotalAudioTracks, RedbookSlots.GetAvailableAudioTrackBlocks));
    }

    [Fact]
    public void Audio_on_a_disc_that_is_not_blank_is_MEDIUM_INVALIDTYPE()
    {
        bench.Choose(MasterBench.Joliet).Dispose();
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        bench.Choose(MasterBench.Redbook).Dispose();
        Track();
        Assert.Equal(Codes.MediumInvalidType, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal([1], Numbers(RedbookSlots.GetTotalAudioTracks));
    }

    public void Dispose()
    {
        redbook.Dispose();
        bench.Dispose();
    }

    private void Track()
    {
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.CreateAudioTrack, 300u));
        Assert.Equal(Result.Ok, Add(300 * Block));
        Assert.Equal(Result.Ok, redbook.Call(RedbookSlots.CloseAudioTrack));
    }

    private int Add(int bytes)
    {
        var samples = new byte[Math.Max(bytes, 1)];
        fixed (byte* first = samples)
            return redbook.Call(RedbookSlots.AddAudioTrackBlocks, first, bytes);
    }

    private int[] Numbers(params int[] slots) =>
    [
        .. slots.Select(slot =>
        {
            int number;
            Assert.Equal(Result.Ok, redbook.Call(slot, &number));
            return number;
        }),
    ];
}
