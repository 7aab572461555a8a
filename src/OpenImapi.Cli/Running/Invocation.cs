using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>One run of one command: what was asked of every command alike, and the way to the user.</summary>
internal sealed class Invocation(Surroundings surroundings, GlobalSettings settings, Reporter reporter, CommandTrace? trace)
{
    public Surroundings Surroundings => surroundings;

    public GlobalSettings Settings => settings;

    public Reporter Reporter => reporter;

    /// <summary>Takes a line for each command sent to a drive; nothing where that was not asked for.</summary>
    public CommandTrace? Trace => trace;

    public IConsole Console => surroundings.Console;

    /// <summary>Says what is not as the user may expect; with --strict it ends the command instead.</summary>
    /// <exception cref="DiscException">--strict was given.</exception>
    public void Warn(string text)
    {
        if (settings.Strict)
            throw new DiscException(CliErrors.WarningRefused, $"{text.TrimEnd('.')} (a warning, refused by --strict).");
        reporter.Warn(text);
    }

    /// <summary>True when somebody is at the terminal who can answer.</summary>
    public bool CanAsk => Console.InIsTerminal && Console.ErrorIsTerminal && !settings.Json;

    /// <summary>A question that only a person at a terminal can answer; no when there is none.</summary>
    public async Task<bool> AsksAsync(string question, CancellationToken cancellation)
    {
        if (!CanAsk)
            return false;
        Console.Error.Write(string.Join('\n', Wrapping.Lines($"{question} [y/N]", Console.Width - 1)) + " ");
        var answer = await Task.Run(Console.In.ReadLine, cancellation).WaitAsync(cancellation);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}

/// <summary>What may be said to every command.</summary>
/// <param name="Json">Answer in JSON.</param>
/// <param name="Quiet">Say nothing but answers, warnings and errors.</param>
/// <param name="Verbose">Say more, above all about errors.</param>
/// <param name="Strict">A warning is an error.</param>
/// <param name="Trace">The file that takes a line for each command sent to a drive.</param>
/// <param name="Credentials">The file with names and secrets for iSCSI.</param>
internal sealed record GlobalSettings(bool Json, bool Quiet, bool Verbose, bool Strict, string? Trace, string? Credentials);

/// <summary>What a command does, with what was said to it.</summary>
internal interface ICommand
{
    /// <exception cref="DiscException">It failed; the error's kind decides the exit code.</exception>
    Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation);
}
