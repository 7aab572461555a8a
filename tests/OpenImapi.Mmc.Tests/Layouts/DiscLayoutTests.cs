using OpenImapi.Formats;

namespace OpenImapi.Mmc.Tests.Layouts;

/// <summary>Responses about the disc, with bytes laid out by hand from the tables of MMC-5; the values are those of real media.</summary>
public class DiscLayoutTests
{
    /// <summary>6.26.3.6: a CD-RW of 80 minutes, lead-in 97:34:00, last lead-out 79:59:74, 4x, with A1 and A2.</summary>
    [Fact]
    public void Atip_of_a_rewritable_disc()
    {
        var atip = Bytes.Exact<Atip>(
            "001A 0000  D1 40 CE 00  61 22 00 00  4F 3B 4A 00  015A03 00  5CC626 00  000000 00");
        Assert.Equal((true, new Msf(97, 34, 0), new Msf(79, 59, 74)), (atip.Rewritable, atip.LeadIn, atip.LastLeadOut));
        Assert.Equal((5, 1, 1, true), (atip.WritingPower, atip.ReferenceSpeed, atip.SubType, atip.Unrestricted));
        Assert.Equal((0x015A03u, 0x5CC626u, null), (atip.A1, atip.A2, atip.A3));
    }

    /// <summary>6.26.3.6: a CD-R of 80 minutes has no additional information.</summary>
    [Fact]
    public void Atip_of_a_recordable_disc()
    {
        var atip = Bytes.Exact<Atip>("001A 0000  D0 00 90 00  61 1A 42 00  4F 3B 4A 00  000000 00  000000 00  000000 00");
        Assert.Equal((false, new Msf(97, 26, 66), 2, null), (atip.Rewritable, atip.LeadIn, atip.SubType, atip.A1));
    }

    /// <summary>6.26.3.4: a CD-R with two sessions, open for a third: B0 says where it may begin, C0 where the first lead-in does.</summary>
    [Fact]
    public void Full_TOC_of_two_sessions()
    {
        var toc = Bytes.Exact<FullToc>(
            """
            0065 01 02
            01 14 00 A0 000000 00 010000   01 14 00 A1 000000 00 010000   01 14 00 A2 000000 00 051E00   01 14 00 01 000000 00 000200
            01 54 00 B0 081E00 00 4F3B4A   01 54 00 C0 500000 00 611A42
            02 14 00 A0 000000 00 020000   02 14 00 A1 000000 00 020000   02 14 00 A2 000000 00 0A0000
            """);
        Assert.Equal((1, 2, 9), (toc.FirstSession, toc.LastSession, toc.Entries.Length));
        Assert.Equal(new(1, 0x54, 0xB0, new(8, 30, 0), new(79, 59, 74)), toc.Entries[4]);
        Assert.Equal(new(2, 0x14, 0xA2, default, new(10, 0, 0)), toc.Entries[8]);
    }

    /// <summary>6.26.3.2: an audio track, a data track from 00:10:00, the lead-out.</summary>
    [Fact]
    public void TOC_of_three_entries()
    {
        var toc = Bytes.Exact<Toc>("001A 01 02  00 10 01 00 00000000  00 14 02 00 00000258  00 14 AA 00 00001194");
        Assert.Equal([new(0x10, 1, 0), new(0x14, 2, 600), new(0x14, 0xAA, 4500)], toc.Tracks);
    }

    /// <summary>6.26.3.3: three sessions, the last one begins with track 4 at block 30,000.</summary>
    [Fact]
    public void Session_information() =>
        Assert.Equal(new SessionInfo(1, 3, new(0x14, 4, 30_000)), Bytes.Exact<SessionInfo>("000A 01 03  00 14 04 00 00007530"));

    /// <summary>6.22.3.1: an appendable CD-RW with session 2 empty, more than 255 tracks, bar code and application code.</summary>
    [Fact]
    public void Disc_information_of_an_appendable_disc()
    {
        var disc = Bytes.Exact<DiscInformation>("0020 11 01 02 2C 2D F3 20 00 01 01 01020304 00 061E00 00 4F3B4A 3132333435363738 2A 03");
        Assert.Equal((true, DiscStatus.Incomplete, SessionState.Empty), (disc.Erasable, disc.Status, disc.LastSession));
        Assert.Equal((1, 2, 300, 301), (disc.FirstTrack, disc.Sessions, disc.FirstTrackInLastSession, disc.LastTrackInLastSession));
        Assert.Equal((0xF3, 0x20, 0x01020304u), (disc.Flags, disc.DiscType, disc.DiscIdentification));
        Assert.Equal((0x061E00u, 0x4F3B4Au, 0x3132333435363738ul, 0x2A, 3),
            (disc.LastSessionLeadIn, disc.LastLeadOut, disc.BarCode, disc.ApplicationCode, disc.OpcTables));
    }

