using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class LsDefinition : Verb
{
    private readonly VolumeOptions volume = new(withAll: true);
    private readonly Argument<string> path = new("PATH") { Description = "A folder or file of the volume; its root if not said.", DefaultValueFactory = _ => "/" };

    private readonly Option<bool> details = OptionOf.Flag("--long", "Also show permissions, number of names, owner, group, and where links lead.", "-l");

    public LsDefinition()
        : base("ls", "List a folder of an image or disc.")
    {
        volume.AddTo(this);
        Add(path);
        Add(details);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image ls backup.iso /docs", "Lists the folder docs of the image."),
        new("imapi image ls -l rescue.iso /boot", "Lists the folder boot as ls -l does."),
        new("imapi image ls virtual:lab --as iso", "Lists the disc in the virtual recorder lab, with the names that ISO 9660 readers see."),
    ];

    public override ICommand Bind(ParseResult said) => new LsCommand(volume.Read(said), said.GetRequiredValue(path), said.GetValue(details));

    public override bool IsQuery(ParseResult said) => true;
}
