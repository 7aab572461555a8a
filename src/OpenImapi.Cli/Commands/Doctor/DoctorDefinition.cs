using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DoctorDefinition : Verb
{
    private readonly Option<string?> drive = DriveOption.New();

    public DoctorDefinition()
        : base("doctor", "Look what is installed, reachable and permitted.") => Add(drive);

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi doctor", "Checks drives, folders and room, and says what to do about each fault."),
        new("imapi doctor --drive iscsi://nas/iqn.2000-01.lab:burner/1", "Tries a drive of an iSCSI target, which no list of drives shows."),
    ];

    public override ICommand Bind(ParseResult said) => new DoctorCommand(said.GetValue(drive));

    public override bool IsQuery(ParseResult said) => true;
}
