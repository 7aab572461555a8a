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
            if (happened is DiscBlanked or DiscFormatted)
                events.Clear();
            if (happened is BlocksOverwritten or FormatAdvanced)
                Reach(happened);
            else if (happened is BlocksRecorded next && events is [.., BlocksRecorded last] && last.Track == next.Track)
                events[^1] = last with { Blocks = last.Blocks + next.Blocks };
            else if (happened is BlocksPlaced placed && events is [.., BlocksPlaced earlier] && earlier.Start + earlier.Blocks == placed.Start)
                events[^1] = earlier with { Blocks = earlier.Blocks + placed.Blocks };
            else if (happened is SessionRecorded more && events is [.., SessionRecorded before])
                events[^1] = new SessionRecorded(before.Blocks + more.Blocks);
            else
                events.Add(happened);
        }
    }

    /// <summary>Of writing on an overwritable medium only how far it has come is to be told: the last event of each kind that comes further.</summary>
    private void Reach(DiscEvent happened)
    {
        var (kind, end) = (happened.GetType(), EndOf(happened));
        var before = events.FindLastIndex(each => each.GetType() == kind || each is FormatGrown);
        before = before >= 0 && events[before] is FormatGrown ? -1 : before;
        if (before < 0)
            events.Add(happened);
        else if (EndOf(events[before]) < end)
            events[before] = happened;
    }

    private static long EndOf(DiscEvent happened) => happened switch
    {
        BlocksOverwritten e => e.Start + e.Blocks,
        FormatAdvanced e => e.Ready,
        _ => 0,
    };
}
