using OpenImapi.Formats;

namespace OpenImapi.Mmc.Tests.Captured;

/// <summary>
/// Answers of the MMC logical unit of tgt 1.0.85 (Debian tgt 1:1.0.85-1), caught on the wire: first with a blank DVD+R, then with the same disc
/// after WRITE (10) of 16 blocks and CLOSE TRACK SESSION. What is expected stands in the tables of MMC-5 and SPC-4, not in our code.
/// </summary>
public class TgtTests
{
    [Fact]
    public void Inquiry_66_bytes_with_version_descriptors()
    {
        var inquiry = Bytes.Exact<StandardInquiry>(
            "05 80 05 12 3D 000002 535447545F445644 44564431303120202020202020202020 30303130"
            + "0000000000000000000000000000000000000000 0000 02A0 0960 0300 0000");
        Assert.Equal((StandardInquiry.OpticalDrive, true, (byte)5), (inquiry.Peripheral, inquiry.Removable, inquiry.Version));
        Assert.Equal(("STGT_DVD", "DVD101", "0010"), (inquiry.Vendor.ToString(), inquiry.Product.ToString(), inquiry.Revision.ToString()));
        Assert.Equal((0x10, 0x000002u), (inquiry.Support, inquiry.Flags)); // HISUP; CMDQUE
        Assert.Equal("02A009600300", Convert.ToHexString(inquiry.Further.Span.Slice(22, 6))); // MMC-3, iSCSI, SPC-3
    }

