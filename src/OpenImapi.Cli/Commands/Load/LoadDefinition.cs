using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class LoadDefinition : Verb
{
    private readonly Option<string?> drive = DriveOption.New();

    public LoadDefinition()
        : base("load", "Close a drive's tray and see what lies in it.") => Add(drive);

    public override IReadOnlyList<Example> Examples => [new("imapi load --drive virtual:lab", "Closes the tray of the virtual recorder lab.")];

    public override ICommand Bind(ParseResult said) => new LoadCommand(said.GetValue(drive));
}
