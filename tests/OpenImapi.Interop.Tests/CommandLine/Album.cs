using System.Globalization;
using System.Runtime.InteropServices;

namespace OpenImapi.Interop.Tests.CommandLine;

/// <summary>Music files made by the programs of others, with tags as rippers write them.</summary>
internal static class Album
{
    private const int Rate = 44_100;

    /// <summary>A WAV file of CD audio: noise by sox, the same each time, different for each length.</summary>
    public static async Task<string> NoiseAsync(TemporaryFolder folder, string name, long samples, int rate = Rate)
    {
        await Judge.RunAsync("sox", "-R", "-r", Text(rate), "-c", "2", "-n", "-b", "16", folder[name], "synth", $"{Text(samples)}s", "pinknoise", "pinknoise", "gain", "-6");
        return folder[name];
    }

    /// <summary>A FLAC file of noise.</summary>
    /// <returns>Its samples, 4 bytes each, as sox decodes them.</returns>
    public static async Task<byte[]> FlacAsync(TemporaryFolder folder, string name, long samples, params string[] tags)
    {
        var wave = await NoiseAsync(folder, $"{Path.GetFileName(name)}.wav", samples);
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        await Judge.RunAsync("flac", ["-s", .. tags.Select(tag => $"--tag={tag}"), wave, "-o", folder[name]]);
        return await SamplesAsync(folder[name]);
    }

    /// <summary>The samples of a file of CD audio, as sox decodes them.</summary>
    public static async Task<byte[]> SamplesAsync(string path) =>
        (await Judge.RunAsync("sox", "-D", path, "-t", "raw", "-e", "signed", "-b", "16", "-L", "-")).OutputBytes;

    /// <summary>Any file's sound at the rate of a CD, as ffmpeg makes it.</summary>
    public static async Task<byte[]> ByFfmpegAsync(string path) =>
        (await Judge.RunAsync("ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-ar", Text(Rate), "-ac", "2", "-")).OutputBytes;

    /// <summary>How far two sounds are apart: the root of the mean square, in units of a 16-bit sample.</summary>
    public static double Distance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Assert.Equal(one.Length, other.Length);
        var left = MemoryMarshal.Cast<byte, short>(one);
        var right = MemoryMarshal.Cast<byte, short>(other);
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
            sum += Math.Pow(left[at] - right[at], 2);
        return Math.Sqrt(sum / Math.Max(1, left.Length));
    }

    /// <summary>Minutes, seconds and frames, as sheets write them.</summary>
    public static string Time(long blocks) => $"{blocks / 75 / 60:00}:{blocks / 75 % 60:00}:{blocks % 75:00}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
