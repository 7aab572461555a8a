using System.CommandLine;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed class FormatDefinition : Verb
{
    private const string Sequential = "sequential";

    private readonly Option<string?> drive = DriveOption.New();

    private readonly Option<bool> full = OptionOf.Flag("--full", "Format every block now, which takes as long as writing them; else only as much as has to be.");

    private readonly Option<string?> use = OptionOf.Word("--for",
        "What the disc is for: overwrite, written in place; sequential, a DVD-RW written in sessions, with --full, or else in one session. Overwrite if not said.",
        "overwrite", Sequential);

    private readonly BdFormatOptions bd = new();

    public FormatDefinition()
        : base("format", "Format a rewritable DVD or BD, or a blank BD-R; what it holds is gone. A recording formats by itself where it has to.")
    {
        Add(drive);
        Add(full);
        Add(use);
        bd.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi format --drive virtual:lab", "Makes the DVD-RW in the virtual recorder lab one that is written in place."),
        new("imapi format --for sequential --full", "Makes it one for several sessions again."),
        new("imapi format --spare least", "Gives a BD-RE or a blank BD-R the smallest spare areas."),
        new("imapi format --pow", "Makes a blank BD-R one on which what is recorded can be written again."),
    ];

    public override ICommand Bind(ParseResult said) =>
        new FormatCommand(said.GetValue(drive), new(said.GetValue(use) == Sequential ? DiscUse.Sequential : DiscUse.Overwrite, said.GetValue(full)) { Bd = bd.Read(said) });
}
