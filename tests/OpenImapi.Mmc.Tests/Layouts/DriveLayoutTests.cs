using OpenImapi.Formats;

namespace OpenImapi.Mmc.Tests.Layouts;

/// <summary>Responses about the drive, mode pages, features and sense, with bytes laid out by hand from the tables of MMC-5 and SPC-4.</summary>
public class DriveLayoutTests
{
    /// <summary>SPC-4, 6.6.2: 36 bytes, as our own drives answer.</summary>
    [Fact]
    public void Inquiry_of_36_bytes()
    {
        var inquiry = Bytes.Exact<StandardInquiry>("05 80 06 02 1F 000000 4F50454E494D4150 56697274756C2042 4420202020202020 312E3020");
        Assert.Equal(new StandardInquiry(ByteString.Ascii("OPENIMAP"), ByteString.Ascii("Virtul BD"), ByteString.Ascii("1.0")), inquiry);
        Assert.Equal(StandardInquiry.Length, Bytes.Written(inquiry).Length);
    }

    /// <summary>SPC-4, 7.8.6: device identification with a T10 vendor designator.</summary>
    [Fact]
    public void Device_identification()
    {
        var page = Bytes.Exact<VitalProductData>("05 83 0022 02 01 00 1E 56454E444F522020 50524F4455435420 2020202020202020 303132333435");
        Assert.Equal(VitalProductData.T10Designator(ByteString.Ascii("VENDOR"), ByteString.Ascii("PRODUCT"), ByteString.Ascii("012345")), page.Data);
    }

    [Fact] // 6.19.3
    public void Capacity() => Assert.Equal(new CapacityData(0x00057DC8), Bytes.Exact<CapacityData>("00057DC8 00000800"));

    [Fact] // 6.18.3
    public void Buffer_capacity()
    {
        Assert.Equal(new BufferCapacity(0x200000, 0x80000), Bytes.Exact<BufferCapacity>("000A 00 00 00200000 00080000"));
        Assert.Equal(0.75, new BufferCapacity(0x200000, 0x80000).Fill);
        Assert.Equal(0, default(BufferCapacity).Fill);
        Assert.Equal(0, new BufferCapacity(1, 2).Fill);
    }

    [Fact] // 6.8.5: three speeds of a CD-R, exact, to its last block
    public void Write_speeds()
    {
        var speeds = Bytes.Exact<WriteSpeeds>(
            "00000034 00000000  02 000000 00057DA6 00001B90 00001B90  02 000000 00057DA6 00001B90 00000B06  02 000000 00057DA6 00001B90 000002C2");
        Assert.Equal([new(359_846, 7056, 7056) { Flags = 2 }, new(359_846, 7056, 2822) { Flags = 2 }, new(359_846, 7056, 706) { Flags = 2 }], speeds.Speeds);
    }

    [Fact] // 6.39: read and write at 5,540 kB/s
    public void Streaming_performance() => Assert.Equal(
        new StreamingPerformance(0, 2_295_103, 5540, 1000, 5540, 1000) { Flags = 4 },
        Bytes.Exact<StreamingPerformance>("04 000000 00000000 0023053F 000015A4 000003E8 000015A4 000003E8"));

    [Fact] // 6.6.3, 5.2.2, 5.3.1
    public void Configuration_of_a_CD_writer()
    {
        var configuration = Bytes.Exact<Configuration>(
            "00000024 0000 0009  0000 03 08 0009 01 00 0008 00 00  002D 09 04 46 00 3F00  0103 04 04 01 00 0100  0002 07 00");
        Assert.Equal(Profile.CdR, configuration.CurrentProfile);
        Assert.Equal([new(Profile.CdR, true), new(Profile.CdRom, false)], ProfileList.In(configuration.Features[0]).Profiles);
        Assert.Equal(new FeatureDescriptor(FeatureCode.CdTrackAtOnce, 2, Persistent: false, Current: true, new(Bytes.Of("46003F00"))),
            configuration.Find(FeatureCode.CdTrackAtOnce));
        Assert.Equal(new FeatureDescriptor((FeatureCode)0x0103, 1, Persistent: false, Current: false, new(Bytes.Of("01000100"))), configuration.Features[2]);
        Assert.Equal(new FeatureDescriptor(FeatureCode.Morphing, 1, Persistent: true, Current: true, default), configuration.Features[3]);
    }

    [Fact]
    public void Profile_list() => Assert.Equal(
        [new(Profile.BdRSequential, true), new(Profile.DvdPlusR, false)],
        ProfileList.In(new(FeatureCode.ProfileList, 0, true, true, new(Bytes.Of("0041 01 00 001B 00 00")))).Profiles);

