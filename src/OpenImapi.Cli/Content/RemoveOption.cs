using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>What a new session is to show no more.</summary>
internal sealed class RemoveOption(string shown)
{
    public Option<string[]> Paths { get; } = new("--remove")
    {
        HelpName = "PATH",
        Description = $"Leave out {shown} at this path, with all that lies in it; the data stay, and older sessions go on to show them. May be said again.",
    };

    public IReadOnlyList<string> Read(ParseResult said) => said.GetValue(Paths) ?? [];
}
