using System.CommandLine;
using System.Reflection;

namespace OpenImapi.Cli;

/// <summary>From the words on the command line to the exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> words, Surroundings surroundings, CancellationToken cancellation)
    {
        if (words is [var first, ..] && first.StartsWith("[suggest", StringComparison.Ordinal))
            return await SuggestAsync(words, surroundings.Console, cancellation);
        var (root, said) = Read(words);
        var command = said.CommandResult.Command;
        if (said.GetValue(root.Globals.Help) || words.Count == 0)
        {
            new HelpWriter(surroundings.Console.Out, surroundings.Console.Width).Write(command);
            return (int)ExitCode.Success;
        }

        if (said.GetValue(root.Globals.Version) && command == root)
        {
            surroundings.Console.Out.WriteLine($"imapi {Version}");
            return (int)ExitCode.Success;
        }

        return (int)await RunAsync(root, said, surroundings, cancellation);
    }

    /// <summary>The grammar that the words need, and what they say by it.</summary>
    private static (ImapiDefinition Root, ParseResult Said) Read(IReadOnlyList<string> words)
    {
        var (root, said) = Read(words, new(new(words)));
        var namesAll = said.CommandResult.Command is not Verb && (words.Count != 1 || !said.GetValue(root.Globals.Version));
        return namesAll ? Read(words, new(Wanted.All)) : (root, said);
    }

    private static (ImapiDefinition Root, ParseResult Said) Read(IReadOnlyList<string> words, ImapiDefinition root)
    {
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var said = root.Parse(MkisofsDefinition.Guard(words), parsing);
        return (root, PresetOption.Expand(said, words) is var expanded && expanded != words ? root.Parse(expanded, parsing) : said);
    }

    private static Task<int> SuggestAsync(IReadOnlyList<string> words, IConsole console, CancellationToken cancellation) =>
        new ImapiDefinition(Wanted.All).ForSuggestions().Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null })
            .InvokeAsync(new() { Output = console.Out, Error = console.Error }, cancellation);

    /// <summary>The version of this program, as its package has it.</summary>
    public static string Version
    {
        get
        {
            var whole = typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
            return whole.Split('+') is [var version, { Length: > 8 } commit] ? $"{version} ({commit[..8]})" : whole;
        }
    }

    private static async Task<ExitCode> RunAsync(ImapiDefinition root, ParseResult said, Surroundings surroundings, CancellationToken cancellation)
    {
        var settings = root.Globals.Read(said);
        var verb = said.CommandResult.Command as Verb;
        var reporter = Reporter.For(surroundings, settings, verb?.StreamsOut(said) ?? false, verb?.IsQuery(said) ?? false);
        try
        {
            if (UsageFault.In(said) is { } fault)
                throw fault;
            var command = verb!.Bind(said);
            using var trace = settings.Trace is { } file ? new CommandTrace(file, surroundings.Clock) : null;
            var ended = await command.RunAsync(new(surroundings, settings, reporter, trace), cancellation);
            if (trace?.Log.Failure is { } failure)
                reporter.Warn($"The trace {settings.Trace} ends too soon: {failure}");
            return ended;
        }
        catch (Exception fault)
        {
            return reporter.Fail(Failure.Of(fault));
        }
        finally
        {
            reporter.Dispose();
        }
    }
}
