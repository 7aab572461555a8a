using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class InfoDefinition : Verb
{
    private readonly VolumeOptions volume = new();

    public InfoDefinition()
        : base("info", "Tell what volume an image or disc holds: file systems, label, dates, boot images, partitions, sessions.") => volume.AddTo(this);

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image info backup.iso", "Shows label, size, dates, file systems, boot images and counts of the image."),
        new("imapi image info virtual:lab", "Also lists the sessions of the disc, with their numbers for --session."),
    ];

    public override ICommand Bind(ParseResult said) => new InfoCommand(volume.Read(said));

    public override bool IsQuery(ParseResult said) => true;
}
