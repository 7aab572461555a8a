using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class CloseDefinition : Verb
{
    private readonly Option<string?> drive = DriveOption.New();

    private readonly Option<bool> final = OptionOf.Flag("--final", "Let no further session follow. A CD takes this only together with a session that is still open.");

    public CloseDefinition()
        : base("close", "Close what an interrupted recording left open, or close a disc for good.")
    {
        Add(drive);
        Add(final);
    }

    public override IReadOnlyList<Example> Examples => [new("imapi close --drive virtual:lab", "Closes the track and the session that a recording cut off left open.")];

    public override ICommand Bind(ParseResult said) => new CloseCommand(said.GetValue(drive), said.GetValue(final));
}
