using OpenImapi.Formats;

namespace OpenImapi.Mmc.Tests;

/// <summary>Command descriptor blocks as MMC-5, clause 6, and SPC-4 lay them out.</summary>
public class CommandTests
{
    /// <summary>The bytes of a command, which must read back as the same command without a fault.</summary>
    private static string Hex<T>(T command)
        where T : struct, ICommand
    {
        var cdb = Cdb.From(command);
        var faults = new FaultList();
        Assert.Equal(command, Structure.Read<T>(cdb.Bytes, faults));
        Assert.Empty(faults);
        Assert.Equal(T.Code, cdb.Code);
        Assert.All(Structure.Explain<T>(cdb.Bytes), note => Assert.InRange(note.Offset + note.Length, 1, cdb.Length));
        return cdb.ToString();
    }

    [Fact]
    public void Every_command_encodes_as_its_table_in_the_standard()
    {
        Assert.Equal("000000000000", Hex(default(TestUnitReady)));
        Assert.Equal("041100000000", Hex(default(FormatUnit)));
        Assert.Equal("2E000102030400101100", Hex(new WriteAndVerify10(0x01020304, 0x1011)));
        Assert.Equal("2F000102030400101100", Hex(new Verify10(0x01020304, 0x1011)));
        Assert.Equal("030000001200", Hex(new RequestSense(18)));
        Assert.Equal("120000006000", Hex(new Inquiry(96)));
        Assert.Equal("1B0000000200", Hex(new StartStopUnit(LoadEject: true, Start: false)));
        Assert.Equal("1B0100000300", Hex(new StartStopUnit(LoadEject: true, Start: true, Immediate: true)));
        Assert.Equal("1E0000000100", Hex(new PreventAllowMediumRemoval(true)));
        Assert.Equal("25000000000000000000", Hex(default(ReadCapacity)));
        Assert.Equal("28000102030400101100", Hex(new Read10(0x01020304, 0x1011)));
        Assert.Equal("2A000102030400101100", Hex(new Write10(0x01020304, 0x1011)));
        Assert.Equal("A80001020304000000108000", Hex(new Read12(0x01020304, 0x10) { Streaming = true }));
        Assert.Equal("AA0001020304000000100000", Hex(new Write12(0x01020304, 0x10)));
        Assert.Equal("35020000000000000000", Hex(new SynchronizeCache(Immediate: true)));
        Assert.Equal("43000000000000080000", Hex(new ReadToc()));
        Assert.Equal("43000100000000080000", Hex(new ReadSessionInfo()));
        Assert.Equal("43020200000001080000", Hex(new ReadFullToc()));
        Assert.Equal("43020400000000080000", Hex(new ReadAtip()));
        Assert.Equal("4601002D000000010000", Hex(new GetConfiguration(RequestedFeatures.Current, FeatureCode.CdTrackAtOnce, 256)));
        Assert.Equal("4A010000100000000800", Hex(new GetEventStatusNotification(EventClasses.Media)));
        Assert.Equal("51000000000000002200", Hex(new ReadDiscInformation()));
        Assert.Equal("5201000000FF00002400", Hex(new ReadTrackInformation(TrackAddressType.Track, ReadTrackInformation.InvisibleTrack)));
        Assert.Equal("53000000000102030400", Hex(new ReserveTrack(0x01020304)));
        Assert.Equal("54010000000000000000", Hex(new SendOpcInformation()));
        Assert.Equal("55100000000000003C00", Hex(new ModeSelect10(60)));
        Assert.Equal("5A080500000000010000", Hex(new ModeSense10(ModePageCode.WriteParameters)));
        Assert.Equal("5B010200000300000000", Hex(new CloseTrackSession(CloseFunction.Session, 3)));
        Assert.Equal("5C000000000000000C00", Hex(new ReadBufferCapacity()));
        Assert.Equal("A11100000000000000000000", Hex(new Blank(BlankingType.Minimal)));
        Assert.Equal("AC0000000000000000400300", Hex(new GetPerformance()));
        Assert.Equal("AD0000000000000010040000", Hex(new ReadDiscStructure(DiscStructureMedia.Dvd, 0)));
        Assert.Equal("BF00000000000020000C0000", Hex(new SendDiscStructure(DiscStructureMedia.Dvd, 0x20, 12)));
        Assert.Equal("B60000000000000000001C00", Hex(new SetStreaming()));
        Assert.Equal("BB00FFFF15A2000000000000", Hex(new SetCdSpeed(0xFFFF, 0x15A2)));
        Assert.Equal("23000000000000010000", Hex(new ReadFormatCapacities(256)));
        Assert.Equal("BD0000000000000000080000", Hex(new MechanismStatus()));
        Assert.Equal("28180000000000000100", Hex(new Read10(0, 1) { DisablePageOut = true, ForceUnitAccess = true }));
        Assert.Equal("2A080102030400101100", Hex(new Write10(0x01020304, 0x1011) { ForceUnitAccess = true }));
        Assert.Equal("2B000102030400000000", Hex(new Seek10(0x01020304)));
        Assert.Equal("1A082A00FF00", Hex(new ModeSense6(ModePageCode.Capabilities)));
        Assert.Equal("151000003800", Hex(new ModeSelect6(56)));
        Assert.Equal("A60100000300000000000000", Hex(new LoadUnloadMedium(LoadUnload: true, Start: true) { Immediate = true }));
        Assert.Equal("A00000000000000001000000", Hex(new ReportLuns()));
        Assert.Equal("51010000000000000C00", Hex(new ReadTrackResources()));
        Assert.Equal("51020000000000001000", Hex(new ReadPseudoOverwriteResources()));
        Assert.Equal("52050000000100002400", Hex(new ReadTrackInformation(TrackAddressType.Track, 1) { Open = true }));
        Assert.Equal("5C010000000000000C00", Hex(new ReadBufferCapacity { InBlocks = true }));
        Assert.Equal("AC1400000100000000080000", Hex(new GetNominalPerformance(ForWriting: true, 8) { Start = 0x100 }));
        Assert.Equal("AC0200000000000000080100", Hex(new GetUnusableArea(DefectList.Secondary, 8)));
        Assert.Equal("A40000000000000000080800", Hex(new ReadRegionState()));
        Assert.Equal("A40000000000000000084500", Hex(new ReadAuthenticationState(Grant: 1)));
        Assert.Equal("030100001200", Hex(new RequestSense { Descriptors = true }));
        Assert.Equal("1E0000000300", Hex(new PreventAllowMediumRemoval(true) { Persistent = true }));
        Assert.Equal("1B0000003000", Hex(new StartStopUnit(LoadEject: false, Start: false) { Power = PowerState.Standby }));
        Assert.Equal("BB0100B00161000000000000", Hex(new SetCdSpeed(0x00B0, 0x0161) { Rotation = 1 }));
        Assert.Equal("28080000000000000100", Hex(new Read10(0, 1) { ForceUnitAccess = true }));
    }

