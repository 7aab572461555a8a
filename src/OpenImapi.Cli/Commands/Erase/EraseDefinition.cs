using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class EraseDefinition : Verb
{
    private readonly Option<string?> drive = DriveOption.New();

    private readonly Option<bool> full = OptionOf.Flag("--full", "Erase every block, which takes as long as writing them; else only what makes the disc look recorded.");

    public EraseDefinition()
        : base("erase", "Erase a rewritable disc.")
    {
        Add(drive);
        Add(full);
    }

    public override IReadOnlyList<Example> Examples => [new("imapi erase --drive virtual:lab", "Makes the CD-RW in the virtual recorder lab blank again.")];

    public override ICommand Bind(ParseResult said) => new EraseCommand(said.GetValue(drive), said.GetValue(full));
}
