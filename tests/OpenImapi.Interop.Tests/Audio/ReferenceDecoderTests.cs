using System.Diagnostics;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Lossy files against the decoders of those who made the formats.</summary>
[Trait("Category", "Interop")]
public class ReferenceDecoderTests
{
    [Theory]
    [InlineData("libsndfile", "mp3")]
    [InlineData("libsndfile", "ogg")]
    [InlineData("libsndfile", "opus")]
    [InlineData("ffmpeg", "mp3")]
    [InlineData("ffmpeg", "ogg")]
    [InlineData("ffmpeg", "opus")]
    public async Task A_lossy_file_decodes_as_the_reference_does(string decoder, string kind)
    {
        using var folder = new TemporaryFolder();
        var path = await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder, kind == "opus" ? 48_000 : 44_100), kind);
        var wave = folder["reference.wav"];
        await (kind switch
        {
            "mp3" => Judge.RunAsync("lame", "--quiet", "--decode", path, wave),
            "ogg" => Judge.RunAsync("oggdec", "-Q", "-o", wave, path),
            _ => Judge.RunAsync("opusdec", "--quiet", "--no-dither", "--rate", "48000", path, wave),
        });
        var expected = await Sound.IntegersAsync(wave);
        var (_, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        Assert.Equal(expected.Length, samples.Length);
        var error = expected.Zip(samples).Max(pair => Math.Abs(pair.First / 65_536.0 - pair.Second * 32_768.0));
        Assert.True(error < 4, $"{error} of 32,768");
    }

    [Fact]
    public async Task A_program_that_decodes_ends_when_nobody_listens_any_more()
    {
        using var folder = new TemporaryFolder();
        var path = await DecoderTests.EncodeAsync(folder, await Sound.WaveAsync(folder), "m4a");
        var before = Running();
        await using (var file = await Sound.Ffmpeg().OpenAsync(path, TestContext.Current.CancellationToken))
        {
            Assert.NotNull(file);
            Assert.Equal(100, await file.ReadAsync(new float[100], TestContext.Current.CancellationToken));
            using var cancelled = new CancellationTokenSource();
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await file.ReadAsync(new float[100], cancelled.Token));
        }

        Assert.Empty(Running().Except(before));

        int[] Running() => [.. Process.GetProcessesByName("ffmpeg").Where(process => Arguments(process.Id).Contains(folder.Path, StringComparison.Ordinal)).Select(process => process.Id)];
    }

    /// <summary>Of a process that may end meanwhile.</summary>
    private static string Arguments(int process)
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{process}/cmdline") : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
