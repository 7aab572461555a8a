using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class MediaDefinition : Verb
{
    private readonly Option<string?> drive = DriveOption.New();

    private readonly Option<bool> gaps = OptionOf.Flag("--gaps", "Search an audio disc for gaps between tracks and for indexes, too: some twenty seeks for each.");

    public MediaDefinition()
        : base("media", "Tell what lies in a drive: kind, state, sessions, tracks, free room, titles.")
    {
        Add(drive);
        Add(gaps);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi media --drive virtual:lab", "Shows the disc in the virtual recorder lab."),
        new("imapi media --gaps", "Shows an audio disc with every gap and index."),
    ];

    public override ICommand Bind(ParseResult said) => new MediaCommand(said.GetValue(drive), said.GetValue(gaps));

    public override bool IsQuery(ParseResult said) => true;
}
