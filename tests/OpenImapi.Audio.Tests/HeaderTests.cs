using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Audio.Tests;

public class HeaderTests
{
    /// <summary>By the table of RFC 9639, 8.2: sizes of blocks and frames, 44,100 Hz in 20 bits, 2 - 1 channels in 3, 16 - 1 bits in 5, one sample in 36, MD5.</summary>
    private const string Streaminfo = "1000 1000 00000F 00000F 0AC442F000000001 3E84B41807DC690307589A3DAD1A2E0F";

    [Fact]
    public void STREAMINFO_is_read_as_the_standard_lays_it_out()
    {
        var info = FlacStreamInfo.Read(Bytes.Of(Streaminfo));
        Assert.Equal((44_100, 2, 16, 1L), (info.SampleRate, info.Channels, info.BitsPerSample, info.Length));
        Assert.Equal("3E84B41807DC690307589A3DAD1A2E0F", Convert.ToHexString(info.Md5.Span));
    }

    [Fact]
    public void The_MD5_is_that_of_the_samples_with_their_little_end_first()
    {
        // "message digest" and its MD5 are from RFC 1321, A.5: here as 7 samples of 16 bits.
        var digest = new PcmDigest(16);
        digest.Append([.. MemoryMarshal.Cast<byte, short>("message digest"u8).ToArray().Select(sample => sample << 16)]);
        Assert.Equal("F96B697D7CB7938D525A2F31AAF161D0", Convert.ToHexString(digest.Finish().Span));
    }

    [Fact]
    public void Tags_of_a_FLAC_file_stand_in_its_comment()
    {
        var facts = Read("'fLaC' 00000022" + Streaminfo + "84000027 04000000 'none' 02000000 0D000000 'TITLE=Für me' 06000000 'isrc=x'");
        Assert.Equal((new AudioTags { Title = "Für me", Isrc = "x" }, 1L), (facts.Tags, facts.Flac?.Length));
    }

    [Theory]
    [InlineData("'fLaC' 00000022 1000")]
    [InlineData("'fLaC' 7FFFFFFF 00")]
    [InlineData("'fLaC' 04FFFFFF 00")]
    [InlineData("'ID3' 0400 00 7F7F7F7F 'TIT2'")]
    public void A_header_that_is_cut_is_an_error(string bytes) =>
        Assert.Equal(AudioErrors.FileCut, Assert.Throws<DiscException>(() => Read(bytes)).Error);

    [Theory]
    [InlineData("")]
    [InlineData("'fLa'")]
    [InlineData("'RIFF' 00000000 'WAVE'")]
    [InlineData("'OggS' 0000")]
    [InlineData("FFFE 4100 4200")]
    public void What_is_something_else_has_no_facts(string bytes) => Assert.Equal("", Read(bytes).Cut);

    [Theory]
    [InlineData("04000000 'none' FFFFFFFF 06000000 'TITLE='")]
    [InlineData("FFFFFFFF 'none'")]
    [InlineData("04000000 'none' 02000000 FFFFFF7F 'TITLE=x'")]
    [InlineData("04000000 'none' 01000000 01000000 '='")]
    [InlineData("")]
    public void A_comment_that_lies_about_lengths_says_nothing(string bytes) =>
        Assert.Equal(AudioTags.None, TagFields.ToTags(VorbisComment.Read(Bytes.Of(bytes))));

    [Fact]
    public void A_comment_that_was_written_is_read_as_it_was()
    {
        KeyValuePair<string, string>[] fields = [new("TITLE", "Für, = \n\"me\""), new("ARTIST", "")];
        Assert.Equal(fields, VorbisComment.Read(VorbisComment.Write("us", fields)));
    }

    [Fact]
    public void A_header_of_chance_bytes_ends_in_words_or_in_nothing()
    {
        var random = new Random(20062);
        string[] starts = ["'fLaC' 00000022" + Streaminfo, "'OggS' 0002", "FFFB9064", "'ID3' 0300 00 00000100 'TXXX' 00000080 0000"];
        for (var run = 0; run < 4_000; run++)
        {
            var bytes = new byte[random.Next(0, 600)];
            random.NextBytes(bytes);
            var error = Record.Exception(() => FileFacts.Read(FileContent.FromBytes(Bytes.Of(starts[run % starts.Length]).Concat(bytes).ToArray())));
            Assert.True(error is null or DiscException, $"run {run}: {error}");
        }
    }

    private static FileFacts Read(string bytes) => FileFacts.Read(FileContent.FromBytes(Bytes.Of(bytes)));
}
