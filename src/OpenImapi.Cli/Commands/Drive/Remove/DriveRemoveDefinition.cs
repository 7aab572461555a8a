using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DriveRemoveDefinition : Verb
{
    private readonly Argument<string> name = VirtualArgument.Name();

    public DriveRemoveDefinition()
        : base("remove", "Remove a virtual drive and every disc on its shelf.") => Add(name);

    public override IReadOnlyList<Example> Examples => [new("imapi drive remove lab", "Removes virtual:lab with all its discs.")];

    public override ICommand Bind(ParseResult said) => new DriveRemoveCommand(DriveRoom.VirtualName(said.GetRequiredValue(name)));
}
