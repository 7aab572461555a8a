using System.Text;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>Tags of ID3v2, as its descriptions lay them out.</summary>
public class Id3v2Tests
{
    /// <summary>Version 2.3 with texts in Latin-1 and UTF-16, a comment and ReplayGain.</summary>
    internal static byte[] Tag { get; } = Make(3,
        Frame("TIT2", [0, .. Encoding.Latin1.GetBytes("Grüße\0")]),
        Frame("TPE1", [1, 0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Björk")]),
        Frame("TRCK", [0, .. "3/12"u8]),
        Frame("TSRC", [0, .. "GBAYE0000351"u8]),
        Frame("APIC", new byte[300]),
        Frame("COMM", [0, .. "eng\0a comment"u8]),
        Frame("TXXX", [0, .. "replaygain_track_gain\0-7.03 dB"u8]),
        Frame("TXXX", [0, .. "replaygain_track_peak\00.988"u8]));

    [Fact]
    public void Texts_are_read()
    {
        var tags = Id3v2.Read(Tag);
        Assert.Equal(("Grüße", "Björk", 3, "GBAYE0000351", "a comment"), (tags.Title, tags.Performer, tags.TrackNumber, tags.Isrc, tags.Comment));
        Assert.Equal(new ReplayGain(-7.03, 0.988), tags.TrackGain);
        Assert.Null(tags.AlbumGain);
    }

    [Fact]
    public void Version_4_has_lengths_of_7_bits_a_byte_and_several_texts_in_a_frame()
    {
        var tags = Id3v2.Read(Make(4, Frame("TCOM", [3, .. new byte[] { (byte)'a' }, .. Enumerable.Repeat((byte)'b', 200), 0, (byte)'c'], synchsafe: true), Frame("TALB", [3, .. "x"u8], synchsafe: true)));
        Assert.Equal(($"a{new string('b', 200)} / c", "x"), (tags.Composer, tags.Album));
    }

    [Fact]
    public void Version_2_has_frames_of_three_letters()
    {
        byte[] body = [.. "TT2"u8, 0, 0, 4, 0, .. "abc"u8, .. "TP1"u8, 0, 0, 3, 0, .. "de"u8];
        var tags = Id3v2.Read([.. "ID3"u8, 2, 0, 0, 0, 0, 0, (byte)body.Length, .. body]);
        Assert.Equal(("abc", "de"), (tags.Title, tags.Performer));
    }

    [Fact]
    public void Zeros_behind_FF_are_taken_out_where_the_tag_says_so()
    {
        byte[] body = [.. "TIT2"u8, 0, 0, 0, 5, 0, 0, 1, 0xFF, 0x00, 0xFE, (byte)'a', 0];
        var tags = Id3v2.Read([.. "ID3"u8, 3, 0, 0x80, 0, 0, 0, (byte)body.Length, .. body]);
        Assert.Equal("a", tags.Title);
    }

    [Fact]
    public void A_tag_cut_anywhere_gives_what_is_whole()
    {
        for (var length = 0; length < Tag.Length; length++)
            Assert.True(Id3v2.Read(Tag.AsSpan(0, length)).Title is "" or "Grüße");
    }

    private static byte[] Make(byte version, params byte[][] frames)
    {
        var body = Headers.Join(frames);
        return [.. "ID3"u8, version, 0, 0, .. Synchsafe(body.Length), .. body];
    }

    private static byte[] Frame(string id, byte[] content, bool synchsafe = false) =>
        [.. Encoding.Latin1.GetBytes(id), .. synchsafe ? Synchsafe(content.Length) : Headers.Big((uint)content.Length), 0, 0, .. content];

    private static byte[] Synchsafe(int value) => [(byte)(value >> 21 & 0x7F), (byte)(value >> 14 & 0x7F), (byte)(value >> 7 & 0x7F), (byte)(value & 0x7F)];
}
