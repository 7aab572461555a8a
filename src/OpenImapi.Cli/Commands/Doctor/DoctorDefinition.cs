using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DoctorDefinition() : Verb("doctor", "Look what is installed, reachable and permitted.")
{
    public override IReadOnlyList<Example> Examples => [new("imapi doctor", "Checks drives, folders and room, and says what to do about each fault.")];

    public override ICommand Bind(ParseResult said) => new DoctorCommand();

    public override bool IsQuery(ParseResult said) => true;
}
