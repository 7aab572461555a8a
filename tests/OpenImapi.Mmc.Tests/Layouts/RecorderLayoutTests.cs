
namespace OpenImapi.Mmc.Tests.Layouts;

/// <summary>Responses that recorders of MMC-3 and later give, with bytes laid out by hand from the tables of MMC-5 and SPC-4; sense as sg_decode_sense of sg3_utils 1.46 reads it.</summary>
public class RecorderLayoutTests
{
    [Fact] // SPC-4, 4.5.2.4.4; sg_decode_sense: "Not Ready, format in progress, progress indication: 25.00%"
    public void Sense_with_progress_in_descriptors()
    {
        const string Hex = "72 02 04 04 000000 08  02 06 0000 804000 00";
        Assert.Equal(KnownSense.FormatInProgress.WithProgress(0.25), Bytes.Exact<DescriptorSense>(Hex).ToFixed());
        Assert.Equal(KnownSense.FormatInProgress.WithProgress(0.25), SenseData.Parse(Bytes.Of(Hex)));
        Assert.Equal(Bytes.Of(Hex), Bytes.Written(DescriptorSense.Of(KnownSense.FormatInProgress.WithProgress(0.25))));
    }

    [Fact] // SPC-4, 4.5.2.2; sg_decode_sense: "Medium Error, unrecovered read error, Information: 0x0000000000012345"
    public void Sense_with_a_block_in_descriptors()
    {
        const string Hex = "72 03 11 00 000000 0C  00 0A 80 00 0000000000012345";
        Assert.Equal(KnownSense.UnrecoveredReadError with { Information = 0x12345 }, SenseData.Parse(Bytes.Of(Hex)));
        Assert.Equal(Bytes.Of(Hex), Bytes.Written(DescriptorSense.Of(KnownSense.UnrecoveredReadError with { Information = 0x12345 })));
    }

    [Theory]
    [InlineData("73 03 0C 00 000000 FF")]
    [InlineData("73 03 0C 00 000000 08 00 0A 80")]
    [InlineData("73 03 0C 00")]
    [InlineData("73 03 0C 00 000000 04 00 00 02 00")]
    public void Sense_that_ends_too_soon_still_has_its_key(string hex) =>
        Assert.Equal(KnownSense.WriteError with { Deferred = true }, SenseData.Parse(Bytes.Of(hex)));

    [Fact] // 6.7.3
    public void Events_of_every_class()
    {
        var all = (EventClasses)0x7E;
        Assert.Equal(new EventReport(1, all, 2, 0, 1), Bytes.Exact<EventReport>("0006 01 7E 02 00 0001"));
        Assert.Equal(new EventReport(2, all, 1, 3, 0), Bytes.Exact<EventReport>("0006 02 7E 01 03 0000"));
        Assert.Equal(new EventReport(6, all, 1, 2, 50), Bytes.Exact<EventReport>("0006 06 7E 01 02 0032"));
        Assert.Equal(new EventReport(0, all, 0, 0, 0), Bytes.Exact<EventReport>("0002 80 7E"));
        Assert.Equal(EventClasses.Media, EventReport.Bit(4));
    }

    [Fact] // 6.22.3.2 and 6.22.3.3
    public void Disc_information_of_types_1_and_2()
    {
        Assert.Equal(new TrackResources(7927, 3, 16, 2), Bytes.Exact<TrackResources>("000A 20 00 1EF7 0003 0010 0002"));
        Assert.Equal(new PseudoOverwriteResources(0x10000, 0x2000, 0x300), Bytes.Exact<PseudoOverwriteResources>("000E 40 00 00010000 00002000 00000300"));
    }

    [Fact] // 6.8.3: a drive of constant linear velocity
    public void Nominal_performance() => Assert.Equal(
        [new PerformanceRun(0, 5540, 2_295_103, 5540)],
        Bytes.Exact<NominalPerformance>("00000014 02 000000  00000000 000015A4 0023053F 000015A4").Runs);

    [Fact] // SPC-4, 6.33
    public void Units() => Assert.Equal([new LunEntry(0), new LunEntry(0x0001000000000000)], Bytes.Exact<LunList>("00000010 00000000 0000000000000000 0001000000000000").Units);

    [Fact] // 6.18.3
    public void Buffer_capacity_in_blocks() => Assert.Equal(new BufferCapacity(0, 0x400) { InBlocks = true }, Bytes.Exact<BufferCapacity>("000A 00 01 00000000 00000400"));

    [Fact] // 6.11.3
    public void Mechanism_at_work() => Assert.Equal(
        new MechanismState(DoorOpen: false) { Mechanism = 3, CurrentAddress = 0x012345 }, Bytes.Exact<MechanismState>("00 60 012345 00 0000"));

    [Fact] // 7.7
    public void Audio_control() => Assert.Equal(
        new CdAudioControl(new(1, 0xFF), new(2, 0x80)) { StopsAtTrack = true }, Bytes.Exact<CdAudioControl>("0E 0E 06 00 0000 0000 01 FF 02 80 00 00 00 00"));

    [Fact] // 7.9
    public void Fault_reporting() => Assert.Equal(
        new FaultReporting(0x08, 6) { Interval = 600, Count = 1 }, Bytes.Exact<FaultReporting>("1C 0A 08 06 00000258 00000001"));
}
