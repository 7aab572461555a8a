using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class ExtractDefinition : Verb
{
    private readonly VolumeOptions volume = new();

    private readonly Argument<string[]> paths = new("PATH")
    {
        Description = "Files and folders of the volume; everything if not said.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string> output = new("--output", "-o")
    {
        HelpName = "FOLDER",
        Description = "The folder to write into; it is made if it is not there.",
        Required = true,
    };

    private readonly Option<bool> force = OptionOf.Flag("--force", "Replace files that are there already.");

    public ExtractDefinition()
        : base("extract", "Copy files and folders of an image or disc into a folder.")
    {
        volume.AddTo(this);
        Add(paths);
        Add(output);
        Add(force);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image extract backup.iso -o restored", "Copies everything on the image into the folder restored."),
        new("imapi image extract backup.iso /docs -o restored", "Copies only the folder docs, as restored/docs."),
    ];

    public override ICommand Bind(ParseResult said) =>
        new ExtractCommand(volume.Read(said), said.GetValue(paths) ?? [], said.GetRequiredValue(output), said.GetValue(force));
}
