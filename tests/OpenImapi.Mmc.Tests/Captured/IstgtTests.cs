using OpenImapi.Formats;

namespace OpenImapi.Mmc.Tests.Captured;

/// <summary>
/// Answers of a DVD-ROM drive of istgt 0.4 (Debian istgt 0.4~20111008-4) with an image of 4,090 blocks inside, caught on the wire. It gives what tgt
/// has not: events, the full TOC, a lead-out, a VPD page of its own length, block descriptors, and a mode page of the old length.
/// </summary>
public class IstgtTests
{
    /// <summary>Bit 4 of byte 1, which is reserved, is set.</summary>
    [Fact]
    public void Inquiry_96_bytes()
    {
        var inquiry = Bytes.Tolerant<StandardInquiry>(
            "05 90 05 02 5B 000000 4672656542534420 69534353492044564420202020202020 30303031"
            + "2020202020202020202020202020202020202020 0000 0960 0300 03A0 0400" + new string('0', 2 * 30));
        Assert.Equal((StandardInquiry.OpticalDrive, true), (inquiry.Peripheral, inquiry.Removable));
        Assert.Equal(("FreeBSD", "iSCSI DVD", "0001"), (inquiry.Vendor.ToString(), inquiry.Product.ToString(), inquiry.Revision.ToString()));
        Assert.Equal(60, inquiry.Further.Length);
    }

    [Fact]
    public void Unit_serial_number()
    {
        var page = Bytes.Exact<VitalProductData>("05 80 0008 3130303030303031");
        Assert.Equal((VitalProductPage.UnitSerialNumber, "10000001"), (page.Page, page.Data.ToString()));
    }

    [Fact]
    public void Configuration()
    {
        var configuration = Bytes.Exact<Configuration>(
            "0000003C 0000 0010 0000 03 08 00080000 00100100 0001 07 08 00000000 00000000 0003 07 04 29000000 0010 03 04 00000800"
            + "001D 03 00 001E 08 04 00000000 001F 01 00");
        Assert.Equal(Profile.DvdRom, configuration.CurrentProfile);
        Assert.Equal(new FeatureDescriptor(FeatureCode.Core, 1, true, true, new(new byte[8])), configuration.Find(FeatureCode.Core));
        Assert.Equal(new FeatureDescriptor(FeatureCode.CdRead, 2, false, false, new(new byte[4])), configuration.Find(FeatureCode.CdRead));
    }

    [Fact]
    public void Event_status_of_the_media_class()
    {
        var status = Bytes.Exact<EventStatus>("0006 04 7E 00 02 0000");
        Assert.Equal(EventStatus.MediaClass, status.Class);
        Assert.Equal(EventClasses.OperationalChange | EventClasses.PowerManagement | EventClasses.ExternalRequest | EventClasses.Media
            | EventClasses.MultiInitiator | EventClasses.DeviceBusy, status.Supported);
        Assert.Equal((MediaEvent.NoChange, true, false), (status.Event, status.MediaPresent, status.TrayOpen));
    }

    [Fact]
    public void Table_of_contents_by_block_and_by_time()
    {
        var toc = Bytes.Exact<Toc>("0012 01 01  00 14 01 00 00000000  00 14 AA 00 00000FFA");
        Assert.Equal([new(0x14, 1, 0), new(0x14, TocTrack.LeadOut, 4090)], toc.Tracks);
        var byTime = Bytes.Exact<Toc>("0012 01 01  00 14 01 00 00000200  00 14 AA 00 00003828");
        Assert.Equal(4090, new Msf(0, 0x38, 0x28).ToLba().Value);
        Assert.Equal(0x00003828u, byTime.Tracks[1].Address);
    }

    [Fact]
    public void Session_information() =>
        Assert.Equal(new SessionInfo(1, 1, new(0x14, 1, 0)), Bytes.Exact<SessionInfo>("000A 01 01  00 14 01 00 00000000"));

    [Fact]
    public void Full_table_of_contents()
    {
        var toc = Bytes.Exact<FullToc>(
            "002E 01 01  01 14 00 A0 000000 00 010000  01 14 00 A1 000000 00 010000  01 14 00 A2 000000 00 003828  01 14 00 01 000000 00 000200");
        Assert.Equal((1, 1), (toc.FirstSession, toc.LastSession));
        Assert.Equal(
            [new(1, 0x14, 0xA0, default, new(1, 0, 0)), new(1, 0x14, 0xA1, default, new(1, 0, 0)),
                new(1, 0x14, 0xA2, default, new(0, 56, 40)), new(1, 0x14, 0x01, default, new(0, 2, 0))],
            toc.Entries);
    }

    [Fact]
    public void Disc_information()
    {
        var disc = Bytes.Exact<DiscInformation>("0020 0E 01 01 01 01 20 00 00 00 00 00000000 00000000 00000000 0000000000000000 00 00");
        Assert.Equal((DiscStatus.Complete, SessionState.Complete, 0x20), (disc.Status, disc.LastSession, disc.Flags)); // URU
    }

    /// <summary>The drive sends a long block descriptor though DBD asked for none, sets a reserved byte, and its page ends before write speeds.</summary>
    [Fact]
    public void Mode_page_2A_behind_a_block_descriptor()
    {
        var page = Bytes.Tolerant<ModeParameters<Capabilities>>(
            "0034 00 80 0200 0010  00000000 00000FFA 00000000 00000800  2A 1C 08 00 00 00 00 00 0000 0000 0000 0000 00 00 0000 0000 0000 000000 00 0000").Page;
        Assert.Equal((0x08, 0), (page.Reads, page.Writes)); // reads DVD-ROM
        Assert.Equal(0, page.WriteSpeeds.IsDefault ? 0 : page.WriteSpeeds.Length);
    }

    /// <summary>Valid, and the information is block 0.</summary>
    [Fact]
    public void Sense_with_the_valid_bit()
    {
        var sense = Bytes.Exact<SenseData>("F0 00 05 00000000 0A 00000000 20 00 00 000000");
        Assert.Equal(new SenseData(SenseKey.IllegalRequest, 0x20, 0x00) { Information = 0 }, sense);
    }
}