    [Fact]
    public void Unit_serial_number()
    {
        var page = Bytes.Exact<VitalProductData>("05 80 0024" + string.Concat(Enumerable.Repeat("20", 28)) + "4C41423030303031");
        Assert.Equal(VitalProductPage.UnitSerialNumber, page.Page);
        Assert.EndsWith("  LAB00001", page.Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Capacity_of_a_blank_and_of_a_written_disc()
    {
        Assert.Equal(new CapacityData(0), Bytes.Exact<CapacityData>("00000000 00000800"));
        Assert.Equal(new CapacityData(15), Bytes.Exact<CapacityData>("0000000F 00000800"));
    }

    [Fact]
    public void Configuration_with_a_blank_disc()
    {
        var configuration = Bytes.Exact<Configuration>(
            "00000070 0000 001B  0000 03 08 00100000 001B0100  0001 03 04 00000002  0002 03 04 00000000  0003 03 04 29000000"
            + "0010 01 08 00000800 0010 01 00  001D 00 00  001F 00 00  002B 01 04 01000000  0100 03 00  0105 03 00  0107 0C 04 1F000000"
            + "0108 03 08 0000000000000000  010A 01 0C 46444300 53444300 544F4300");
        Assert.Equal(Profile.DvdPlusR, configuration.CurrentProfile);
        Assert.Equal(
            [FeatureCode.ProfileList, FeatureCode.Core, FeatureCode.Morphing, FeatureCode.RemovableMedium, FeatureCode.RandomReadable, FeatureCode.MultiRead,
                FeatureCode.DvdRead, FeatureCode.DvdPlusR, FeatureCode.PowerManagement, FeatureCode.Timeout, FeatureCode.RealTimeStreaming,
                FeatureCode.DriveSerialNumber, (FeatureCode)0x010A],
            configuration.Features.Select(feature => feature.Code));
        Assert.Equal([new(Profile.DvdRom, false), new(Profile.DvdPlusR, true)], ProfileList.In(configuration.Features[0]).Profiles);
        Assert.Equal(new FeatureDescriptor(FeatureCode.RealTimeStreaming, 3, false, false, new(Bytes.Of("1F000000"))), configuration.Find(FeatureCode.RealTimeStreaming));
        Assert.True(configuration.HasCurrent(FeatureCode.DvdPlusR));
        Assert.False(configuration.HasCurrent(FeatureCode.DvdRead));
        Assert.Null(configuration.Find(FeatureCode.BdWrite));
    }

    [Fact]
    public void Configuration_with_a_closed_disc()
    {
        var configuration = Bytes.Tolerant<Configuration>(
            "00000070 0000 0010  0000 03 08 00100100 001B0000  0001 03 04 00000002  0002 03 04 00000000  0003 03 04 29000000"
            + "0010 01 08 00000800 0010 01 00  001D 00 00  001F 01 00  002B 00 04 01000000  0100 03 00  0105 03 00  0107 0D 04 1F000000"
            + "0108 03 08 0000000000000000  010A 00 0C 46444300 53444300 544F4300");
        Assert.Equal(Profile.DvdRom, configuration.CurrentProfile);
        Assert.True(configuration.HasCurrent(FeatureCode.DvdRead));
        Assert.False(configuration.HasCurrent(FeatureCode.DvdPlusR));
    }

    [Fact]
    public void Disc_information_of_a_blank_disc()
    {
        var disc = Bytes.Exact<DiscInformation>("0020 00 01 01 01 01 10 00 00 00 00 00000000 00000000 00230540 0000000000000000 00 00");
        Assert.Equal((DiscStatus.Empty, SessionState.Empty, false), (disc.Status, disc.LastSession, disc.Erasable));
        Assert.Equal((1, 1, 1, 1), (disc.FirstTrack, disc.Sessions, disc.FirstTrackInLastSession, disc.LastTrackInLastSession));
        Assert.Equal((0x10, 2_295_104u), (disc.Flags, disc.LastLeadOut)); // DAC_V; the blocks of a DVD+R
    }

    [Fact]
    public void Disc_information_of_a_closed_disc()
    {
        var disc = Bytes.Exact<DiscInformation>("0020 0E 01 01 01 01 01 00 00 00 00 00000000 00000000 00000000 0000000000000000 00 00");
        Assert.Equal((DiscStatus.Complete, SessionState.Complete), (disc.Status, disc.LastSession));
        Assert.Equal(1, disc.Flags & 3); // a background format status, which only DVD+RW should have
    }

    [Fact]
    public void Track_information_of_a_blank_disc_40_bytes()
    {
        var track = Bytes.Exact<TrackInformation>(
            "0026 01 01 00 07 41 01 00000000 00000000 00230540 00000010 00230540 00000000 00 00 0000 00000000");
        Assert.Equal((1, 1, 7, 1), (track.Track, track.Session, track.TrackMode, track.DataMode));
        Assert.Equal((true, false, false, false), (track.Blank, track.Packet, track.Reserved, track.Damage));
        Assert.Equal((true, false), (track.NextWritableValid, track.LastRecordedValid));
        Assert.Equal((0u, 0u, 2_295_104u, 16u, 2_295_104u), (track.Start, track.NextWritable, track.FreeBlocks, track.PacketSize, track.Size));
        Assert.Equal(4, track.Further.Length);
    }

    [Fact]
    public void Track_information_of_a_closed_disc()
    {
        var track = Bytes.Exact<TrackInformation>("0022 01 01 00 04 01 02 00000000 00000000 00000000 00000010 00000010 0000000F 00 00 0000");
        Assert.Equal((4, false, true, false), (track.TrackMode, track.Blank, track.LastRecordedValid, track.NextWritableValid));
        Assert.Equal((16u, 15u), (track.Size, track.LastRecorded));
    }

    /// <summary>tgt counts the length field into the length, so that its TOC lacks the last two bytes; and its lead-out is always at 0.</summary>
    [Fact]
    public void A_TOC_that_is_cut_short_is_read_as_far_as_it_goes()
    {
        var toc = Bytes.Tolerant<Toc>("0012 01 01  00 14 01 00 00000000  00 14 AA 00 0000");
        Assert.Equal((1, 1), (toc.FirstTrack, toc.LastTrack));
        Assert.Equal([new(0x14, 1, 0), new(0x14, TocTrack.LeadOut, 0)], toc.Tracks);
        var sessions = Bytes.Tolerant<SessionInfo>("000A 01 01  00 14 01 00 0000");
        Assert.Equal(new SessionInfo(1, 1, new(0x14, 1, 0)), sessions);
    }

    [Fact]
    public void Physical_format_of_a_blank_disc()
    {
        var structure = Bytes.Exact<DiscStructure>("0802 0000 A1 0F 02 00 00 030000 00 26053F" + new string('0', 2 * 2036));
        Assert.Equal(2048, structure.Data.Length);
        var format = Structure.Read<DvdPhysicalFormat>(structure.Data);
        Assert.Equal((DvdBook.DvdPlusR, true, 2_295_104u, 1), (format.Book, format.Recordable, format.Blocks, format.PartVersion));
        Assert.Equal(structure.Data.Span[..16], Bytes.Written(format).AsSpan(0, 16));
    }

    [Fact]
    public void Physical_format_of_a_closed_disc()
    {
        var format = Bytes.Tolerant<DvdPhysicalFormat>("01 02 01 10 00 030000 00 1BC17F 00 000000 00 0000 0000000000000000");
        Assert.Equal((DvdBook.DvdRom, false, 0x10, 0x02), (format.Book, format.Recordable, format.Density, format.SizeAndRate));
        Assert.Equal(0x1BC17Fu - 0x30000 + 1, format.Blocks);
    }

    [Fact]
    public void The_list_of_disc_structures()
    {
        var list = Bytes.Exact<DiscStructure>("000E 0000 00 40 0802 01 40 0006 11 40 0102");
        Assert.Equal("00400802014000061140", Convert.ToHexString(list.Data.Span[..10]));
    }

    [Fact]
    public void Mode_page_2A_with_five_write_speeds_and_bytes_beyond()
    {
        var page = Bytes.Tolerant<ModeParameters<Capabilities>>(
            "0046 00 00 0000 0000  2A 3E 3F 37 F3 F3 29 23 108A 0100 0800 108A 00 00 108A 108A 0001 000000 00 108A 0005"
            + "00 00 108A  00 00 0B06  00 00 0845  00 00 0583  00 00 02C2  00000000 00000000 0000").Page;
        Assert.Equal((0x3F, 0x37, 0xF3, 0xF3, 0x29, 0x23), (page.Reads, page.Writes, page.Media, page.Audio, page.Mechanism, page.VolumeAndChanger));
        Assert.Equal((4234, 256, 2048, 4234, 4234, 4234),
            (page.MaximumReadSpeed, page.VolumeLevels, page.BufferSize, page.CurrentReadSpeed, page.MaximumWriteSpeed, page.CurrentWriteSpeed));
        // 24x, 16x, 12x, 8x, 4x of a CD's 176.4 kB/s
        Assert.Equal([new(0, 4234), new(0, 2822), new(0, 2117), new(0, 1411), new(0, 706)], page.WriteSpeeds);
    }

    [Fact]
    public void Mode_page_05()
    {
        var page = Bytes.Exact<ModeParameters<WriteParameters>>(
            "003A 00 00 0000 0000  05 32 62 05 08 10 00 00 00 00 00000010 0096" + new string('0', 2 * 36)).Page;
        Assert.Equal((true, true, false, WriteType.SessionAtOnce), (page.BufferUnderrunFree, page.LinkSizeValid, page.TestWrite, page.WriteType));
        Assert.Equal((MultiSession.None, 5, 8, 16), (page.MultiSession, page.TrackMode, page.DataBlockType, page.LinkSize));
        Assert.Equal((0, 16u, 150), (page.SessionFormat, page.PacketSize, page.AudioPauseLength));
    }

    [Fact]
    public void Mode_pages_01_and_1D()
    {
        var recovery = Bytes.Exact<ErrorRecovery>("01 0A 00 08 00000000 08 00 0000");
        Assert.Equal(new ErrorRecovery(0, 8, 8), recovery);
        var timeout = Bytes.Exact<TimeoutAndProtect>("1D 0A 0000 07 00 0002 0002 0014");
        Assert.Equal(new TimeoutAndProtect(7, 2, 2) { Group3Timeout = 20 }, timeout);
    }

    [Fact]
    public void Buffer_capacity()
    {
        var buffer = Bytes.Exact<BufferCapacity>("000A 00 00 00800000 00400000");
        Assert.Equal((8_388_608u, 4_194_304u, 0.5), (buffer.Total, buffer.Available, buffer.Fill));
    }

    [Fact]
    public void Write_speeds_of_a_blank_and_of_a_closed_disc()
    {
        var blank = Bytes.Exact<WriteSpeeds>("00000014 00000000 01 000000 0023053F 00000CFC 00000CFC");
        Assert.Equal([new(2_295_103, 3324, 3324) { Flags = 1 }], blank.Speeds); // mixed read and write; 2.4x of 1,385 kB/s
        var closed = Bytes.Exact<WriteSpeeds>(
            "00000024 00000000 00 000000 00259999 00000AD2 00000AD2 00 000000 00259999 00000569 00000569");
        Assert.Equal([new(2_464_153, 2770, 2770), new(2_464_153, 1385, 1385)], closed.Speeds);
    }

    [Theory]
    [InlineData("70 00 06 00000000 0A 00000000 29 00 00 000000", SenseKey.UnitAttention, 0x29)]
    [InlineData("70 00 05 00000000 0A 00000000 20 00 00 000000", SenseKey.IllegalRequest, 0x20)]
    [InlineData("70 00 05 00000000 0A 00000000 21 00 00 000000", SenseKey.IllegalRequest, 0x21)]
    [InlineData("70 00 03 00000000 0A 00000000 11 00 00 000000", SenseKey.MediumError, 0x11)]
    [InlineData("70 00 02 00000000 0A 00000000 24 00 00 000000", SenseKey.NotReady, 0x24)] // tgt's key for a bad field; 5 would be right
    [InlineData("70 00 00 00000000 0A 00000000 00 00 00 000000", SenseKey.NoSense, 0)]
    public void Sense(string hex, SenseKey key, byte code)
    {
        var sense = Bytes.Exact<SenseData>(hex);
        Assert.Equal(new SenseData(key, code, 0), sense);
        Assert.Equal(sense, SenseData.Parse(Bytes.Of(hex)));
    }
}