    /// <summary>6.27.3: a reserved, damaged, incremental track of a DVD-R, number 258 in session 257, with every bit that this table has.</summary>
    [Fact]
    public void Track_information_with_every_flag()
    {
        var track = Bytes.Exact<TrackInformation>(
            "002E 02 01 00 B5 F1 03 00001000 00001100 00002000 00000010 00003000 000010FF 01 01 0000 00000010 00000020 00000030");
        Assert.Equal((258, 257, 2, true, true, 5), (track.Track, track.Session, track.LayerJump, track.Damage, track.Copy, track.TrackMode));
        Assert.Equal((true, true, true, true, 1), (track.Reserved, track.Blank, track.Packet, track.FixedPacket, track.DataMode));
        Assert.Equal((true, true), (track.LastRecordedValid, track.NextWritableValid));
        Assert.Equal((0x1000u, 0x1100u, 0x2000u, 16u, 0x3000u, 0x10FFu),
            (track.Start, track.NextWritable, track.FreeBlocks, track.PacketSize, track.Size, track.LastRecorded));
        Assert.Equal(12, track.Further.Length);
    }

    /// <summary>6.27.3: one flag at a time, so that none stands in another's place.</summary>
    [Fact]
    public void Track_flags_one_by_one()
    {
        Assert.True(Track("20", "00", "00").Damage);
        Assert.True(Track("10", "00", "00").Copy);
        Assert.True(Track("00", "80", "00").Reserved);
        Assert.True(Track("00", "40", "00").Blank);
        Assert.True(Track("00", "20", "00").Packet);
        Assert.True(Track("00", "10", "00").FixedPacket);
        Assert.True(Track("00", "00", "02").LastRecordedValid);
        Assert.True(Track("00", "00", "01").NextWritableValid);

        static TrackInformation Track(string mode, string data, string valid) =>
            Bytes.Exact<TrackInformation>($"0022 01 01 00 {mode} {data} {valid}" + new string('0', 2 * 28));
    }

    /// <summary>6.23.3: format 00h of a DVD+R with its maker, as it stands in the ADIP.</summary>
    [Fact]
    public void Physical_format_with_the_maker()
    {
        var format = Bytes.Exact<DvdPhysicalFormat>("A1 0F 02 00 00 030000 00 26053F 00 000000 00 0000 4D434B2020202020 303033 01");
        Assert.Equal((DvdBook.DvdPlusR, 2_295_104u, "MCK", "003", 1), (format.Book, format.Blocks, format.Manufacturer.ToString(), format.MediaType.ToString(), format.Revision));
    }

    /// <summary>ECMA-364: layer 1 of a DVD+R DL begins above the last sector of layer 0, whose number it has with all bits turned.</summary>
    [Fact]
    public void Physical_format_of_two_layers()
    {
        var format = Bytes.Exact<DvdPhysicalFormat>("E1 0F 32 00 00 030000 00 FCFFFF 00 22D7FF 00 0000 4D434B2020202020 303033 01");
        Assert.Equal((DvdBook.DvdPlusRDualLayer, 2, 2_086_912u, 4_173_824u), (format.Book, format.Layers, format.Layer0Blocks, format.Blocks));
    }

    /// <summary>6.23.3.2: 2,086,912 blocks of layer 0, decided.</summary>
    [Fact]
    public void Layer_boundary()
    {
        Assert.Equal((2_086_912u, true), Bytes.Exact<LayerBoundary>("80 000000 001FD800") is var set ? (set.Layer0Blocks, set.IsSet) : default);
        Assert.True(Bytes.Exact<WriteProtection>("02 000000").IsProtected);
        Assert.False(Bytes.Exact<WriteProtection>("00 000000").IsProtected);
        Assert.Equal((true, (byte)0x10), Bytes.Exact<DvdRamMediumStatus>("02 10 00 00") is var status ? (status.Persistent, status.DiscType) : default);
        Assert.Equal((800u, 3648u, 3648u), Bytes.Exact<DvdRamSpareAreas>("00000320 00000E40 00000E40") is var spares
            ? (spares.UnusedPrimary, spares.UnusedSupplementary, spares.Supplementary) : default);
    }

    /// <summary>6.23.3.3: a BD-R of 25 GB: 12,219,392 blocks from sector 100000h to CA73FFh, which are the ADIP addresses 20000h to 194E7Eh.</summary>
    [Fact]
    public void Disc_information_unit_of_a_blu_ray_disc()
    {
        var unit = Bytes.Exact<BdDiscInformation>(
            "4449 01 08 00 00 62 00 424452 01 12 01 00000000000000000000 00020000 00194E7E" + new string('0', 2 * 68) + "4D4245490000 000000000000");
        Assert.Equal(("BDR", 12_219_392u, "MBEI"), (unit.TypeIdentifier.ToString(), unit.Blocks, unit.Manufacturer.ToString()));
    }

    /// <summary>6.7.3: a tray that was opened, a disc that is new, and a drive that knows none of the classes asked for.</summary>
    [Fact]
    public void Event_status()
    {
        Assert.Equal(new EventStatus(4, EventClasses.Media, MediaEvent.MediaRemoval, false, true), Bytes.Exact<EventStatus>("0006 04 10 03 01 0000"));
        Assert.Equal(new EventStatus(4, EventClasses.Media, MediaEvent.NewMedia, true, false), Bytes.Exact<EventStatus>("0006 04 10 02 02 0000"));
        Assert.Equal(new EventStatus(4, EventClasses.Media, MediaEvent.EjectRequest, true, false), Bytes.Exact<EventStatus>("0006 04 10 01 02 0000"));
        Assert.Equal(new EventStatus(0, EventClasses.Media, default, false, false), Bytes.Exact<EventStatus>("0002 80 10"));
    }
}
