using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DriveCreateDefinition : Verb
{
    private readonly Argument<string> medium = new("MEDIUM") { Description = $"The blank disc in it: {VirtualArgument.Media}; or an image file, as a pressed disc." };

    private readonly Option<string> name = new("--name") { HelpName = "NAME", Description = "The drive's name: small letters, digits, '.', '_' and '-'.", Required = true };

    public DriveCreateDefinition()
        : base("create", "Make a virtual recorder with a disc in it.")
    {
        Add(medium);
        Add(name);
    }

    public override IReadOnlyList<Example> Examples => [new("imapi drive create cd-r80 --name lab", "Makes the recorder virtual:lab with a blank CD-R in it.")];

    public override ICommand Bind(ParseResult said) =>
        new DriveCreateCommand(said.GetRequiredValue(medium), DriveRoom.VirtualName(said.GetRequiredValue(name)));
}
