using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class VerifyDefinition : Verb
{
    private readonly VolumeOptions volume = new(withTree: false, withAll: true);

    private readonly Option<string?> against = OptionOf.Text("--against", "D",
        "Also compare every block with this drive's disc or this image file, or every name, content, link and permission with this folder.");

    public VerifyDefinition()
        : base("verify", "Check every structural rule of a volume, read all its files, test its SHA256SUMS, and compare it with a disc or folder.")
    {
        volume.AddTo(this);
        Add(against);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image verify backup.iso", "Checks the image against its standards, reads every file, and tests the checksums that it has; ends with 6 where anything is wrong."),
        new("imapi image verify backup.iso --against virtual:lab", "Also compares the image with the disc in virtual:lab, block by block."),
        new("imapi image verify backup.iso --against documents", "Also compares what the image shows with the folder documents."),
    ];

    public override ICommand Bind(ParseResult said) => new VerifyCommand(volume.Read(said), said.GetValue(against));

    public override bool IsQuery(ParseResult said) => true;
}
