using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class VerifyDefinition : Verb
{
    private readonly VolumeOptions volume = new(withTree: false);

    private readonly Option<string?> against = OptionOf.Text("--against", "D", "Also compare every block with this drive's disc, or with this image file.");

    public VerifyDefinition()
        : base("verify", "Check every structural rule of a volume, read all its files, and compare it with a disc.")
    {
        volume.AddTo(this);
        Add(against);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image verify backup.iso", "Checks the image against ECMA-119 and Joliet, and reads every file; ends with 6 where a rule is broken or a block cannot be read."),
        new("imapi image verify backup.iso --against virtual:lab", "Also compares the image with the disc in virtual:lab, block by block."),
    ];

    public override ICommand Bind(ParseResult said) => new VerifyCommand(volume.Read(said), said.GetValue(against));

    public override bool IsQuery(ParseResult said) => true;
}
