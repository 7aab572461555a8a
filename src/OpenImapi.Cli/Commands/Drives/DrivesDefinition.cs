using System.CommandLine;

namespace OpenImapi.Cli;

internal sealed class DrivesDefinition : Verb
{
    private readonly Argument<string[]> hosts = new("HOST")
    {
        Description = "A computer that serves drives by iSCSI, iscsi://host[:port]: list its drives too.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public DrivesDefinition()
        : base("drives", "List the drives and what each can write.")
    {
        hosts.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(static token => !Transports.IscsiPortal.TryParse(token.Value, out _)))
                result.AddError($"'{token.Value}' is not a computer that serves drives: write iscsi://host or iscsi://host:port.");
        });
        Add(hosts);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi drives", "Shows name, model and writable media of every drive that can be reached."),
        new("imapi drives iscsi://cellar", "Shows the drives of another computer too."),
    ];

    public override ICommand Bind(ParseResult said) => new DrivesCommand(said.GetValue(hosts) ?? []);

    public override bool IsQuery(ParseResult said) => true;
}
