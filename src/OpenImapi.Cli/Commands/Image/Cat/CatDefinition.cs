using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class CatDefinition : Verb
{
    private readonly VolumeOptions volume = new();
    private readonly Argument<string[]> paths = new("PATH") { Description = "Files of the volume.", Arity = ArgumentArity.OneOrMore };

    public CatDefinition()
        : base("cat", "Write files of an image or disc to standard output.")
    {
        volume.AddTo(this);
        Add(paths);
    }

    public override IReadOnlyList<Example> Examples => [new("imapi image cat backup.iso /docs/notes.txt", "Prints the file notes.txt of the image.")];

    public override ICommand Bind(ParseResult said) => new CatCommand(volume.Read(said), said.GetRequiredValue(paths));

    public override bool StreamsOut(ParseResult said) => true;
}
