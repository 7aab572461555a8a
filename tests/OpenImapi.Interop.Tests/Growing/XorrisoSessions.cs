using System.Globalization;

namespace OpenImapi.Interop.Tests.Growing;

/// <summary>What xorriso tells of images that have grown.</summary>
internal static class XorrisoSessions
{
    /// <summary>The first block of each session; of an image whose first one begins at block 0, that alone.</summary>
    public static async Task<List<long>> ReadAsync(string image)
    {
        var verdict = await Judge.RunAsync("xorriso", "-no_rc", "-indev", image, "-toc");
        Assert.DoesNotContain("broken", verdict.Errors, StringComparison.Ordinal);
        return [.. verdict.Lines.Where(line => line.StartsWith("ISO session", StringComparison.Ordinal)).Select(line => long.Parse(line.Split(':')[1].Split(',')[1], CultureInfo.InvariantCulture))];
    }

    /// <summary>The paths of files and links.</summary>
    public static async Task<List<string>> PathsAsync(string image, params string[] load) =>
        [.. (await Judge.RunAsync("xorriso", ["-no_rc", .. load, "-indev", image, "-find", "/", "-not", "-type", "d"])).Lines
            .Where(line => line.StartsWith('\'')).Select(line => line.Trim('\'')).Order(StringComparer.Ordinal)];

    /// <summary>Adds a file to an image, as a new session.</summary>
    public static Task<Verdict> AddAsync(string image, string file, string path) =>
        Judge.RunAsync("xorriso", "-no_rc", "-dev", $"stdio:{image}", "-joliet", "on", "-map", file, path, "-commit");
}
