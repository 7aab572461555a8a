using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DriveInsertDefinition : Verb
{
    private readonly Argument<string> name = VirtualArgument.Name();

    private readonly Argument<string> medium = new("MEDIUM")
    {
        Description = $"A new blank disc: {VirtualArgument.Media}; a disc of the drive's shelf; or an image file, a cue sheet or a TOC file, as a pressed disc.",
    };

    private readonly NewDiscOptions disc = new();

    public DriveInsertDefinition()
        : base("insert", "Put a disc into a virtual drive; the one that was in it goes to its shelf.")
    {
        Add(name);
        Add(medium);
        disc.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi drive insert lab cd-rw80", "Puts a blank CD-RW into virtual:lab."),
        new("imapi drive insert lab backup.iso", "Puts the image into virtual:lab as a pressed disc."),
        new("imapi drive insert lab album.cue", "Puts the audio CD that the sheet describes into virtual:lab."),
    ];

    public override ICommand Bind(ParseResult said) =>
        new DriveInsertCommand(DriveRoom.VirtualName(said.GetRequiredValue(name)), said.GetRequiredValue(medium), disc.Read(said, said.GetRequiredValue(medium)));
}
