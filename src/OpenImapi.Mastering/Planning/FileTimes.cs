namespace OpenImapi.Mastering;

/// <summary>The times that a volume records of the files and folders of a tree.</summary>
/// <param name="tree">The tree.</param>
/// <param name="date">The volume's date: the time of what has none.</param>
/// <param name="latest">The time to which later ones are put back.</param>
internal sealed class FileTimes(SourceTree tree, DateTimeOffset date, DateTimeOffset? latest)
{
    /// <summary>The volume's date.</summary>
    public DateTimeOffset Date => date;

    /// <summary>When a file or folder last changed.</summary>
    public DateTimeOffset Of(int node)
    {
        var ticks = tree.Row(node).ModifiedTicks;
        var time = ticks == 0 ? date : new DateTimeOffset(ticks, TimeSpan.Zero);
        return time > latest ? latest.Value : time;
    }
}
