using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>An outside program that extracts one name tree of an image.</summary>
internal sealed record ImageExtractor(string Name, Func<string, VolumeTreeKind, string, Question> Question)
{
    /// <summary>Those that extract either tree.</summary>
    public static IReadOnlyList<ImageExtractor> All { get; } =
    [
        new("bsdtar", (image, kind, folder) => new("bsdtar",
            ["-xf", image, "--options", kind == VolumeTreeKind.Joliet ? "iso9660:!rockridge" : "iso9660:!rockridge,iso9660:!joliet", "-C", folder])),
        Xorriso(),
    ];

    /// <summary>7-Zip, which extracts the Joliet tree where there is one.</summary>
    public static ImageExtractor SevenZip { get; } = new("7z", (image, _, folder) => new("7z", ["x", "-y", $"-o{folder}", image]));

    /// <summary>xorriso, told where the session starts that it is to load, or not.</summary>
    public static ImageExtractor Xorriso(params string[] load) => new("xorriso", (image, kind, folder) => new("xorriso",
    [
        "-abort_on", "FATAL", "-return_with", "FATAL", "32", .. load, "-read_fs", kind == VolumeTreeKind.Joliet ? "norock" : "ecma119",
        "-osirrox", "on", "-indev", image, "-extract", "/", folder,
    ]));

    /// <summary>Extracts into a folder and lists it; nothing when the program gives up.</summary>
    public async Task<SortedDictionary<string, Listed>?> ExtractAsync(string image, VolumeTreeKind kind, string folder)
    {
        var verdict = await Judge.AskAsync(Question(image, kind, folder));
        if (!OperatingSystem.IsWindows())
            foreach (var inside in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder))
                File.SetUnixFileMode(inside, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return verdict.ExitCode == 0 ? await Listing.OfFolderAsync(folder) : null;
    }
}
