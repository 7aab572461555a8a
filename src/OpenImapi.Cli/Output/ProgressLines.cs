namespace OpenImapi.Cli;

/// <summary>Progress as plain lines: where a phase begins, every tenth of it, and where it ends. Of several drives each has lines of its own.</summary>
internal sealed class ProgressLines(TextWriter output) : IProgressView
{
    private const int Step = 10;
    private readonly List<Work> going = [];

    public void Show(in Advance advance)
    {
        var drive = advance.Drive;
        var work = going.Find(each => each.Last.Drive == drive);
        if (advance.Phase.Length > 0 && work is null)
            going.Add(work = new());
        if (work is null)
            return;
        if (advance.Phase != work.Last.Phase)
        {
            End(work, done: work.Last.Done >= work.Last.Total);
            if (advance.Phase.Length > 0)
                Write(advance, advance.Total == 0 || !advance.InBytes ? $"{advance.Title}..." : $"{advance.Title} {Texts.Size(advance.Total)}...");
            work.Next = Step;
        }

        var isNewTrack = advance.Tracks > 1 && advance.Track > work.Last.Track && work.Last.Phase == advance.Phase;
        work.Last = advance;
        if (advance.Total == 0 || (advance.Percent < work.Next && !isNewTrack) || advance.Percent == 100)
            return;
        work.Next = (advance.Percent / Step + 1) * Step;
        Write(advance, $"{advance.Title} {advance.Percent}%  {Texts.Pace(advance)}");
    }

    public void Say(TextWriter to, string line) => to.WriteLine(line);

    public void End(bool done)
    {
        foreach (var work in going)
            End(work, going.Count == 1 ? done : work.Last.Done >= work.Last.Total);
        going.Clear();
    }

    public void Dispose() => End(done: false);

    private void End(Work work, bool done)
    {
        var last = work.Last;
        if (last.Phase is not { Length: > 0 } || !last.InBytes)
            return;
        var state = done ? "done" : last.Total == 0 ? "not completed" : $"left at {last.Percent}%";
        Write(last, $"{last.Title} {state}  {(done ? Texts.Pace(last with { Buffer = null, Remaining = null }) : "")}");
    }

    private void Write(in Advance advance, string line) => output.WriteLine((advance.Drive is { } drive ? $"{drive}: {line}" : line).TrimEnd());

    /// <summary>What one drive does.</summary>
    private sealed class Work
    {
        public Advance Last { get; set; }

        /// <summary>The percent at which it is told again.</summary>
        public int Next { get; set; }
    }
}
