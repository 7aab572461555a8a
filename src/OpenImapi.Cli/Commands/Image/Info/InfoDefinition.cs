using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class InfoDefinition : Verb
{
    private readonly VolumeOptions volume = new();

    public InfoDefinition()
        : base("info", "Tell what volume an image or disc holds.") => volume.AddTo(this);

    public override IReadOnlyList<Example> Examples => [new("imapi image info backup.iso", "Shows label, size, dates, trees and counts of the image.")];

    public override ICommand Bind(ParseResult said) => new InfoCommand(volume.Read(said));

    public override bool IsQuery(ParseResult said) => true;
}
