using System.Text;

namespace OpenImapi.Audio;

/// <summary>Looks for what music is worked on with.</summary>
internal static class AudioTools
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<AudioTool>> FindAsync(CancellationToken cancellation) =>
    [
        Library(NativeLibraries.Sndfile, "libsndfile", () => Sndfile.Version, "reads FLAC, Ogg Vorbis, Opus, MP3 and CAF, writes FLAC",
            new("libsndfile1", "libsndfile", "libsndfile",
                "sndfile.dll from https://github.com/libsndfile/libsndfile/releases into the program's folder or the PATH")),
        Library(NativeLibraries.Soxr, "libsoxr", () => Soxr.VersionText, "changes sampling rates at best quality",
            new("libsoxr0", "soxr", "libsoxr", "ffmpeg, which does the same, or soxr.dll (vcpkg install soxr) into the program's folder or the PATH")),
        Library(NativeLibraries.Ebur128, "libebur128", () => Ebur128.VersionText, "measures loudness",
            new("libebur128-1", "libebur128", "libebur128",
                "ffmpeg, which does the same, or ebur128.dll (vcpkg install libebur128) into the program's folder or the PATH")),
        await FfmpegAsync(cancellation),
    ];

    private static AudioTool Library(string library, string name, Func<string> version, string purpose, Packages packages) =>
        NativeLibraries.Has(library) ? new(name, version(), purpose, "") : new(name, null, purpose, packages.HowToInstall);

    private static async Task<AudioTool> FfmpegAsync(CancellationToken cancellation)
    {
        const string Purpose = "reads all other music (AAC, ALAC, WMA, APE, WavPack, the sound of videos), and does what a missing library would";
        var packages = new Packages("ffmpeg", "ffmpeg-free", "ffmpeg", "winget install ffmpeg");
        if (FfmpegPrograms.Find() is not { } programs)
            return new("ffmpeg", null, Purpose, packages.HowToInstall);
        var (exitCode, output, _) = await FfmpegProcess.RunAsync(programs.Ffmpeg, ["-version"], Limit, cancellation);
        var words = Encoding.UTF8.GetString(output).Split(' ', 4);
        return exitCode == 0 && words.Length > 2
            ? new("ffmpeg", words[2], Purpose, "")
            : new("ffmpeg", null, Purpose, $"{programs.Ffmpeg} does not run: install it anew.");
    }

    /// <summary>What a tool is called by those who install it.</summary>
    private sealed record Packages(string Debian, string Fedora, string Homebrew, string Windows)
    {
        public string HowToInstall => true switch
        {
            _ when OperatingSystem.IsMacOS() => $"brew install {Homebrew}",
            _ when OperatingSystem.IsWindows() => Windows,
            _ => $"Debian, Ubuntu: apt install {Debian}; Fedora: dnf install {Fedora}",
        };
    }
}
