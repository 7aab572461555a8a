namespace OpenImapi.Audio;

/// <summary>Where ffmpeg and ffprobe are.</summary>
internal sealed record FfmpegPrograms(string Ffmpeg, string Ffprobe)
{
    /// <summary>Looks along the search path, then where Homebrew and MacPorts install; nothing unless both are there.</summary>
    public static FfmpegPrograms? Find() => Find("ffmpeg") is { } ffmpeg && Find("ffprobe") is { } ffprobe ? new(ffmpeg, ffprobe) : null;

    private static string? Find(string program)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        IEnumerable<string> more = OperatingSystem.IsMacOS() ? ["/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"] : [];

        // A folder that depends on where one stands is not trusted.
        return folders.Concat(more).Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
