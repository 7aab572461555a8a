using System.Text;

namespace OpenImapi.Cli;

/// <summary>Progress as a bar for each phase that moves bytes, redrawn in place; finished ones stay.</summary>
internal sealed class ProgressBars(Terminal terminal, TimeProvider clock) : IProgressView
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private Advance current;
    private long drawn;

    public void Show(in Advance advance)
    {
        var isNew = advance.Phase != current.Phase;
        if (isNew)
            End(done: current.Done >= current.Total);
        current = advance;
        if (!isNew && advance.Done < advance.Total && clock.GetElapsedTime(drawn) < Pause)
            return;
        drawn = clock.GetTimestamp();
        terminal.Writer.Write(ProgressLine.Begin + ProgressLine.Of(current, terminal));
    }

    public void Say(TextWriter to, string line)
    {
        terminal.Writer.Write(ProgressLine.Begin);
        Wrapping.Write(to, line, terminal.Width);
        if (current.Phase is { Length: > 0 })
            terminal.Writer.Write(ProgressLine.Of(current, terminal));
    }

    /// <summary>A phase that moved no bytes leaves no trace.</summary>
    public void End(bool done)
    {
        if (current.Phase is not { Length: > 0 })
            return;
        var last = current with { Done = done ? current.Total : current.Done, Buffer = null, Remaining = null };
        terminal.Writer.Write(ProgressLine.Begin + (current.InBytes ? ProgressLine.Of(last, terminal) + "\n" : ""));
        current = default;
    }

    public void Dispose() => End(done: false);
}

/// <summary>One line: phase, bar, percent, then speed, time left and buffer as far as they are known.</summary>
internal static class ProgressLine
{
    /// <summary>To the line's first column, and everything on it gone (ECMA-48, 8.3.41).</summary>
    public const string Begin = "\r\u001B[K";

    private const string Green = "\u001B[32m";
    private const string Grey = "\u001B[90m";
    private const string Plain = "\u001B[39m";
    private const int TitleWidth = 12;
    private const int NarrowestBar = 10;
    private const int WidestBar = 30;

    /// <summary>Columns that percent and pace take at their widest: "100%  1234.5x  510 MiB/s  12:34 left  buffer 100%".</summary>
    private const int RestWidth = 52;

    /// <summary>Columns that "track 12/34  " takes before the pace.</summary>
    private const int TrackWidth = 13;

    public static string Of(in Advance advance, Terminal terminal)
    {
        var line = new StringBuilder(advance.Title.PadRight(TitleWidth));
        if (advance.Total == 0 || (!advance.InBytes && advance.Done == 0))
            return line.Append("...").ToString();
        var bar = Math.Clamp(terminal.Width - TitleWidth - RestWidth - (advance.Tracks > 1 ? TrackWidth : 0), NarrowestBar, WidestBar);
        var full = bar * advance.Percent / 100;
        var (on, off, end) = terminal.Colour ? (Green, Grey, Plain) : ("", "", "");
        line.Append(on).Append('━', full).Append(off).Append(terminal.Colour ? '━' : '─', bar - full).Append(end);
        var rest = $" {advance.Percent,3}%  {Texts.Pace(advance)}".TrimEnd();
        var room = Math.Max(0, terminal.Width - 1 - TitleWidth - bar);
        return line.Append(rest.Length > room ? rest[..room] : rest).ToString();
    }
}
