using System.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What is to be on the disc and how its volume is made: alike for burning and for images.</summary>
internal sealed class ContentOptions(string pathsDescription, bool mayBeNone = false, bool isAddition = false)
{
    private readonly FileSystemOptions fileSystems = new();
    private readonly UdfFormOptions udfForm = new();
    private readonly NameOptions names = new();
    private readonly AccessOptions access = new();
    private readonly BootImageOptions boot = new();
    private readonly DiskOptions disk = new();
    private readonly SourceOptions sources = new();
    private readonly MarkOptions marks = new();
    private readonly VideoOptions video = new();
    private readonly PresetOption preset = PresetOption.Make();

    private readonly Option<bool> followLinks = OptionOf.Flag("--follow-links",
        "Record what links lead to, and no device or pipe; else all of these are kept where Rock Ridge or UDF holds them.");

    public Argument<string[]> Paths { get; } = new("PATH") { Description = pathsDescription, Arity = ArgumentArity.ZeroOrMore };

    public Option<bool> AsFile { get; } = OptionOf.Flag("--as-file", "Put a single image on the disc as a file, not as the disc.");

    public Option<bool> Plan { get; } = OptionOf.Flag("--plan", "Show what would be made, with every rename, and write nothing.");

    private IEnumerable<Option> OfVolume =>
        [.. fileSystems.All, .. udfForm.All, .. names.All, .. video.All, .. access.All, followLinks, .. boot.All, .. disk.All, .. sources.All, .. marks.All];

    /// <summary>What is decided when a medium's first volume is made.</summary>
    private IEnumerable<Option> OfFirstVolume => [preset, .. video.All, .. udfForm.All, .. disk.All, AsFile];

    public void AddTo(Verb verb)
    {
        verb.Add(Paths);
        foreach (var option in (IEnumerable<Option>)[preset, .. OfVolume, AsFile, Plan])
            if (!isAddition || !OfFirstVolume.Contains(option))
                verb.Add(option);
    }

    public ContentChoice Read(ParseResult said)
    {
        var paths = said.GetValue(Paths) ?? [];
        var given = sources.Read(said);
        if (!mayBeNone && paths.Length == 0 && !given.AddsContent)
            throw UsageFault.Of($"'{UsageFault.NameOf(said.CommandResult.Command)}' needs PATH.", $"See '{UsageFault.NameOf(said.CommandResult.Command)} --help'.");
        return new(paths, Over(FileSystemOptions.Default), said.GetValue(AsFile), said.GetValue(Plan));

        VolumeSettings Over(ImageOptions usual)
        {
            var options = disk.Read(said, access.Read(said, video.Read(said, names.Read(said, udfForm.Read(said, fileSystems.Read(said, usual))))));
            var walk = new WalkOptions { KeepSpecialFiles = options.KnowsPosix() && !said.Has(followLinks) };
            return new(options, walk, marks.Read(said, options, given), boot.Read(said, options), [.. OfVolume.Where(said.Has).Select(option => option.Name)]) { Over = Over };
        }
    }
}

/// <summary>What was said of the content.</summary>
internal sealed record ContentChoice(IReadOnlyList<string> Paths, VolumeSettings Volume, bool AsFile, bool Plan);

/// <summary>How the volume is to be made.</summary>
/// <param name="Options">What is known of it before the tree is.</param>
/// <param name="Walk">How files and folders are taken into the tree.</param>
/// <param name="Sources">Where the content comes from besides the PATHs.</param>
/// <param name="Boot">From what it is started.</param>
/// <param name="Said">The options said of it, by their names.</param>
internal sealed record VolumeSettings(ImageOptions Options, WalkOptions Walk, SourceSettings Sources, BootSettings Boot, IReadOnlyList<string> Said)
{
    /// <summary>What a volume is where nothing was said of it.</summary>
    public static VolumeSettings Usual { get; } = new(FileSystemOptions.Default, new() { KeepSpecialFiles = true }, new(), new([]), []);

    /// <summary>The same said of a volume that is otherwise like an earlier one.</summary>
    public Func<ImageOptions, VolumeSettings> Over { get; init; } = _ => Usual;
}
