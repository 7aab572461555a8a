namespace OpenImapi.Cli;

/// <summary>A named set of options, and no more than that.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Options">The options with their values, as on the command line.</param>
internal sealed record Preset(string Name, string Purpose, params IReadOnlyList<string> Options)
{
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("cidata", "A seed that cloud-init finds by its label.", "--label cidata", "--joliet", "--rock-ridge"),
        new("windows-install", "What Windows is installed from, by BIOS and UEFI; a WIM file may have over 4 GiB.",
            "--udf 1.02", "--iso-level 3", "--no-joliet", "--no-rock-ridge", "--boot-bios boot/etfsboot.com", "--boot-uefi efi/microsoft/boot/efisys.bin"),
        new("dvd-video", "A folder with VIDEO_TS as DVD players want it.", "--udf 1.02", "--dvd-video", "--iso-level 1", "--no-joliet", "--no-rock-ridge"),
        new("bd-video", "A folder with BDMV as Blu-ray players want it.", "--udf 2.50", "--no-iso"),
        new("archive", "Folders to be kept for long: every name, owner and time in each file system that any reader may know, and checksums.",
            "--udf 2.01", "--joliet", "--rock-ridge", "--checksums"),
    ];

    /// <summary>Options of the command line that say otherwise than one of a preset's, beside itself.</summary>
    private static readonly Dictionary<string, string[]> Against = new(StringComparer.Ordinal)
    {
        ["--joliet"] = ["--no-joliet", "--no-iso"],
        ["--no-joliet"] = ["--joliet"],
        ["--rock-ridge"] = ["--no-rock-ridge", "--no-iso"],
        ["--no-rock-ridge"] = ["--rock-ridge"],
        ["--iso-level"] = ["--no-iso"],
        ["--no-iso"] = ["--iso-level", "--joliet", "--rock-ridge", "--boot-bios", "--boot-uefi"],
        ["--boot-bios"] = ["--no-iso"],
        ["--boot-uefi"] = ["--no-iso"],
    };

    /// <summary>All its options as they are written.</summary>
    public string Text => string.Join(' ', Options);

    /// <summary>The words for those of its options that nothing was said against.</summary>
    /// <param name="isSaid">Whether an option was said.</param>
    public IEnumerable<string> WordsBeside(Func<string, bool> isSaid) =>
        Options.Select(option => option.Split(' ')).Where(words => !isSaid(words[0]) && !Against.GetValueOrDefault(words[0], []).Any(isSaid)).SelectMany(words => words);
}
