using System.Runtime.Versioning;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Names that a shell, a program's options or a protocol could take for something else.</summary>
[Trait("Category", "Interop")]
public class HardNameTests
{
    [Theory]
    [InlineData("libsndfile", "flac")]
    [InlineData("ffmpeg", "m4a")]
    public async Task A_file_is_read_whatever_its_name(string decoder, string kind)
    {
        using var folder = new TemporaryFolder();
        var wave = await Sound.WaveAsync(folder);
        var plain = await DecoderTests.EncodeAsync(folder, wave, kind);
        var expected = await Sound.DecodeAsync(Sound.Decoder(decoder), plain);
        string[] names = ["-i", "--help", "http:x", "concat:a|b", "a 'quoted' \"name\"", "100%d $HOME `id` \\ *?", "söng 音楽", "pipe:", "line\nbreak"];
        foreach (var name in names)
        {
            var path = folder[$"{name}.{kind}"];
            File.Copy(plain, path);
            var (_, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
            Assert.Equal(expected.Samples, samples);
        }
    }

    [Theory]
    [SupportedOSPlatform("linux")]
    [InlineData("libsndfile", "flac")]
    [InlineData("ffmpeg", "m4a")]
    public async Task A_name_need_not_be_text(string decoder, string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has names of any bytes.");
        using var folder = new TemporaryFolder();
        var plain = await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), kind);
        var expected = await Sound.DecodeAsync(Sound.Decoder(decoder), plain);
        await Judge.AskAsync(new Question("sh", ["-c", $"mv music.{kind} \"$(printf 'caf\\351 \\377.{kind}')\""]) { Folder = folder.Path });
        var path = PathText.FromBytes([.. System.Text.Encoding.UTF8.GetBytes(folder.Path + "/caf"), 0xE9, (byte)' ', 0xFF, .. System.Text.Encoding.ASCII.GetBytes("." + kind)]);
        var (_, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        Assert.Equal(expected.Samples, samples);
        await Judge.AskAsync(new Question("sh", ["-c", "rm caf*"]) { Folder = folder.Path });
    }
}
