using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class MediaDefinition : Verb
{
    private readonly Option<string?> drive = DriveOption.New();

    public MediaDefinition()
        : base("media", "Tell what lies in a drive: kind, state, sessions, tracks, free room.") => Add(drive);

    public override IReadOnlyList<Example> Examples => [new("imapi media --drive virtual:lab", "Shows the disc in the virtual recorder lab.")];

    public override ICommand Bind(ParseResult said) => new MediaCommand(said.GetValue(drive));

    public override bool IsQuery(ParseResult said) => true;
}
