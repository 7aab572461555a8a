using System.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What is to be on the disc and how its volume is made: alike for burning and for images.</summary>
internal sealed class ContentOptions(string pathsDescription)
{
    public Argument<string[]> Paths { get; } = new("PATH") { Description = pathsDescription, Arity = ArgumentArity.OneOrMore };

    public Option<string?> Label { get; } = OptionOf.Text("--label", "TEXT", $"The volume's name, written as it is; {DefaultLabel} if not said.");

    public Option<long?> IsoLevel { get; } = OptionOf.Number("--iso-level", "N",
        "Level of the ISO 9660 names: 1 has 8.3 characters, 2 has 31, 3 also takes files of 4 GiB and more; 3 if not said.", 1, 3);

    public Option<bool> Joliet { get; } = OptionOf.Flag("--joliet", "Make a Joliet tree, with names of up to 64 characters; this is the default.");

    public Option<bool> NoJoliet { get; } = OptionOf.Flag("--no-joliet", "Make no Joliet tree.");

    public Option<bool> AsFile { get; } = OptionOf.Flag("--as-file", "Put a single image on the disc as a file, not as the disc.");

    public Option<bool> Plan { get; } = OptionOf.Flag("--plan", "Show what would be made, with every rename, and write nothing.");

    private static string DefaultLabel => new ImageOptions().Label;

    public void AddTo(Verb verb)
    {
        verb.Add(Paths);
        foreach (Option option in new Option[] { Label, IsoLevel, Joliet, NoJoliet, AsFile, Plan })
            verb.Add(option);
    }

    public ContentChoice Read(ParseResult said)
    {
        if (said.GetValue(Joliet) && said.GetValue(NoJoliet))
            throw UsageFault.Of("--joliet and --no-joliet contradict each other.");
        var volume = new VolumeSettings(said.GetValue(Label), (int?)said.GetValue(IsoLevel),
            said.GetValue(NoJoliet) ? false : said.GetValue(Joliet) ? true : null);
        return new(said.GetRequiredValue(Paths), volume, said.GetValue(AsFile), said.GetValue(Plan));
    }
}

/// <summary>What was said of the content.</summary>
internal sealed record ContentChoice(IReadOnlyList<string> Paths, VolumeSettings Volume, bool AsFile, bool Plan);

/// <summary>What was said of the volume; nothing where the default holds.</summary>
internal sealed record VolumeSettings(string? Label, int? IsoLevel, bool? Joliet)
{
    public bool SayNothing => this is { Label: null, IsoLevel: null, Joliet: null };
}
