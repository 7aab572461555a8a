using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>The options of every command.</summary>
internal sealed class GlobalOptions
{
    public Option<bool> Json { get; } = new("--json") { Description = "Answer in JSON: one document, or one object a line while work goes on.", Recursive = true };

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Say nothing but answers, warnings and errors.", Recursive = true };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "With an error, tell command, sense and place in the program.", Recursive = true };

    public Option<bool> Strict { get; } = new("--strict") { Description = "Make a warning an error.", Recursive = true };

    public Option<string?> Trace { get; } = new("--trace")
    {
        Description = "Write a line of JSON for each command sent to a drive.",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<string?> Credentials { get; } = new("--credentials")
    {
        Description = "Prove by iSCSI who we are, or ask others for proof, with the names and secrets of a file. Not said: those of OPENIMAPI_CHAP.",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<bool> Help { get; } = new("--help", "-h") { Description = "Show this help.", Recursive = true };

    public Option<bool> Version { get; } = new("--version") { Description = "Show the version of imapi." };

    /// <summary>Those that a command itself has to do with, in the order of the help.</summary>
    public IEnumerable<Option> All => [Json, Quiet, Verbose, Strict, Trace, Credentials, Help];

    public GlobalSettings Read(ParseResult said) => new(
        said.GetValue(Json), said.GetValue(Quiet), said.GetValue(Verbose), said.GetValue(Strict), said.GetValue(Trace), said.GetValue(Credentials));
}
