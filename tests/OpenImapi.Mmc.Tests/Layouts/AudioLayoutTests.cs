
namespace OpenImapi.Mmc.Tests.Layouts;

/// <summary>Responses and features that audio discs need, with bytes laid out by hand from the tables of MMC-5.</summary>
public class AudioLayoutTests
{
    [Fact] // 6.25: paused in track 3, INDEX 2, at block 2,000h
    public void Current_position() => Assert.Equal(
        new CurrentPosition(0x12, 0x10, 3, 2, 0x2000, 0x1000),
        Bytes.Exact<CurrentPosition>("00 12 000C 01 10 03 02 00002000 00001000"));

    [Fact] // 6.25
    public void Media_catalogue_number()
    {
        var data = Bytes.Exact<CatalogNumberData>("00 15 0014 02 000000 80 30373234333834383234373132 00 2A");
        Assert.Equal(("0724384824712", 0x2A, 0x15), (data.Number.ToString(), data.Frame, data.AudioStatus));
        Assert.Null(Bytes.Exact<CatalogNumberData>("00 15 0014 02 000000 00 00000000000000000000000000 00 00").Number);
        Assert.Null(Bytes.Tolerant<CatalogNumberData>("00 15 0014 02 000000 80 30303030303030303030303030 00 00").Number);
    }

    [Fact] // 6.25
    public void Isrc_of_a_track()
    {
        var data = Bytes.Exact<IsrcData>("00 15 0014 03 10 07 00 80 474241414139323030303437 00 11 00");
        Assert.Equal((7, "GBAAA9200047", 0x11), (data.Track, data.Code.ToString(), data.Frame));
        Assert.Null((data with { Valid = false }).Code);
        Assert.Null(Bytes.Tolerant<IsrcData>("00 15 0014 03 10 07 00 80 000000000000000000000000 00 00 00").Code);
    }

    [Fact] // 6.26.3.5: one data track in the program memory area
    public void Program_memory()
    {
        var memory = Bytes.Exact<ProgramMemory>("000D 0000  00 14 00 01 041E00 00 000200");
        Assert.Equal(new(0, 0x14, 1, new(4, 30, 0), new(0, 2, 0)), memory.Entries[0]);
    }

    /// <summary>Two packs of the example of libburn's cdtext.txt.</summary>
    [Fact] // 6.26.3.7
    public void CD_TEXT()
    {
        var text = Bytes.Exact<CdTextData>(
            "0026 0000  8F002A00 010103000605040507060102 4865  8F022C00 000000000900000000000000 1145");
        Assert.Equal((40, 2, 0x8F, 0x2C, 0x1145), (text.TotalLength, text.Packs.Length, text.Packs[0].Type, text.Packs[1].Sequence, text.Packs[1].Crc));
        Assert.Equal(40, text.Length);
    }

    [Fact]
    public void The_header_of_CD_TEXT_says_how_much_there_is() => Assert.Equal(40, Bytes.Tolerant<CdTextData>("0026 0000").TotalLength);

    [Fact] // 6.20: Q mode 1 of track 1, INDEX 1, at 00:02:00
    public void Formatted_Q()
    {
        var q = Bytes.Exact<FormattedQ>("010101000000000002002832 000000 80");
        Assert.Equal(("010101000000000002002832", true), (Convert.ToHexStringLower(q.Q), q.P));
    }

    [Fact] // 5.3.8
    public void Feature_CD_read() => Assert.Equal(new CdReadFeature(ForListening: true, C2Pointers: true, CdText: true), Bytes.Exact<CdReadFeature>("83 000000"));

    [Fact] // 5.3.25: the bits one by one
    public void Feature_CD_track_at_once()
    {
        Assert.Equal(new CdTrackAtOnceFeature { UnderrunFree = true, TestWrite = true, Rewritable = true, DataTypes = 0x3F01 }, Bytes.Exact<CdTrackAtOnceFeature>("46 00 3F01"));
        Assert.Equal(new CdTrackAtOnceFeature { RawSubchannels = true, PackedSubchannels = true, RToW = true }, Bytes.Exact<CdTrackAtOnceFeature>("19 00 0000"));
    }

    [Fact] // 5.3.26
    public void Feature_CD_mastering()
    {
        Assert.Equal(
            new CdMasteringFeature { UnderrunFree = true, SessionAtOnce = true, TestWrite = true, Rewritable = true, RToW = true, MaximumCueSheetLength = 3200 },
            Bytes.Exact<CdMasteringFeature>("67 000C80"));
        Assert.Equal(new CdMasteringFeature { RawMultiSession = true, Raw = true }, Bytes.Exact<CdMasteringFeature>("18 000000"));
    }

    [Fact]
    public void A_feature_is_found_by_its_type_and_makes_its_descriptor()
    {
        var configuration = Bytes.Exact<Configuration>("0000000C 0000 0009  002E 09 04 67 000C80");
        Assert.Equal(3200u, configuration.Find<CdMasteringFeature>()?.MaximumCueSheetLength);
        Assert.Null(configuration.Find<CdReadFeature>());
        Assert.Equal(configuration.Features[0], FeatureDescriptor.Of(configuration.Find<CdMasteringFeature>()!.Value, 2, persistent: false, current: true));
    }

    [Fact]
    public void The_capabilities_page_tells_of_audio()
    {
        var page = new Capabilities { Audio = 0x13 };
        Assert.Equal((true, true, true), (page.ReadsAudio, page.AccurateStream, page.ReadsC2));
        Assert.Equal((false, false, false), (default(Capabilities).ReadsAudio, default(Capabilities).AccurateStream, default(Capabilities).ReadsC2));
    }

    [Theory]
    [InlineData(DataBlockTypes.Raw, 2352)]
    [InlineData(DataBlockTypes.RawWithQ, 2368)]
    [InlineData(DataBlockTypes.RawWithSubchannels, 2448)]
    [InlineData(DataBlockTypes.Mode1, 2048)]
    [InlineData(DataBlockTypes.Mode2Form2, 2324)]
    [InlineData(DataBlockTypes.Mode2Mixed, 2332)]
    public void A_data_block_type_has_its_length(byte type, int length) => Assert.Equal(length, DataBlockTypes.Length(type));

    [Fact]
    public void A_reserved_data_block_type_has_no_length() => Assert.Null(DataBlockTypes.Length(4));
}
