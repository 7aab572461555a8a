using System.Globalization;
using System.Runtime.InteropServices;
using OpenImapi.Audio;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>What our conversion to CD audio makes, beside what sox and ffmpeg make of the same files.</summary>
[Trait("Category", "Interop")]
public sealed class ConversionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-b 8 -c 2")]
    [InlineData("-b 16 -c 1")]
    [InlineData("-b 16 -c 2")]
    public async Task Sixteen_bits_and_less_come_out_as_they_went_in(string coding)
    {
        var path = folder["a.wav"];
        await Judge.RunAsync("sox", ["-R", "-n", "-r", "44100", .. coding.Split(' '), path, "synth", "2", "pinknoise"]);
        var expected = await Judge.RunAsync("sox", "-D", path, "-t", "raw", "-e", "signed-integer", "-b", "16", "-c", "2", "-");
        var (samples, audio) = await DecodeAsync(path);
        Assert.Equal(MemoryMarshal.Cast<byte, short>(expected.OutputBytes).ToArray(), samples);
        Assert.Equal(0, audio.ClippedSamples);
    }

    [Fact]
    public async Task Floating_sound_of_a_16_bit_file_comes_out_as_that_file()
    {
        var (path, floating) = (folder["a.wav"], folder["f.wav"]);
        await Judge.RunAsync("sox", "-R", "-n", "-r", "44100", "-c", "2", "-b", "16", path, "synth", "2", "pinknoise");
        await Judge.RunAsync("ffmpeg", "-v", "error", "-i", path, "-c:a", "pcm_f32le", floating);
        Assert.Equal((await DecodeAsync(path)).Samples, (await DecodeAsync(floating)).Samples);
    }

    [Fact]
    public async Task Twenty_four_bits_are_rounded_with_noise_of_at_most_one_step_that_carries_a_tone_below_the_last_bit()
    {
        var path = folder["a.wav"];
        // A tone of a quarter of a step: without dither it would vanish.
        var level = (20 * Math.Log10(0.25 / 32768)).ToString("F3", CultureInfo.InvariantCulture);
        await Judge.RunAsync("sox", "-R", "-n", "-r", "44100", "-c", "2", "-b", "24", path, "synth", "4", "sine", "1000", "gain", level);
        var exact = MemoryMarshal.Cast<byte, int>((await Judge.RunAsync("sox", path, "-t", "raw", "-b", "32", "-")).OutputBytes).ToArray();
        var (samples, _) = await DecodeAsync(path);
        Assert.Equal(exact.Length, samples.Length);
        double error = 0, signal = 0, tone = 0;
        for (var i = 0; i < exact.Length; i++)
        {
            var wanted = exact[i] / 65536.0;
            Assert.InRange(samples[i] - wanted, -1.5, 1.5);
            error += samples[i] - wanted;
            signal += wanted * wanted;
            tone += wanted * samples[i];
        }

        Assert.InRange(error / exact.Length, -0.01, 0.01);
        Assert.InRange(tone / signal, 0.95, 1.05);
        Assert.Equal(samples, (await DecodeAsync(path)).Samples);
    }

    [Theory]
    [InlineData("3.0", 3)]
    [InlineData("quad", 4)]
    [InlineData("5.0", 5)]
    [InlineData("5.1", 6)]
    [InlineData("5.1(side)", 6)]
    [InlineData("6.1", 7)]
    [InlineData("7.1", 8)]
    public async Task Many_channels_are_mixed_down_as_ffmpeg_does(string layout, int channels)
    {
        var path = folder["many.wav"];
        var noises = string.Join('|', Enumerable.Range(1, channels).Select(seed => $"0.5*(2*random({seed})-1)"));
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"aevalsrc=exprs={noises}:c={layout}:s=44100:d=0.5", "-c:a", "pcm_s24le", path);
        var expected = MemoryMarshal.Cast<byte, int>((await Judge.RunAsync("ffmpeg", "-v", "error", "-i", path, "-ac", "2", "-f", "s32le", "-")).OutputBytes).ToArray();
        var (samples, audio) = await DecodeAsync(path);
        Assert.Equal(channels, audio.Format.Channels);
        Assert.Equal(expected.Length, samples.Length);
        for (var i = 0; i < samples.Length; i++)
            Assert.InRange(samples[i] - expected[i] / 65536.0, -1.6, 1.6);
    }

    [Theory]
    [InlineData(8_000)]
    [InlineData(11_025)]
    [InlineData(22_050)]
    [InlineData(32_000)]
    [InlineData(48_000)]
    [InlineData(88_200)]
    [InlineData(96_000)]
    [InlineData(176_400)]
    [InlineData(192_000)]
    public async Task A_tone_of_any_rate_is_that_tone_at_44100_Hz_and_as_long(int rate)
    {
        var path = folder["tone.wav"];
        var length = rate * 2 + 7;
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"aevalsrc=exprs=0.5*sin(2*PI*1000*t):s={rate}:d=3", "-af", $"atrim=end_sample={length}", "-c:a", "pcm_s24le", path);
        var (samples, _) = await DecodeAsync(path, new(resamplers: AudioDecoders.Resampler()));
        Assert.Equal((int)Math.Round(length * 44_100.0 / rate), samples.Length / 2);
        // The first and last samples hear the silence beside the tone; half a step is rounding, one is dither.
        for (var i = 2000; i < samples.Length / 2 - 2000; i++)
            Assert.InRange(samples[2 * i] - 16_384 * Math.Sin(2 * Math.PI * 1000 * i / 44_100), -1.6, 1.6);
    }

    [Fact]
    public async Task All_channels_at_full_level_do_not_clip()
    {
        var path = folder["full.wav"];
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "aevalsrc=exprs=1|1|1|1|1|1:c=5.1:s=44100:d=0.1", "-c:a", "pcm_f32le", path);
        var (samples, audio) = await DecodeAsync(path);
        Assert.Equal(0, audio.ClippedSamples);
        Assert.All(samples, sample => Assert.InRange(sample, 32_760, short.MaxValue));
    }

    [Fact]
    public async Task A_sine_of_6_dB_above_full_scale_is_cut_where_sox_cuts_it()
    {
        var path = folder["loud.wav"];
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "aevalsrc=exprs=1.9953*sin(2*PI*997*t)|1.9953*sin(2*PI*997*t):s=44100:d=2", "-c:a", "pcm_f32le", path);
        var expected = MemoryMarshal.Cast<byte, short>((await Judge.AskAsync("sox", "-D", path, "-t", "raw", "-b", "16", "-e", "signed-integer", "-")).MustSucceed().OutputBytes).ToArray();
        var (samples, audio) = await DecodeAsync(path);
        Assert.Equal(expected.Length, samples.Length);
        for (var i = 0; i < samples.Length; i++)
            Assert.InRange(samples[i] - expected[i], -2, 2);
        Assert.InRange(audio.PeakLevel!.Value, 1.99, 1.9954);
        Assert.Equal(audio.ClippedSamples, CountAtFullScale(samples));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(5000)]
    public async Task What_we_write_as_wav_is_what_others_read(double seconds)
    {
        var sound = new byte[(int)(seconds * 441) * 4];
        new Random(1).NextBytes(sound);
        var path = folder["ours.wav"];
        await WavWriter.WriteAsync(new RawAudio(FileContent.FromBytes(sound)), path);
        Assert.Equal(sound, (await Judge.RunAsync("sox", path, "-t", "raw", "-")).OutputBytes);
        Assert.Equal(sound, (await Judge.RunAsync("ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-")).OutputBytes);
    }

    [Fact]
    public async Task A_header_of_more_than_4_GiB_says_to_ffmpeg_and_to_us_how_long_the_sound_is()
    {
        var (path, length) = (folder["large.wav"], new SampleCount(44_100L * 60 * 60 * 8));
        await using (var file = File.Create(path))
        {
            // A sparse file: 8 hours of silence take no room.
            await file.WriteAsync(WavHeader.Of(length));
            file.SetLength(file.Position + length.Bytes);
        }

        var probed = await Judge.RunAsync("ffprobe", "-v", "error", "-show_entries", "stream=duration_ts", "-of", "csv=p=0", path);
        Assert.Equal($"{length}", probed.Output.Trim());
        using var audio = await new AudioLoader().OpenAsync(path);
        Assert.Equal(length, audio.Length);
    }

    /// <summary>Values at the limits: a cut one is there; one that only rounds to it has a level below 1.</summary>
    private static long CountAtFullScale(short[] samples)
    {
        var count = 0L;
        for (var i = 0; i < samples.Length; i += 2)
            count += samples[i] is short.MaxValue or short.MinValue ? 1 : 0;
        return count;
    }

    private static async Task<(short[] Samples, DecodedAudio Audio)> DecodeAsync(string path, AudioLoader? loader = null)
    {
        using var audio = await (loader ?? new()).OpenAsync(path);
        await audio.PrepareAsync();
        await using var stream = audio.Open();
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        Assert.Equal(audio.Length.Bytes, read.Length);
        return (MemoryMarshal.Cast<byte, short>(read.ToArray()).ToArray(), audio);
    }
}
