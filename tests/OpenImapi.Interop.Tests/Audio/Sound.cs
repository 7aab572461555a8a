using System.Runtime.InteropServices;
using OpenImapi.Audio;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Audio;

/// <summary>Music files made by programs of others, and what our decoders make of them.</summary>
internal static class Sound
{
    /// <summary>Ten seconds of two different tones: lengths and channels can be told.</summary>
    public static async Task<string> WaveAsync(TemporaryFolder folder, int rate = 44_100, int bits = 16, int channels = 2, string gain = "-3")
    {
        var path = folder[$"{rate}-{bits}-{channels}.wav"];
        string[] tones = [.. Enumerable.Range(0, channels).SelectMany(channel => new[] { "sine", $"{440 + 110 * channel}" })];
        await Judge.RunAsync("sox", ["-n", "-R", "-r", $"{rate}", "-c", $"{channels}", "-b", $"{bits}", path, "synth", "10", .. tones, "gain", gain]);
        return path;
    }

    /// <summary>The samples that sox finds in a file of its own, as 32-bit integers.</summary>
    public static async Task<int[]> IntegersAsync(string wave)
    {
        var verdict = await Judge.RunAsync("sox", "-D", wave, "-t", "raw", "-e", "signed", "-b", "32", "-L", "-");
        return MemoryMarshal.Cast<byte, int>(verdict.OutputBytes).ToArray();
    }

    public static SndfileDecoder Sndfile()
    {
        Judge.FindLibrary("libsndfile.so.1");
        return SndfileDecoder.Find() ?? throw new InvalidOperationException("libsndfile is there, and was not found.");
    }

    public static FfmpegDecoder Ffmpeg()
    {
        Judge.Find("ffmpeg");
        Judge.Find("ffprobe");
        return FfmpegDecoder.Find() ?? throw new InvalidOperationException("ffmpeg is there, and was not found.");
    }

    public static IAudioDecoder Decoder(string name) => name == "ffmpeg" ? Ffmpeg() : Sndfile();

    public static async Task<(IAudioFile File, float[] Samples)> DecodeAsync(IAudioDecoder decoder, string path)
    {
        await using var file = await decoder.OpenAsync(path, TestContext.Current.CancellationToken);
        Assert.NotNull(file);
        var samples = new List<float>();
        var room = new float[10_007 * file.Format.Channels];
        int count;
        while ((count = await file.ReadAsync(room, TestContext.Current.CancellationToken)) > 0)
            samples.AddRange(room.AsSpan(0, count));
        return (file, [.. samples]);
    }
}