    [Fact] // 7.5: track at once, test write, another session may follow, an MCN and an ISRC
    public void Write_parameters()
    {
        var page = Bytes.Exact<WriteParameters>(
            "05 32 51 C4 08 00 00 2A 20 00 00000000 0096" + "80303132333435363738393031320000" + "80414243313233343536373800000000" + "01020304");
        Assert.Equal((true, false, true, WriteType.TrackAtOnce), (page.BufferUnderrunFree, page.LinkSizeValid, page.TestWrite, page.WriteType));
        Assert.Equal((MultiSession.Allowed, false, false, 4, 8), (page.MultiSession, page.FixedPacket, page.Copy, page.TrackMode, page.DataBlockType));
        Assert.Equal((0x2A, 0x20, 150, 0x01020304u), (page.ApplicationCode, page.SessionFormat, page.AudioPauseLength, page.SubHeader));
        Assert.Equal(("0123456789012", "ABC12345678"), (page.MediaCatalogNumber.ToString()[1..], page.Isrc.ToString()[1..]));
        Assert.Equal((true, true), (Bytes.Tolerant<WriteParameters>("05 32 00 30").FixedPacket, Bytes.Tolerant<WriteParameters>("05 32 00 30").Copy));
    }

    [Fact] // 7.6
    public void Caching()
    {
        Assert.Equal(new Caching(WriteCache: true, NoReadCache: false), Bytes.Exact<Caching>("08 0A 04 00 000000000000 0000"));
        Assert.Equal(new Caching(WriteCache: false, NoReadCache: true), Bytes.Exact<Caching>("08 0A 01 00 000000000000 0000"));
    }

    [Fact] // 7.8
    public void Power_condition()
    {
        Assert.Equal(new PowerCondition(Idle: true, Standby: false, 600, 1200), Bytes.Exact<PowerCondition>("1A 0A 00 02 00000258 000004B0"));
        Assert.Equal(new PowerCondition(Idle: false, Standby: true, 0, 0), Bytes.Exact<PowerCondition>("1A 0A 00 01 00000000 00000000"));
    }

    [Fact] // E.11
    public void Capabilities_with_and_without_write_speeds()
    {
        var page = Bytes.Exact<Capabilities>(
            "2A 22 0B 07 D0 63 29 03 1B90 0100 0800 1B90 00 00 1B90 0B06 0001 000000 00 0B06 0001 00 00 1B90");
        Assert.Equal((7056, 7056, 2822, 0x29), (page.MaximumReadSpeed, page.MaximumWriteSpeed, page.CurrentWriteSpeed, page.Mechanism));
        Assert.Equal([new(0, 7056)], page.WriteSpeeds);
        Assert.Equal("2A1E", Convert.ToHexString(Bytes.Written(new Capabilities())[..2]));
        Assert.Equal(Capabilities.Length, Bytes.Written(new Capabilities()).Length);
    }

    [Fact] // SPC-4, 7.5.4: MODE SELECT has no mode data length
    public void Mode_parameters_for_a_selection()
    {
        var parameters = new ModeParameters<Caching>(new(WriteCache: true, NoReadCache: false)) { ForSelect = true };
        Assert.Equal("0000000000000000080A04000000000000000000", Convert.ToHexString(Bytes.Written(parameters)));
        Assert.Equal(parameters.Length, Bytes.Written(parameters).Length);
    }

    [Fact] // SPC-4, 4.5.3: not ready, format in progress at a quarter
    public void Sense_with_progress()
    {
        var sense = Bytes.Exact<SenseData>("70 00 02 00000000 0A 00000000 04 04 00 80 4000");
        Assert.Equal(0.25, sense.Progress);
        Assert.Equal(sense, KnownSense.FormatInProgress.WithProgress(0.25));
        Assert.Null(KnownSense.FormatInProgress.Progress);
    }

    [Fact] // SPC-4, 4.5.3: deferred, ILI, at block 1234h, with a field pointer that is no progress
    public void Sense_with_everything()
    {
        var sense = Bytes.Exact<SenseData>("F1 00 25 00001234 0A 00000000 26 00 00 C0 0006");
        Assert.Equal(new SenseData(SenseKey.IllegalRequest, 0x26, 0) { Deferred = true, Information = 0x1234, IncorrectLength = true, KeySpecific = 0x400006 }, sense);
        Assert.Null(sense.Progress);
    }

    [Fact] // SPC-4, 4.5.2: descriptor format
    public void Sense_in_descriptor_format()
    {
        Assert.Equal(KnownSense.MediumNotPresentTrayOpen, SenseData.Parse(Bytes.Of("72 02 3A 02 00 00 00 00")));
        Assert.Equal(KnownSense.LossOfStreaming with { Deferred = true }, SenseData.Parse(Bytes.Of("73 03 0C 09 00 00 00 00")));
    }

    /// <summary>MMC-5, Annex F; SPC-4, Annex F: codes that are easily taken for their neighbours.</summary>
    [Fact]
    public void Known_sense_has_the_codes_of_the_standard()
    {
        Assert.Equal(new SenseData(SenseKey.MediumError, 0x73, 0x02), KnownSense.PowerCalibrationAreaFull);
        Assert.Equal("3/73/02 power calibration area is full", KnownSense.PowerCalibrationAreaFull.ToString());
        Assert.Equal(new SenseData(SenseKey.MediumError, 0x72, 0x00), KnownSense.SessionFixationError);
        Assert.Equal(new SenseData(SenseKey.IllegalRequest, 0x72, 0x03), KnownSense.SessionFixationErrorIncompleteTrack);
        Assert.Equal(new SenseData(SenseKey.IllegalRequest, 0x21, 0x02), KnownSense.InvalidAddressForWrite);
        Assert.Equal(new SenseData(SenseKey.NotReady, 0x04, 0x08), KnownSense.LongWriteInProgress);
    }
}
