using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering.Tests.Audio;

/// <summary>WAV as we write it.</summary>
public sealed class WavWriterTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_header_of_a_block_of_samples_is_44_known_bytes() =>
        Assert.Equal(
            "52494646 54090000 57415645 666D7420 10000000 0100 0200 44AC0000 10B10200 0400 1000 64617461 30090000".Replace(" ", ""),
            Convert.ToHexString(WavHeader.Of(new(588))));

    [Fact]
    public void Beyond_4_GiB_it_is_RF64()
    {
        Assert.Equal("RIFF"u8, WavHeader.Of(new((uint.MaxValue - 36) / 4)).AsSpan(0, 4));
        Assert.Equal(
            "52463634 FFFFFFFF 57415645 64733634 1C000000 4800000001000000 0000000001000000 0000004000000000 00000000".Replace(" ", ""),
            Convert.ToHexString(WavHeader.Of(new(1L << 30)).AsSpan(0, 48)));
    }

    [Fact]
    public async Task What_was_written_is_read_again()
    {
        await WavWriter.WriteAsync(Sounds.Content(100_000), folder["a.wav"]);
        using var audio = await new AudioLoader().OpenAsync(folder["a.wav"]);
        Assert.Equal(Sounds.Samples(100_000), await audio.ReadAllAsync());
    }

    [Fact]
    public void A_file_that_is_not_complete_does_not_appear()
    {
        using (var writer = WavWriter.Create(folder["a.wav"], new(2)))
        {
            writer.Write(new byte[4]);
            Assert.Throws<InvalidOperationException>(writer.Complete);
            Assert.Throws<ArgumentException>(() => writer.Write(new byte[8]));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_file_that_is_there_is_kept()
    {
        var path = folder.Write("a.wav", "mine"u8);
        Assert.Same(MasteringErrors.DestinationExists, Assert.Throws<DiscException>(() => WavWriter.Create(path, new SampleCount(1))).Error);
        Assert.Equal("mine", File.ReadAllText(path));
    }
}