    [Fact]
    public void Every_command_of_audio_encodes_as_its_table_in_the_standard()
    {
        Assert.Equal("5D000000000000007000", Hex(new SendCueSheet(0x70)));
        Assert.Equal("5D000000000001234500", Hex(new SendCueSheet(0x12345)));
        Assert.Equal("BE0400000000000001F80000", Hex(new ReadCd(new(0), 1, SectorSelection.Whole, SectorType.Audio)));
        Assert.Equal("BE00FFFFFF6A000096F80000", Hex(new ReadCd(new(-150), 150, SectorSelection.Whole)));
        Assert.Equal("BE06000102030A0B0C120200", Hex(new ReadCd(new(0x10203), 0x0A0B0C, new(SectorFields.UserData, C2Selection.Pointers, SubchannelSelection.Q), SectorType.Audio) { ForListening = true }));
        Assert.Equal("BE1400000000000001FC0100", Hex(new ReadCd(new(0), 1, new(SectorFields.All, C2Selection.PointersAndBlockError, SubchannelSelection.Raw), SectorType.Mode2Form2)));
        Assert.Equal("B90400000200000300100400", Hex(new ReadCdMsf(new(0, 2, 0), new(0, 3, 0), new(SectorFields.UserData, Subchannel: SubchannelSelection.RToW), SectorType.Audio)));
        Assert.Equal("42004001000000001000", Hex(new ReadCurrentPosition()));
        Assert.Equal("42024001000000001000", Hex(new ReadCurrentPosition(Msf: true)));
        Assert.Equal("42004002000000001800", Hex(new ReadMediaCatalogNumber()));
        Assert.Equal("42004003000007001800", Hex(new ReadIsrc(7)));
        Assert.Equal("43020300000000080000", Hex(new ReadPma()));
        Assert.Equal("43000500000000900400", Hex(new ReadCdText()));
        Assert.Equal("43000500000000000400", Hex(new ReadCdText(AllocationLength: CdTextData.HeaderLength)));
    }

    /// <summary>The pre-gap at -150 is FFh FFh FFh 6Ah, a typical lead-in FFh FFh D2h 8Dh (libburn's cookbook).</summary>
    [Fact]
    public void An_address_before_block_0_is_its_twos_complement()
    {
        Assert.Equal("2A00FFFFFF6A00009600", Cdb.From(Write10.At(new(-150), 150)).ToString());
        Assert.Equal("2A00FFFFD28D00002000", Cdb.From(Write10.At(new(-11_635), 32, blockSize: 96)).ToString());
        Assert.Equal(new Lba(-11_635), Write10.At(new(-11_635), 32).Start);
        Assert.Equal(-150, new Write12(0xFFFFFF6A, 1).Start.Value);
    }

