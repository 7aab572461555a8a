namespace OpenImapi.Virtual;

/// <summary>What happened to a medium, in as few events as tell the same: writes that follow each other are one.</summary>
internal sealed class MergedHistory
{
    private readonly List<DiscEvent> events = [];

    public IReadOnlyList<DiscEvent> Events => events;

    /// <summary>Lines that the journal's file has.</summary>
    public int Lines { get; set; }

    /// <summary>Adds one line's events.</summary>
    public void Add(IReadOnlyList<DiscEvent> line)
    {
        Lines++;
        foreach (var happened in line)
        {
            if (happened is DiscBlanked)
                events.Clear();
            if (happened is BlocksRecorded next && events is [.., BlocksRecorded last] && last.Track == next.Track)
                events[^1] = last with { Blocks = last.Blocks + next.Blocks };
            else if (happened is SessionRecorded more && events is [.., SessionRecorded before])
                events[^1] = new SessionRecorded(before.Blocks + more.Blocks);
            else
                events.Add(happened);
        }
    }
}
