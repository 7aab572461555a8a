using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DrivesDefinition() : Verb("drives", "List the drives and what each can write.")
{
    public override IReadOnlyList<Example> Examples => [new("imapi drives", "Shows name, model and writable media of every drive that can be reached.")];

    public override ICommand Bind(ParseResult said) => new DrivesCommand();

    public override bool IsQuery(ParseResult said) => true;
}
