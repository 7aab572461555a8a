using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class ExplainDefinition : Verb
{
    private readonly VolumeOptions volume = new(withTree: false);

    private readonly Option<long?> block = OptionOf.Number("--block", "N", "Explain this block field by field; what lies where on the volume, if not said.", 0, uint.MaxValue);

    public ExplainDefinition()
        : base("explain", "Tell what lies where on a volume, or explain a block field by field.")
    {
        volume.AddTo(this);
        Add(block);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi image explain backup.iso", "Lists partition tables, descriptors, path tables, directories, file entries and files in order of address."),
        new("imapi image explain backup.iso --block 16", "Explains every field of the primary volume descriptor."),
        new("imapi image explain disc.udf --block 256", "Explains the anchor of a UDF volume."),
    ];

    public override ICommand Bind(ParseResult said)
    {
        var choice = volume.Read(said);
        return said.GetValue(block) is { } number ? new ExplainBlockCommand(choice, number) : new ExplainCommand(choice);
    }

    public override bool IsQuery(ParseResult said) => true;
}
