using System.Text;

namespace OpenImapi.Cli;

/// <summary>Progress as a bar for each phase that moves bytes, redrawn in place; finished ones stay above. Of several drives each has a line.</summary>
internal sealed class ProgressBars(Terminal terminal, TimeProvider clock) : IProgressView
{
    /// <summary>Everything from here to the end of the line, or of the screen, is gone (ECMA-48, 8.3.41 and 8.3.39).</summary>
    private const string ClearLine = "\u001B[K";
    private const string ClearBelow = "\u001B[J";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly List<Advance> going = [];
    private int linesDrawn;
    private long drawn;

    public void Show(in Advance advance)
    {
        var drive = advance.Drive;
        var at = going.FindIndex(each => each.Drive == drive);
        if (at < 0 && advance.Phase.Length == 0)
            return;
        var finished = at >= 0 && going[at].Phase != advance.Phase ? Finished(going[at], going[at].Done >= going[at].Total) : null;
        var isNew = at < 0 || going[at].Phase != advance.Phase;
        if (advance.Phase.Length == 0)
            going.RemoveAt(at);
        else if (at >= 0)
            going[at] = advance;
        else
            going.Add(advance);
        if (isNew || advance.Done >= advance.Total || clock.GetElapsedTime(drawn) >= Pause)
            Draw(finished);
    }

    public void Say(TextWriter to, string line)
    {
        terminal.Writer.Write(Home + ClearBelow);
        linesDrawn = 0;
        Wrapping.Write(to, line, terminal.Width);
        Draw(finished: null);
    }

    /// <summary>A phase that moved no bytes leaves no trace. Of several drives those are done that came to the end.</summary>
    public void End(bool done)
    {
        var finished = string.Concat(going.Select(each => Finished(each, going.Count == 1 ? done : each.Done >= each.Total)));
        var isShown = going.Count > 0;
        going.Clear();
        if (isShown)
            Draw(finished);
    }

    public void Dispose() => End(done: false);

    /// <summary>To the first column of the first line that is drawn.</summary>
    private string Home => linesDrawn > 1 ? $"\r\u001B[{linesDrawn - 1}A" : "\r";

    private int NameWidth => going.Max(each => each.Drive is { } drive ? TextWidth.Of(drive) + 2 : 0);

    private string? Finished(in Advance last, bool done) => last.InBytes
        ? ClearLine + ProgressLine.Of(last with { Done = done ? last.Total : last.Done, Buffer = null, Remaining = null }, terminal, NameWidth) + "\n" : null;

    /// <summary>Draws what goes on, under what has just ended.</summary>
    private void Draw(string? finished)
    {
        var text = new StringBuilder(Home).Append(finished);
        text.AppendJoin('\n', going.Select(each => ClearLine + ProgressLine.Of(each, terminal, NameWidth)));
        if (going.Count < linesDrawn || going.Count == 0)
            text.Append(ClearBelow);
        (linesDrawn, drawn) = (going.Count, clock.GetTimestamp());
        terminal.Writer.Write(text);
    }
}

/// <summary>One line: phase, bar, percent, then speed, time left and buffer as far as they are known.</summary>
internal static class ProgressLine
{
    private const string Green = "\u001B[32m";
    private const string Grey = "\u001B[90m";
    private const string Plain = "\u001B[39m";
    private const int TitleWidth = 12;
    private const int NarrowestBar = 10;
    private const int WidestBar = 30;

    /// <summary>Columns that percent and pace take at their widest: "100%  1234.5x  510 MiB/s  12:34 left  buffer 100%".</summary>
    private const int RestWidth = 52;

    /// <summary>Columns for the percent alone, and the last one, which stays free.</summary>
    private const int LeastRestWidth = 6;

    /// <summary>Columns that "track 12/34  " takes before the pace.</summary>
    private const int TrackWidth = 13;

    /// <param name="advance">What is shown.</param>
    /// <param name="terminal">Where.</param>
    /// <param name="nameWidth">Columns for the name of the drive, and two to its right; 0 where no name is shown.</param>
    public static string Of(in Advance advance, Terminal terminal, int nameWidth = 0)
    {
        nameWidth = Math.Clamp(nameWidth, 0, Math.Max(0, terminal.Width - TitleWidth - NarrowestBar - LeastRestWidth));
        var name = advance.Drive is { } drive && drive.Length > nameWidth ? drive[..nameWidth] : (advance.Drive ?? "").PadRight(nameWidth);
        var line = new StringBuilder(name).Append(advance.Title.PadRight(TitleWidth));
        if (advance.Total == 0 || (!advance.InBytes && advance.Done == 0))
            return line.Append("...").ToString();
        var bar = Math.Clamp(terminal.Width - nameWidth - TitleWidth - RestWidth - (advance.Tracks > 1 ? TrackWidth : 0), NarrowestBar, WidestBar);
        var full = bar * advance.Percent / 100;
        var (on, off, end) = terminal.Colour ? (Green, Grey, Plain) : ("", "", "");
        line.Append(on).Append('━', full).Append(off).Append(terminal.Colour ? '━' : '─', bar - full).Append(end);
        var rest = $" {advance.Percent,3}%  {Texts.Pace(advance)}".TrimEnd();
        var room = Math.Max(0, terminal.Width - 1 - nameWidth - TitleWidth - bar);
        return line.Append(rest.Length > room ? rest[..room] : rest).ToString();
    }
}
