using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>Packs that libburn's description of CD-TEXT (doc/cdtext.txt) quotes: its own, and those of Sony's example disc.</summary>
public class CdTextPackTests
{
    public static TheoryData<string> Known =>
    [
        "8F 00 2A 00 01 01 03 00 06 05 04 05 07 06 01 02 48 65",
        "8F 01 2B 00 00 00 00 00 00 00 06 03 2C 00 00 00 C0 20",
        "8F 02 2C 00 00 00 00 00 09 00 00 00 00 00 00 00 11 45",
        "88 00 23 00 01 0E 00 3F 02 12 00 00 00 00 00 00 12 00",
        "88 01 24 00 00 02 00 04 0B 19 08 02 32 0B 2F 3E 67 2D",
        "88 0D 27 00 35 18 19 39 03 19 00 00 00 00 00 00 EA AF",
        "89 01 28 00 01 04 00 00 00 00 02 29 30 02 34 3A F3 0C",
        "89 0D 2B 00 04 04 00 00 00 00 37 0D 1A 37 1F 32 0B 62",
    ];

    [Theory]
    [MemberData(nameof(Known))]
    public void A_pack_has_the_check_bits_that_others_compute(string hex)
    {
        var bytes = Hex.Bytes(hex);
        var pack = Assert.Single(CdTextPack.ReadAll(bytes));
        Assert.True(pack.HasRightCrc);
        Assert.Equal(bytes, CdTextPack.WriteAll([(pack with { Crc = 0 }).WithCrc()]));
        Assert.False((pack with { Sequence = (byte)(pack.Sequence ^ 1) }).HasRightCrc);
    }

    [Fact]
    public void The_size_information_stands_in_the_texts_of_three_packs()
    {
        var packs = CdTextPack.ReadAll(Known.Take(3).SelectMany(row => Hex.Bytes(row.Data)).ToArray());
        var size = Structure.Read<CdTextSizeInformation>(packs.SelectMany(pack => pack.Text.Span.ToArray()).ToArray());
        Assert.Equal((CdTextEncoding.Ascii, 1, 3, 0), (size.Encoding, size.FirstTrack, size.LastTrack, size.CopyFlags));
        Assert.Equal(Hex.Bytes("06 05 04 05 07 06 01 02 00 00 00 00 00 00 06 03"), size.PackCounts.Span.ToArray());
        Assert.Equal(0x2C, size.LastSequences.Span[0]);
        Assert.Equal(CdTextLanguage.English, (CdTextLanguage)size.Languages.Span[0]);
    }

    [Fact]
    public void The_fourth_byte_has_three_parts()
    {
        var pack = new CdTextPack(0x80, 0, 0, CdTextPack.PositionOf(5, true, 40), default, 0);
        Assert.Equal(0xDF, pack.Position);
        Assert.Equal((5, true, 15), (pack.Block, pack.IsDoubleByte, pack.CharactersBefore));
    }

    [Fact]
    public void Bytes_that_are_no_whole_pack_do_not_count() => Assert.Single(CdTextPack.ReadAll(new byte[35]));
}
