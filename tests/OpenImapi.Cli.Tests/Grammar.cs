using System.CommandLine;

namespace OpenImapi.Cli.Tests;

/// <summary>The grammar as tests walk through it.</summary>
internal static class Grammar
{
    public static readonly ImapiDefinition Root = new(Wanted.All);

    /// <summary>Every command, the groups and imapi itself among them.</summary>
    public static IEnumerable<Command> All => Below(Root);

    public static IEnumerable<Verb> Verbs => All.OfType<Verb>();

    /// <summary>The words that name a command, without "imapi".</summary>
    public static string[] Words(Command command) => UsageFault.NameOf(command).Split(' ')[1..];

    private static IEnumerable<Command> Below(Command command) => command.Subcommands.SelectMany(Below).Prepend(command);
}
