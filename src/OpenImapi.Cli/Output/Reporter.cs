namespace OpenImapi.Cli;

/// <summary>How a command speaks to its user: text on a terminal, plain lines in a pipe, JSON for programs.</summary>
internal abstract class Reporter : IDisposable
{
    /// <summary>The reporter that fits the terminal and what was asked for.</summary>
    /// <param name="surroundings">The streams.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="streamsOut">True when standard output carries data: messages then go to standard error.</param>
    /// <param name="isQuery">True when the answer is one document: nothing may stand beside it in JSON.</param>
    public static Reporter For(Surroundings surroundings, GlobalSettings settings, bool streamsOut, bool isQuery)
    {
        var console = surroundings.Console;
        var messages = streamsOut ? console.Error : console.Out;
        if (settings.Json)
            return new JsonReporter(messages, console.Error, settings, isQuery, surroundings.Clock);
        var terminal = Terminal.Of(surroundings, streamsOut);
        var page = terminal is null ? new PlainPage(messages) : terminal.NewPage();
        var progress = settings.Quiet ? null : terminal is null ? (IProgressView)new ProgressLines(messages) : new ProgressBars(terminal, surroundings.Clock);
        return new TextReporter(page, progress, console, settings);
    }

    /// <summary>Says what is not as the user may expect.</summary>
    public abstract void Warn(string text);

    /// <summary>Says something useful that was not asked for.</summary>
    public abstract void Note(string text);

    /// <summary>Tells how far work is; may be called often, and from any thread.</summary>
    public abstract void Advance(in Advance advance);

    /// <summary>Gives the answer that was asked for.</summary>
    public abstract void Answer<T>(T document, Action<Page> draw);

    /// <summary>Shows what is about to be done; nothing is said of it with --quiet.</summary>
    public abstract void Show<T>(T document, Action<Page> draw);

    /// <summary>Tells how an operation ended; nothing is said of it with --quiet.</summary>
    public abstract void Result<T>(T document, Action<Page> draw);

    /// <summary>Tells why there is no result.</summary>
    public abstract ExitCode Fail(Failure failure);

    /// <summary>Leaves the terminal as it was.</summary>
    public abstract void Dispose();
}
