using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class AppendDefinition : Verb
{
    private readonly Argument<string> image = new("IMAGE") { Description = "The image file." };

    private readonly ContentOptions content = new(
        "A folder, whose content goes to the root; a file; or target=source, which puts either elsewhere. What is there already under the same path is replaced.",
        mayBeNone: true, isAddition: true);

    private readonly RemoveOption remove = new("what the image shows");

    public AppendDefinition()
        : base("append", "Add files to an image, in place; what is in it stays.")
    {
        Add(image);
        content.AddTo(this);
        Add(remove.Paths);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image append backup.iso docs", "Adds what is in docs to the image, as a new session; a file of the same path is replaced."),
        new("imapi image append backup.iso --remove docs/old --remove notes.txt", "Shows the folder docs/old and the file notes.txt no more; their data stay in the image."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        var (choice, removed) = (content.Read(said), remove.Read(said));
        if (choice.Paths.Count == 0 && removed.Count == 0 && !choice.Volume.Sources.AddsContent)
            throw UsageFault.Of("'imapi image append' needs something to add or to remove.", "Name files or folders, or say --remove PATH.");
        return new AppendCommand(said.GetRequiredValue(image), choice, removed);
    }

    public override bool IsQuery(ParseResult said) => said.GetValue(content.Plan);
}
