using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>Q of pressed discs, as the dumping programs DiscImageCreator and redumper print it in their logs and reports.</summary>
public class SubchannelQTests
{
    /// <summary>Bytes, CONTROL, track, index, time in the track, time on the disc.</summary>
    public static TheoryData<string, int, int, int, string, string> Positions => new()
    {
        { "41 01 01 00 00 00 00 00 02 00 28 32", 4, 1, 1, "00:00:00", "00:02:00" },
        { "41 01 01 00 00 01 00 00 02 01 92 42", 4, 1, 1, "00:00:01", "00:02:01" },
        { "01 54 01 03 29 41 00 64 10 01 0D 09", 0, 54, 1, "03:29:41", "64:10:01" },
        { "01 55 81 00 00 00 00 64 10 02 35 99", 0, 55, 81, "00:00:00", "64:10:02" },
        { "01 55 01 00 00 01 00 64 10 03 72 68", 0, 55, 1, "00:00:01", "64:10:03" },
        { "41 16 00 00 01 18 00 76 13 06 F4 4F", 4, 16, 0, "00:01:18", "76:13:06" },
        { "01 04 00 00 01 74 00 01 48 01 7E 01", 0, 4, 0, "00:01:74", "01:48:01" },
    };

    [Theory]
    [MemberData(nameof(Positions))]
    public void A_position_is_read_and_written_as_pressed_discs_have_it(string hex, int control, int track, int index, string relative, string absolute)
    {
        var bytes = Hex.Bytes(hex);
        var q = Structure.Read<SubchannelQ>(bytes);
        Assert.Equal((control, SubchannelQMode.Position, track, index), (q.Control, q.Mode, q.Track, q.Index));
        Assert.Equal((relative, absolute), (q.Relative.ToString(), q.Absolute.ToString()));
        Assert.True(SubchannelQ.IsRight(bytes));
        Assert.Equal(bytes, Written(q with { Crc = 0 }));
    }

    [Fact]
    public void A_changed_bit_is_noticed()
    {
        var bytes = Hex.Bytes("01 55 01 00 00 01 00 64 10 03 72 68");
        for (var bit = 0; bit < 96; bit++)
        {
            bytes[bit / 8] ^= (byte)(0x80 >> bit % 8);
            Assert.False(SubchannelQ.IsRight(bytes));
            bytes[bit / 8] ^= (byte)(0x80 >> bit % 8);
        }
    }

    [Theory]
    [InlineData("02 00 00 00 00 00 00 00 00 00 21 75", 0)]
    [InlineData("02 00 00 00 00 00 00 00 00 34 57 A2", 34)]
    public void A_catalogue_number_of_zeros_is_none(string hex, int frame)
    {
        var bytes = Hex.Bytes(hex);
        var q = Structure.Read<SubchannelQ>(bytes);
        Assert.Equal((SubchannelQMode.Catalog, frame), (q.Mode, q.AbsoluteFrame));
        Assert.Null(q.Catalog);
        Assert.Equal(bytes, Written(q));
    }

    [Fact]
    public void A_catalogue_number_stands_in_thirteen_digits_of_four_bits()
    {
        Assert.True(MediaCatalogNumber.TryParse("4988006116269", out var number));
        var bytes = Written(new(0, SubchannelQMode.Catalog) { Catalog = number, AbsoluteFrame = 1 });
        Assert.Equal(Hex.Bytes("02 49 88 00 61 16 26 90 00 01"), bytes[..10]);
        Assert.Equal(number, Structure.Read<SubchannelQ>(bytes).Catalog);
    }

    [Fact]
    public void A_recording_code_stands_in_characters_of_six_bits_and_digits_of_four()
    {
        // IEC 60908, table of mode 3: A is 11h, Z is 2Ah. U=25h S=23h I=19h R=22h 1=01h: 100101 100011 011001 100010 000001 00.
        Assert.True(Isrc.TryParse("US-IR1-02-11155", out var code));
        var bytes = Written(new(2, SubchannelQMode.Isrc) { Isrc = code, AbsoluteFrame = 74 });
        Assert.Equal(Hex.Bytes("23 96 36 62 04 02 11 15 50 74"), bytes[..10]);
        Assert.Equal(code, Structure.Read<SubchannelQ>(bytes).Isrc);
    }

    [Fact]
    public void A_recording_code_with_characters_that_are_none_is_no_code()
    {
        // superg/vgindex issue 180: a disc mastered with the characters O ? B ? ?. (The report prints the check bits little end first.)
        var bytes = Hex.Bytes("43 7F 54 B8 F4 52 00 00 00 45 74 B8");
        Assert.True(SubchannelQ.IsRight(bytes));
        var q = Structure.Read<SubchannelQ>(bytes);
        Assert.Equal((4, SubchannelQMode.Isrc, 45), (q.Control, q.Mode, q.AbsoluteFrame));
        Assert.Null(q.Isrc);
    }

    [Fact]
    public void A_mode_that_nobody_knows_keeps_its_bytes()
    {
        var bytes = Hex.Bytes("06 01 02 03 FE FF 10 20 30 40 00 00");
        var q = Structure.Read<SubchannelQ>(bytes);
        Assert.Equal(bytes[..10], Written(q)[..10]);
    }

    [Fact]
    public void The_pre_groove_bytes_of_a_session_pointer_are_not_decimal()
    {
        var bytes = Hex.Bytes("05 00 C0 5C 00 FE 00 97 15 17 00 00");
        var q = Structure.Read<SubchannelQ>(bytes);
        Assert.Equal((new Msf(0x5C, 0, 0xFE), new Msf(97, 15, 17)), (q.Relative, q.Absolute));
        Assert.Equal(bytes[..10], Written(q)[..10]);
    }

    private static byte[] Written(SubchannelQ q)
    {
        var bytes = new byte[SubchannelQ.Length];
        Assert.Equal(SubchannelQ.Length, Structure.Write(q.WithCrc(), bytes));
        return bytes;
    }
}
