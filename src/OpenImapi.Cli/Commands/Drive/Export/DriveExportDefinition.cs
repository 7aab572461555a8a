using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DriveExportDefinition : Verb
{
    private readonly Argument<string> name = VirtualArgument.Name();

    private readonly Option<string> output = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "The file to write: .iso, or for a CD .cue or .toc with a .bin of raw sectors beside it.",
        Required = true,
    };

    private readonly Option<string?> session = OptionOf.Word("--session",
        "Let block 16 show the last session's volume, so that a reader that knows nothing of sessions sees its tree.", "last");

    private readonly Option<bool> force = OptionOf.Flag("--force", "Replace FILE if it is there already, once the new one is complete.");

    public DriveExportDefinition()
        : base("export", "Write the disc in a virtual drive to a file that other programs read.")
    {
        Add(name);
        Add(output);
        Add(session);
        Add(force);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi drive export lab -o disc.iso", "Writes the disc with its block addresses; gaps between sessions are zeros."),
        new("imapi drive export lab -o disc.cue", "Writes the CD as raw sectors, disc.bin, and their description."),
    ];

    public override ICommand Bind(ParseResult said) => new DriveExportCommand(
        DriveRoom.VirtualName(said.GetRequiredValue(name)), said.GetRequiredValue(output), said.GetValue(session) is not null, said.GetValue(force));
}
