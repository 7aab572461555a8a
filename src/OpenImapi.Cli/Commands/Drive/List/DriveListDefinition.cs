using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DriveListDefinition() : Verb("list", "List the virtual drives, their discs and their folders.")
{
    public override IReadOnlyList<Example> Examples => [new("imapi drive list", "Shows every virtual drive, the disc in it and the discs on its shelf.")];

    public override ICommand Bind(ParseResult said) => new DriveListCommand();

    public override bool IsQuery(ParseResult said) => true;
}
