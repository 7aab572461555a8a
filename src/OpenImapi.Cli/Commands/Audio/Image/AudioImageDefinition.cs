using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class AudioImageDefinition : Verb
{
    private readonly AudioOptions audio = new();

    private readonly Option<string?> output = OptionOf.Text("--output", "FILE",
        "The file to write: .cue or .toc, with a .bin of samples beside it.", "-o");

    private readonly Option<bool> force = OptionOf.Flag("--force", "Replace files that are there already, once the new ones are complete.");

    public AudioImageDefinition()
        : base("image", "Make a disc image of music files: what 'imapi audio burn' would burn.")
    {
        audio.AddTo(this);
        Add(output);
        Add(force);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi audio image album -o album.cue", "Writes album.bin with the sound of every track, and album.cue, which says where they begin."),
        new("imapi audio image rip.cue -o disc.toc", "Makes the image that cdrdao takes of a ripper's files."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        var choice = audio.Read(said);
        var file = said.GetValue(output);
        if (file is null && !choice.Plan)
            throw UsageFault.Of("'imapi audio image' needs -o FILE.", "Name the .cue or .toc to write, or see with --plan what it would be.");
        if (file is not null && Path.GetExtension(file).ToUpperInvariant() is not (".CUE" or ".TOC"))
            throw UsageFault.Of($"{file} ends neither in .cue nor in .toc.", "Name the sheet; the sound lies beside it in a .bin.");
        return new AudioImageCommand(choice, file, said.GetValue(force));
    }

    public override bool IsQuery(ParseResult said) => said.GetValue(audio.Plan);
}
