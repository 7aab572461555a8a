using System.CommandLine;
using System.Net;
using OpenImapi.Transports;

namespace OpenImapi.Cli;

internal sealed class DriveServeDefinition : Verb
{
    private readonly Argument<string[]> drives = new("D")
    {
        Description = "A drive, as 'imapi drives' lists them; the first one is logical unit 1.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<IPEndPoint?> listen = new("--listen")
    {
        HelpName = "ADDRESS[:PORT]",
        Description = $"Where to listen; port {IscsiAddress.DefaultPort} where none is said, any free one for 0. Not said: 127.0.0.1, which only this computer reaches. Others are let in only with --credentials.",
        CustomParser = static result =>
        {
            var value = result.Tokens[0].Value;
            if (Parse(value) is { } listening)
                return listening;
            result.AddError($"--listen takes an address such as 127.0.0.1:3260 or [::1]:3260; not '{value}'.");
            return null;
        },
    };

    public DriveServeDefinition()
        : base("serve", "Let other computers and programs use drives, by iSCSI, until stopped with Ctrl-C.")
    {
        Add(drives);
        Add(listen);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("imapi drive serve virtual:lab", "Serves the virtual drive to programs on this computer, and prints its address."),
        new("imapi drive serve real --listen 0.0.0.0 --credentials secrets", "Serves the drive to other computers that know a secret: lines 'initiator NAME SECRET' in the file."),
        new("imapi drive serve virtual:a virtual:b --listen 127.0.0.1:0", "Serves two drives at a port that is free."),
    ];

    public override ICommand Bind(ParseResult said) =>
        new DriveServeCommand(said.GetRequiredValue(drives), said.GetValue(listen) ?? new(IPAddress.Loopback, IscsiAddress.DefaultPort));

    public override bool IsQuery(ParseResult said) => true;

    private static IPEndPoint? Parse(string text)
    {
        if (IPAddress.TryParse(text, out var alone))
            return new(alone, IscsiAddress.DefaultPort);
        return text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var both) ? both : null;
    }
}
