namespace OpenImapi.Cli;

/// <summary>Progress as plain lines: where a phase begins, every tenth of it, and where it ends.</summary>
internal sealed class ProgressLines(TextWriter output) : IProgressView
{
    private const int Step = 10;
    private Advance last;
    private int next;

    public void Show(in Advance advance)
    {
        if (advance.Phase != last.Phase)
        {
            End(done: last.Done >= last.Total);
            output.WriteLine(advance.Total == 0 || !advance.InBytes ? $"{advance.Title}..." : $"{advance.Title} {Texts.Size(advance.Total)}...");
            next = Step;
        }

        var isNewTrack = advance.Tracks > 1 && advance.Track > last.Track && last.Phase == advance.Phase;
        last = advance;
        if (advance.Total == 0 || (advance.Percent < next && !isNewTrack) || advance.Percent == 100)
            return;
        next = (advance.Percent / Step + 1) * Step;
        output.WriteLine($"{advance.Title} {advance.Percent}%  {Texts.Pace(advance)}".TrimEnd());
    }

    public void Say(TextWriter to, string line) => to.WriteLine(line);

    public void End(bool done)
    {
        if (last.Phase is not { Length: > 0 } || !last.InBytes)
        {
            last = default;
            return;
        }

        var state = done ? "done" : last.Total == 0 ? "not completed" : $"left at {last.Percent}%";
        output.WriteLine($"{last.Title} {state}  {(done ? Texts.Pace(last with { Buffer = null, Remaining = null }) : "")}".TrimEnd());
        last = default;
    }

    public void Dispose() => End(done: false);
}
