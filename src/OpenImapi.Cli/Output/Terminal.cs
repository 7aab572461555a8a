namespace OpenImapi.Cli;

/// <summary>A terminal that can be drawn on.</summary>
/// <param name="Writer">What is written goes there.</param>
/// <param name="Width">Its columns.</param>
/// <param name="Colour">False where NO_COLOR asks for none.</param>
internal sealed record Terminal(TextWriter Writer, int Width, bool Colour)
{
    /// <summary>The terminal behind standard output, or standard error when that carries data; nothing where there is none, or a dumb one.</summary>
    public static Terminal? Of(Surroundings surroundings, bool streamsOut)
    {
        var console = surroundings.Console;
        if (!(streamsOut ? console.ErrorIsTerminal : console.OutIsTerminal) || surroundings.Environment("TERM") is "dumb")
            return null;
        return new(streamsOut ? console.Error : console.Out, console.Width, string.IsNullOrEmpty(surroundings.Environment("NO_COLOR")));
    }

    /// <summary>A page on it. Whoever has no terminal never comes here, so the library that draws is not even loaded.</summary>
    public Page NewPage() => new TerminalPage(this);
}
