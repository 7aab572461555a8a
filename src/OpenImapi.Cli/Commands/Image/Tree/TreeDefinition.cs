using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class TreeDefinition : Verb
{
    private readonly VolumeOptions volume = new(withAll: true);
    private readonly Argument<string> path = new("PATH") { Description = "A folder of the volume; its root if not said.", DefaultValueFactory = _ => "/" };

    public TreeDefinition()
        : base("tree", "Show everything below a folder of an image or disc.")
    {
        volume.AddTo(this);
        Add(path);
    }

    public override IReadOnlyList<Example> Examples => [new("imapi image tree backup.iso", "Shows all folders and files of the image.")];

    public override ICommand Bind(ParseResult said) => new TreeCommand(volume.Read(said), said.GetRequiredValue(path));

    public override bool IsQuery(ParseResult said) => true;
}
