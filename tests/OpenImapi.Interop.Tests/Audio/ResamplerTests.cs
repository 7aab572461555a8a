using OpenImapi.Audio;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Resamplers held to their promise: the exact length, a tone that stays a tone, and nothing from beyond hearing folded back.</summary>
[Trait("Category", "Interop")]
public class ResamplerTests
{
    [Theory]
    [InlineData("libsoxr", 96_000, 44_100, 960_000)]
    [InlineData("libsoxr", 48_000, 44_100, 480_001)]
    [InlineData("libsoxr", 22_050, 44_100, 1)]
    [InlineData("libsoxr", 8_000, 44_100, 12_345)]
    [InlineData("libsoxr", 192_000, 44_100, 7)]
    [InlineData("ffmpeg", 96_000, 44_100, 960_000)]
    [InlineData("ffmpeg", 48_000, 44_100, 480_001)]
    [InlineData("ffmpeg", 8_000, 44_100, 12_345)]
    [InlineData("ffmpeg", 192_000, 44_100, 7)]
    public void What_comes_out_has_the_exact_length(string name, int from, int to, int length)
    {
        var result = Run(Factory(name), from, to, new float[2 * length]);
        Assert.Equal((int)(((long)length * to * 2 + from) / (2L * from)), result.Length / 2);
    }

    [Theory]
    [InlineData("libsoxr", 48_000, 1_000, 1e-6)]
    [InlineData("libsoxr", 96_000, 19_000, 1e-4)]
    [InlineData("libsoxr", 22_050, 5_000, 1e-6)]
    [InlineData("ffmpeg", 48_000, 1_000, 1e-4)]
    [InlineData("ffmpeg", 96_000, 15_000, 1e-4)]
    public void A_tone_stays_where_it_is(string name, int from, double tone, double bound)
    {
        var result = Run(Factory(name), from, 44_100, Tone(from, tone, from));
        var expected = Tone(44_100, tone, 44_100);
        var error = Enumerable.Range(2 * 16_000, 2 * 12_000).Max(i => Math.Abs(result[i] - expected[i]));
        Assert.True(error < bound, $"{error}");
    }

    [Theory]
    [InlineData("libsoxr")]
    [InlineData("ffmpeg")]
    public void What_a_CD_cannot_hold_is_not_folded_back(string name)
    {
        var result = Run(Factory(name), 96_000, 44_100, Tone(96_000, 30_000, 96_000));
        Assert.True(result.Skip(2 * 4_000).Take(2 * 36_000).Max() < 1e-4f);
    }

    private static IResamplerFactory Factory(string name)
    {
        if (name == "ffmpeg")
            return new FfmpegResampler(new(Judge.Find("ffmpeg"), Judge.Find("ffprobe")));
        Judge.FindLibrary("libsoxr.so.0");
        return SoxrResampler.Find() ?? throw new InvalidOperationException("libsoxr is there, and was not found.");
    }

    private static float[] Tone(int rate, double tone, int length) =>
        [.. Enumerable.Range(0, length).SelectMany(i => Enumerable.Repeat((float)(0.5 * Math.Sin(2 * Math.PI * tone * i / rate)), 2))];

    /// <summary>Feeds and takes as the converter does, in portions that do not fit each other.</summary>
    private static float[] Run(IResamplerFactory factory, int from, int to, ReadOnlySpan<float> input)
    {
        using var resampler = factory.Create(from, to, 2);
        var (result, room) = (new List<float>(), new float[2 * 1_777]);
        while (!input.IsEmpty)
        {
            var (taken, given) = resampler.Process(input[..Math.Min(input.Length, 2 * 4_001)], room, isLast: false);
            Assert.True(taken > 0 || given > 0);
            result.AddRange(room.AsSpan(0, given));
            input = input[taken..];
        }

        int count;
        do
        {
            (_, count) = resampler.Process([], room, isLast: true);
            result.AddRange(room.AsSpan(0, count));
        }
        while (count > 0);
        return [.. result];
    }
}