    [Fact]
    public void The_length_of_a_write_follows_the_size_of_its_blocks()
    {
        Assert.Equal(20 * 2048, new Write10(0, 20).TransferLength);
        Assert.Equal(20 * 2352, Write10.At(new(0), 20, 2352).TransferLength);
        Assert.Equal(20 * 96, new Write12(0, 20) { BlockSize = 96 }.TransferLength);
    }

    [Fact]
    public void Every_option_of_a_command_stands_at_its_bit()
    {
        Assert.Equal("041900000000", Hex(new FormatUnit { CompleteList = true }));
        Assert.Equal("120180006000", Hex(new Inquiry(96) { VitalProductData = true, PageCode = 0x80 }));
        Assert.Equal("28080000001000002000", Hex(new Read10(0x10, 0x20) { ForceUnitAccess = true }));
        Assert.Equal("A80800000010000000200000", Hex(new Read12(0x10, 0x20) { ForceUnitAccess = true }));
        Assert.Equal("AA0000000010000000208000", Hex(new Write12(0x10, 0x20) { Streaming = true }));
        Assert.Equal("35000000001000002000", Hex(new SynchronizeCache { Address = 0x10, Blocks = 0x20 }));
        Assert.Equal("43020000000000080000", Hex(new ReadToc(Msf: true)));
        Assert.Equal("430000000000AA080000", Hex(new ReadToc(Number: TocTrack.LeadOut)));
        Assert.Equal("4A000000020000000800", Hex(new GetEventStatusNotification(EventClasses.OperationalChange) { Polled = false }));
        Assert.Equal("52000000123400002400", Hex(new ReadTrackInformation(TrackAddressType.Address, 0x1234)));
        Assert.Equal("52020000000200002400", Hex(new ReadTrackInformation(TrackAddressType.Session, 2)));
        Assert.Equal("54000000000000000000", Hex(new SendOpcInformation(Perform: false)));
        Assert.Equal("5A00AA00000000010000", Hex(new ModeSense10(ModePageCode.Capabilities, PageControl.Default) { DisableBlockDescriptors = false }));
        Assert.Equal("5A087F00000000010000", Hex(new ModeSense10(ModePageCode.All, PageControl.Changeable)));
        Assert.Equal("1E0000000000", Hex(new PreventAllowMediumRemoval(false)));
        Assert.Equal("A10200001234000000000000", Hex(new Blank(BlankingType.Track, Immediate: false) { Start = 0x1234 }));
        Assert.Equal("AD010000123401FF10040000", Hex(new ReadDiscStructure(DiscStructureMedia.BluRay, 0xFF, 1) { Address = 0x1234 }));
    }

    /// <summary>Format list header and format descriptor: MMC-5, 6.5.3.2 and 6.5.3.3, with the types of 6.5.4.2.</summary>
    [Theory]
    [InlineData("00 82 0008 FFFFFFFF 98 000000", 0xFFFFFFFF, FormatType.DvdPlusRwBasic, Certification.QuickReformat, 0)]
    [InlineData("00 82 0008 FFFFFFFF 98 000001", 0xFFFFFFFF, FormatType.DvdPlusRwBasic, Certification.QuickReformat, 1)]
    [InlineData("00 82 0008 00B47400 00 003000", 11_826_176, FormatType.Full, Certification.QuickReformat, 0x3000)]
    [InlineData("00 82 0008 00B47400 C2 003000", 11_826_176, FormatType.BdReWithSpareAreas, Certification.Full, 0x3000)]
    [InlineData("00 82 0008 00BA7400 C5 000800", 12_219_392, FormatType.BdReWithoutSpareAreas, Certification.None, 0x800)]
    public void Ways_of_formatting_are_sent_as_the_standard_lays_them_out(string hex, uint blocks, FormatType type, Certification certification, uint parameter)
    {
        var bytes = new byte[FormatParameters.Length];
        Structure.Write(new FormatParameters(blocks, type) { Certification = certification, Parameter = parameter }, bytes);
        Assert.Equal(hex.Replace(" ", ""), Convert.ToHexString(bytes));
        var read = Structure.Read<FormatParameters>(bytes);
        Assert.Equal((blocks, type, certification, parameter, true, 0), (read.Blocks, read.Type, read.Certification, read.Parameter, read.Immediate, (int)read.Options));
        bytes[1] = 0xA0;
        Assert.Equal((false, 0x20), (Structure.Read<FormatParameters>(bytes).Immediate, (int)Structure.Read<FormatParameters>(bytes).Options));
    }

    [Fact]
    public void A_command_reads_back_as_it_was_written()
    {
        var command = new CloseTrackSession(CloseFunction.Finalize, 7, Immediate: false);
        var faults = new FaultList();
        Assert.Equal(command, Structure.Read<CloseTrackSession>(Cdb.From(command).Bytes, faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void A_reserved_bit_in_a_command_is_a_fault()
    {
        var faults = new FaultList();
        Structure.Read<TestUnitReady>([0, 0, 1, 0, 0, 0], faults);
        Assert.Single(faults);
    }
}
