using System.Globalization;
using OpenImapi.Audio;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Loudness of what goes onto the disc, measured again by ffmpeg.</summary>
[Trait("Category", "Interop")]
public class LevellingTests
{
    private const string Clicks = "0.01*sin(2765*t)+0.9*eq(mod(n,44100),5)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("libebur128")]
    [InlineData("ffmpeg")]
    public async Task Each_track_comes_to_18_LUFS(string meter)
    {
        using var folder = new TemporaryFolder();
        var loader = Loader();
        using var loud = await loader.OpenAsync(await NoiseAsync(folder, "loud.wav", "0.3"), Token);
        using var soft = await loader.OpenAsync(await NoiseAsync(folder, "soft.flac", "0.03"), Token);
        var levelled = await Levelling.ApplyAsync([loud, soft], LevellingMode.Track, loader, () => Meter(meter), null, Token);
        Assert.All(levelled, track => Assert.Equal((true, false), (track.IsMeasured, track.IsHeldBack)));
        foreach (var sound in new[] { loud, soft })
            Assert.InRange(await LoudnessAsync(folder, sound), -18.2, -17.8);
    }

    [Theory]
    [InlineData("libebur128")]
    [InlineData("ffmpeg")]
    public async Task An_album_keeps_the_differences_of_its_tracks(string meter)
    {
        using var folder = new TemporaryFolder();
        var loader = Loader();
        using var loud = await loader.OpenAsync(await NoiseAsync(folder, "loud.wav", "0.3"), Token);
        using var soft = await loader.OpenAsync(await NoiseAsync(folder, "soft.wav", "0.15"), Token);
        var levelled = await Levelling.ApplyAsync([loud, soft], LevellingMode.Album, loader, () => Meter(meter), null, Token);
        Assert.Equal(levelled[0].GainDecibels, levelled[1].GainDecibels);
        var difference = await LoudnessAsync(folder, loud) - await LoudnessAsync(folder, soft);
        Assert.InRange(difference, 5.8, 6.3);
    }

    [Theory]
    [InlineData("libebur128")]
    [InlineData("ffmpeg")]
    public async Task A_gain_that_would_clip_is_held_back(string meter)
    {
        using var folder = new TemporaryFolder();
        var loader = Loader();
        var path = folder["clicks.wav"];
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"aevalsrc='{Clicks}|{Clicks}':s=44100:d=8", path);
        using var clicks = await loader.OpenAsync(path, Token);
        var track = Assert.Single(await Levelling.ApplyAsync([clicks], LevellingMode.Track, loader, () => Meter(meter), null, Token));
        Assert.True(track.IsHeldBack);
        Assert.InRange(track.GainDecibels, -1, 1.2);
        await clicks.PrepareAsync(null, Token);
        Assert.Equal(0, clicks.ClippedSamples);
    }

    [Fact]
    public async Task Tags_are_believed_where_all_tracks_have_them()
    {
        using var folder = new TemporaryFolder();
        var loader = Loader();
        string[] paths = [await NoiseAsync(folder, "a.flac", "0.2"), await NoiseAsync(folder, "b.flac", "0.1")];
        foreach (var path in paths)
            await Judge.RunAsync("metaflac", "--set-tag=REPLAYGAIN_TRACK_GAIN=+6.00 dB", "--set-tag=REPLAYGAIN_TRACK_PEAK=" + (path == paths[0] ? "0.5" : "0.8"), path);
        using var first = await loader.OpenAsync(paths[0], Token);
        using var second = await loader.OpenAsync(paths[1], Token);
        var levelled = await Levelling.ApplyAsync([first, second], LevellingMode.Track, loader, () => throw new InvalidOperationException("Nothing is measured."), null, Token);
        Assert.Equal((6, false), (Math.Round(levelled[0].GainDecibels, 1), levelled[0].IsMeasured));
        Assert.Equal((1.94, true), (Math.Round(levelled[1].GainDecibels, 2), levelled[1].IsHeldBack));
    }

    [Fact]
    public async Task Silence_stays_silent_and_off_sets_nothing()
    {
        using var folder = new TemporaryFolder();
        var loader = Loader();
        var path = folder["silence.wav"];
        await Judge.RunAsync("sox", "-n", "-r", "44100", "-c", "2", "-b", "16", path, "trim", "0", "5");
        using var silence = await loader.OpenAsync(path, Token);
        foreach (var meter in new[] { "libebur128", "ffmpeg" })
            Assert.Equal(0, Assert.Single(await Levelling.ApplyAsync([silence], LevellingMode.Track, loader, () => Meter(meter), null, Token)).GainDecibels);
        Assert.Empty(await Levelling.ApplyAsync([silence], LevellingMode.Off, loader, null, Token));
    }

    private static AudioLoader Loader()
    {
        Sound.Sndfile();
        return AudioDecoders.Loader();
    }

    private static ILoudnessMeter Meter(string name)
    {
        if (name == "ffmpeg")
            return new FfmpegMeter(new(Judge.Find("ffmpeg"), Judge.Find("ffprobe")));
        Judge.FindLibrary("libebur128.so.1");
        return new Ebur128Meter();
    }

    private static async Task<string> NoiseAsync(TemporaryFolder folder, string name, string amplitude)
    {
        await Judge.RunAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"anoisesrc=color=pink:seed=20061:amplitude={amplitude}:duration=12:sample_rate=44100", "-ac", "2", "-sample_fmt", "s16", folder[name]);
        return folder[name];
    }

    private static async Task<double> LoudnessAsync(TemporaryFolder folder, DecodedAudio sound)
    {
        await sound.PrepareAsync(null, Token);
        var path = folder["levelled.wav"];
        await WavWriter.WriteAsync(sound, path, overwrite: true, cancellation: Token);
        var verdict = await Judge.RunAsync("ffmpeg", "-nostats", "-i", path, "-af", "ebur128", "-f", "null", "-");
        var summary = verdict.Errors[verdict.Errors.LastIndexOf("I:", StringComparison.Ordinal)..];
        return double.Parse(summary[2..].TrimStart().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
