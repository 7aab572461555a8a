using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class ExtractDefinition : Verb
{
    private readonly VolumeOptions volume = new(withAll: true);

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

    private readonly Option<bool> overwrite = OptionOf.Flag("--overwrite", "Replace files and links that are there already.");
    private readonly Option<bool> owners = OptionOf.Flag("--owners", "Also restore owners and groups; for root only.");
    private readonly Option<bool> special = OptionOf.Flag("--special-bits", "Also restore set-user-id, set-group-id and sticky bits.");
    private readonly Option<bool> devices = OptionOf.Flag("--devices", "Also make devices, pipes and sockets; devices can be made by root only.");

    public ExtractDefinition()
        : base("extract", "Copy files and folders of an image or disc into a folder, with permissions, times and links.")
    {
        volume.AddTo(this);
        Add(paths);
        Add(output);
        Add(overwrite);
        Add(owners);
        Add(special);
        Add(devices);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image extract backup.iso -o restored", "Copies everything on the image into the folder restored."),
        new("imapi image extract backup.iso /docs -o restored", "Copies only the folder docs, as restored/docs."),
        new("imapi image extract virtual:lab --session all -o restored", "Copies what each session of the disc shows, into restored/session-1 and so on."),
    ];

    public override ICommand Bind(ParseResult said) => new ExtractCommand(volume.Read(said), said.GetValue(paths) ?? [], said.GetRequiredValue(output), new()
    {
        Overwrite = said.GetValue(overwrite),
        Owners = said.GetValue(owners),
        SpecialBits = said.GetValue(special),
        Devices = said.GetValue(devices),
    });
}
