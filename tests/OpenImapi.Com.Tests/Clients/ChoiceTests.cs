namespace OpenImapi.Com.Tests;

/// <summary>What the published facts leave open and was chosen here (section 14), as far as it is seen through the vtables.</summary>
public sealed unsafe class ChoiceTests : IDisposable
{
    private readonly MasterBench bench = new("cd-rw80");

    public ChoiceTests() => bench.Begin();

    [Fact]
    public void Choosing_the_same_recorder_and_disc_again_keeps_the_stage_and_another_disc_drops_it()
    {
        bench.Stage();
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        Assert.NotEqual(0, bench.Used());
        bench.Drives.Insert("lab", "cd-r74");
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        Assert.Equal(0, bench.Used());
    }

    [Fact]
    public void AddData_after_a_burn_looks_at_the_disc_again_by_itself_and_answers_what_is_wrong_with_it()
    {
        bench.Stage();
        Assert.Equal(Result.Ok, Record());
        bench.Stage("second.txt");
        Assert.Equal(Result.Ok, Record());
        Assert.Equal(2, Sessions());
        bench.Drives.Eject("lab");
        Assert.Equal(Codes.MediumNotPresent, bench.TryStage("third.txt"));
        Assert.Equal(0, bench.Used());
    }

    [Fact]
    public void A_burn_that_failed_before_it_wrote_keeps_the_stage_and_a_simulation_that_succeeded_uses_it_up()
    {
        bench.Stage();
        bench.Drives.Eject("lab");
        Assert.Equal(Codes.MediumNotPresent, Record());
        Assert.NotEqual(0, bench.Used());
        bench.Drives.Insert("lab", "cd-r80");
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)1, (byte)0));
        Assert.Equal(Codes.InvalidImage, Record());
        Assert.Equal((Result.Ok, 5, 5), Media());
    }

    /// <summary>A caller need not clear the registers around a byte.</summary>
    [Theory]
    [InlineData(0xFFFF_FF00, 0xABCD_0000, false, false)]
    [InlineData(0xFFFF_FF80, 0x0000_0100, true, false)]
    [InlineData(0x0000_0100, 0xFFFF_FF01, false, true)]
    public void Of_a_boolean_only_one_byte_counts(uint simulate, uint eject, bool simulates, bool ejects)
    {
        bench.Stage();
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (nuint)simulate | unchecked((nuint)0x1234_5678_0000_0000), (nuint)eject));
        Assert.Equal(ejects, Media() == (Result.Ok, 0, 0));
        if (!ejects)
            Assert.Equal(simulates ? (Result.Ok, 5, 7) : (Result.Ok, 1, 6), Media());
    }

    [Fact]
    public void Erase_takes_one_byte_too()
    {
        using var recorder = bench.Recorder();
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Erase, unchecked((nuint)0xFFFF_FF00)));
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Erase, unchecked((nuint)0xFFFF_FF01)));
    }

    [Fact]
    public void A_boot_image_and_a_disc_with_a_session_are_BOOTIMAGE_AND_NONBLANK_DISC_before_anything_is_written()
    {
        bench.Stage();
        Assert.Equal(Result.Ok, Record());
        bench.Stage("second.txt");
        using (var joliet = bench.Face(MasterBench.Joliet))
        {
            using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
            Assert.Equal(Result.Ok, properties.Write("PlaceBootImageOnDisc", new() { Type = 11, Value = 0xFFFF }));
            Assert.Equal(Result.Ok, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
        }

        Assert.Equal(Codes.BootImageAndNonblankDisc, Record());
        Assert.Equal(1, Sessions());
    }

    [Fact]
    public void Another_disc_than_the_one_that_a_session_was_staged_for_is_WRONGDISC_and_the_stage_is_kept()
    {
        bench.Stage();
        Assert.Equal(Result.Ok, Record());
        bench.Stage("second.txt");
        bench.Drives.Insert("lab", "cd-rw80");
        Assert.Equal(Codes.WrongDisc, Record());
        Assert.NotEqual(0, bench.Used());
    }

    [Fact]
    public void ClearFormatContent_leaves_the_session_before_and_needs_a_blank_disc_then()
    {
        bench.Stage();
        Assert.Equal(Result.Ok, Record());
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ClearFormatContent));
        bench.Stage("alone.txt");
        Assert.Equal(Codes.MediumInvalidType, Record());
    }

    public void Dispose() => bench.Dispose();

    private int Record() => bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0);

    private int Sessions()
    {
        using var disc = bench.Drives.OpenDisc("lab");
        return disc.Layout.Sessions.Length;
    }

    private (int Result, int Type, int Flags) Media()
    {
        using var recorder = bench.Recorder();
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.OpenExclusive));
        int type, flags;
        var result = recorder.Call(RecorderSlots.QueryMediaType, &type, &flags);
        Assert.Equal(Result.Ok, recorder.Call(RecorderSlots.Close));
        return (result, type, flags);
    }
}
