using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class EjectDefinition : Verb
{
    private readonly Option<string?> drive = DriveOption.New();

    public EjectDefinition()
        : base("eject", "Open a drive's tray.") => Add(drive);

    public override IReadOnlyList<Example> Examples => [new("imapi eject --drive virtual:lab", "Opens the tray of the virtual recorder lab.")];

    public override ICommand Bind(ParseResult said) => new EjectCommand(said.GetValue(drive));
}
