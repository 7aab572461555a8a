using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class CreateDefinition : Verb
{
    private readonly ContentOptions content = new(
        "A folder, whose content goes to the root; a file; or target=source, which puts either elsewhere. "
        + "A single image is taken as it is. A '=' that belongs to a name is written '\\='.");

    private readonly Option<string?> output = OptionOf.Text("--output", "FILE|-", "The image to write; '-' is standard output.", "-o");

    private readonly Option<bool> force = OptionOf.Flag("--force", "Replace FILE if it is there already, once the image is complete.");

    public CreateDefinition()
        : base("create", "Make an image of folders and files.")
    {
        content.AddTo(this);
        Add(output);
        Add(force);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image create docs README.md -o backup.iso", "Makes an image with what is in docs, and README.md beside it."),
        new("imapi image create photos/2026=pictures --label PHOTOS --plan", "Shows what image would be made of pictures under photos/2026."),
        new("imapi image create docs -o - | ssh host 'cat > backup.iso'", "Sends the image to another computer while it is made."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        var choice = content.Read(said);
        var file = said.GetValue(output);
        if (file is null && !choice.Plan)
            throw UsageFault.Of("'imapi image create' needs -o FILE.", "Name the image to write, or see with --plan what it would be.");
        return new CreateCommand(choice, file, said.GetValue(force));
    }

    public override bool IsQuery(ParseResult said) => said.GetValue(content.Plan);

    public override bool StreamsOut(ParseResult said) => said.GetValue(output) == "-" && !said.GetValue(content.Plan);
}
