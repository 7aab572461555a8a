using OpenImapi.Formats;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Music files of every kind, made by the programs that people make them with.</summary>
[Trait("Category", "Interop")]
public class DecoderTests
{
    [Theory]
    [InlineData("libsndfile", "flac", 16)]
    [InlineData("libsndfile", "flac", 24)]
    [InlineData("libsndfile", "aiff", 24)]
    [InlineData("libsndfile", "w64", 16)]
    [InlineData("libsndfile", "caf", 16)]
    [InlineData("ffmpeg", "flac", 16)]
    [InlineData("ffmpeg", "flac", 24)]
    [InlineData("ffmpeg", "wv", 16)]
    [InlineData("ffmpeg", "wv", 24)]
    [InlineData("ffmpeg", "m4a", 16)]
    [InlineData("ffmpeg", "oga", 16)]
    [InlineData("ffmpeg", "tta", 24)]
    public async Task Every_sample_of_a_lossless_file_is_as_it_was(string decoder, string kind, int bits)
    {
        using var folder = new TemporaryFolder();
        var wave = await Sound.WaveAsync(folder, bits == 16 ? 44_100 : 96_000, bits);
        var path = await EncodeAsync(folder, wave, kind);
        var expected = await Sound.IntegersAsync(wave);
        var (file, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        Assert.Equal(expected.Length, samples.Length);
        Assert.All(expected.Zip(samples), pair => Assert.Equal(pair.First, pair.Second * (1L << 31)));
        Assert.Equal((bits, true, true), (file.Format.BitsPerSample, file.Format.IsLossless, file.IsLengthExact));
        Assert.Equal(expected.Length / 2, file.Length);
    }

    [Theory]
    [InlineData("libsndfile", "mp3", "MP3")]
    [InlineData("libsndfile", "ogg", "Ogg Vorbis")]
    [InlineData("libsndfile", "opus", "Opus")]
    [InlineData("ffmpeg", "mp3", "MP3")]
    [InlineData("ffmpeg", "ogg", "Ogg Vorbis")]
    [InlineData("ffmpeg", "opus", "Opus")]
    [InlineData("ffmpeg", "aac.m4a", "AAC")]
    public async Task A_lossy_file_has_the_length_that_it_had_and_sounds_alike(string decoder, string kind, string codec)
    {
        using var folder = new TemporaryFolder();
        var wave = await Sound.WaveAsync(folder, kind == "opus" ? 48_000 : 44_100);
        var path = await EncodeAsync(folder, wave, kind);
        var expected = await Sound.IntegersAsync(wave);
        var (file, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        Assert.Equal((codec, false), (file.Format.Codec, file.Format.IsLossless));
        Assert.Equal(expected.Length, samples.Length);
        var error = expected.Zip(samples).Skip(4_000).SkipLast(4_000).Max(pair => Math.Abs(pair.First / (double)(1L << 31) - pair.Second));
        Assert.True(error < 0.03, $"{error}");
    }

    [Theory]
    [InlineData("aac")]
    [InlineData("wma")]
    public async Task A_file_that_does_not_know_its_length_is_longer_by_its_padding(string kind)
    {
        using var folder = new TemporaryFolder();
        var path = await EncodeAsync(folder, await Sound.WaveAsync(folder), kind);
        var (file, samples) = await Sound.DecodeAsync(Sound.Ffmpeg(), path);
        Assert.False(file.IsLengthExact);
        Assert.InRange(samples.Length / 2, 440_000, 445_000);
    }

    [Theory]
    [InlineData("libsndfile", "mp3")]
    [InlineData("libsndfile", "ogg")]
    [InlineData("ffmpeg", "mp3")]
    public async Task Lossy_sound_beyond_full_scale_comes_as_it_is(string decoder, string kind)
    {
        using var folder = new TemporaryFolder();
        var loud = folder["loud.wav"];
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "aevalsrc=1.5*sin(997*2*PI*t)|1.5*sin(997*2*PI*t):s=44100:d=3", "-c:a", "pcm_f32le", loud);
        var path = folder["loud." + kind];
        await Judge.RunAsync("ffmpeg", ["-v", "error", "-i", loud, .. kind == "ogg" ? ["-c:a", "libvorbis", "-q:a", "8"] : new[] { "-b:a", "320k" }, path]);
        var (_, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        Assert.True(samples.Max() > 1.3f, $"{samples.Max()}");
    }

    [Theory]
    [InlineData("libsndfile", "f32")]
    [InlineData("libsndfile", "f64")]
    [InlineData("ffmpeg", "f32")]
    public async Task Floating_sound_is_neither_silent_nor_made_louder(string decoder, string coding)
    {
        using var folder = new TemporaryFolder();
        var path = folder["quiet.wav"];
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=440:duration=1:sample_rate=44100", "-c:a", $"pcm_{coding}le", path);
        var (file, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        Assert.InRange(samples.Max(), 0.124f, 0.126f);
        Assert.Equal((0, true), (file.Format.BitsPerSample, decoder == "ffmpeg" || file.Format.IsLossless));
    }

    [Theory]
    [InlineData("libsndfile", "flac")]
    [InlineData("libsndfile", "ogg")]
    [InlineData("libsndfile", "opus")]
    [InlineData("ffmpeg", "flac")]
    [InlineData("ffmpeg", "ogg")]
    [InlineData("ffmpeg", "m4a")]
    public async Task Six_channels_come_in_the_order_of_WAVE(string decoder, string kind)
    {
        using var folder = new TemporaryFolder();
        var wave = folder["six.wav"];
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i",
            "aevalsrc=0.1*sin(2500*t)|0.2*sin(2500*t)|0.3*sin(2500*t)|0.8*sin(314*t)|0.5*sin(2500*t)|0.6*sin(2500*t):s=48000:d=2:c=5.1", "-c:a", "pcm_s16le", wave);
        var path = folder["six." + kind];
        string[] codec = kind switch { "ogg" => ["libvorbis"], "opus" => ["libopus", "-b:a", "400k"], "m4a" => ["alac"], _ => ["flac"] };
        await Judge.RunAsync("ffmpeg", ["-v", "error", "-i", wave, "-c:a", .. codec, path]);
        var (_, samples) = await Sound.DecodeAsync(Sound.Decoder(decoder), path);
        double[] expected = [0.1, 0.2, 0.3, 0.8, 0.5, 0.6];
        var peaks = expected.Select((_, channel) => samples.Where((_, i) => i % 6 == channel).Skip(20_000).Take(50_000).Max()).ToArray();
        Assert.All(expected.Zip(peaks), pair => Assert.InRange(pair.Second, pair.First - 0.06, pair.First == 0.8 ? 1.1 : pair.First + 0.06));
    }

    [Theory]
    [InlineData("libsndfile")]
    [InlineData("ffmpeg")]
    public async Task What_is_no_music_is_left_to_others(string decoder)
    {
        using var folder = new TemporaryFolder();
        var picture = folder["cover.jpg"];
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64", "-frames:v", "1", picture);
        var list = folder.Write("list.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n44100-16-2.wav\n#EXT-X-ENDLIST\n"u8);
        await Sound.WaveAsync(folder);
        foreach (var path in new[] { picture, list, folder.Write("rip.log", "Exact Audio Copy\n"u8), folder.Write("empty", []) })
            Assert.Null(await Sound.Decoder(decoder).OpenAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        foreach (var decoder in new[] { "libsndfile", "ffmpeg" })
        {
            var error = await Assert.ThrowsAsync<DiscException>(async () => await Sound.Decoder(decoder).OpenAsync("/nowhere/at all.flac", TestContext.Current.CancellationToken));
            Assert.Contains("/nowhere/at all.flac", error.Message, StringComparison.Ordinal);
        }
    }

    internal static async Task<string> EncodeAsync(TemporaryFolder folder, string wave, string kind, string? name = null)
    {
        var path = folder[name ?? "music." + kind];
        await (kind switch
        {
            "flac" => Judge.RunAsync("flac", "-s", "-f", wave, "-o", path),
            "oga" => Judge.RunAsync("flac", "-s", "-f", "--ogg", wave, "-o", path),
            "mp3" => Judge.RunAsync("lame", "--quiet", "-b", "192", wave, path),
            "ogg" => Judge.RunAsync("oggenc", "-Q", "-q", "8", wave, "-o", path),
            "opus" => Judge.RunAsync("opusenc", "--quiet", "--bitrate", "256", wave, path),
            "wv" => Judge.RunAsync("wavpack", "-q", "-y", wave, "-o", path),
            "aiff" or "w64" or "caf" => Judge.RunAsync("sox", "-D", wave, "-t", kind, path),
            "m4a" => Judge.RunAsync("ffmpeg", "-v", "error", "-i", wave, "-c:a", "alac", path),
            "aac.m4a" => Judge.RunAsync("ffmpeg", "-v", "error", "-i", wave, "-c:a", "aac", "-b:a", "256k", path),
            _ => Judge.RunAsync("ffmpeg", "-v", "error", "-i", wave, path),
        });
        return path;
    }
}
