using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Reads a run of sectors until each of them is beyond doubt, or the most readings are used up.</summary>
internal sealed class SecurePiece(SectorReader reader, CacheFlood flood, AudioExtractionOptions options, ReadingSpeed speed)
{
    private readonly SectorReading first = new(reader, options.UseC2);
    private readonly SectorReading again = new(reader, options.UseC2);

    /// <summary>Sectors to read at once: enough that a second reading does not come from the drive's buffer.</summary>
    public BlockCount Length => options.UseC2 ? new(260) : BlockCount.Max(flood.Needed, new(260));

    /// <summary>Sectors that were read again, in all pieces.</summary>
    public BlockCount Reread { get; private set; }

    /// <summary>The samples of the piece; valid until the next one is read.</summary>
    /// <param name="piece">Which sectors.</param>
    /// <param name="doubtful">Gets the sectors that stayed in doubt.</param>
    /// <param name="cancellation">Stops between two readings.</param>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Extent piece, List<DoubtfulSectors> doubtful, CancellationToken cancellation)
    {
        await first.ReadAsync(piece, cancellation);
        var disputed = options.UseC2 ? Doubted() : await ComparedAsync(piece, cancellation);
        if (disputed.Count == 0)
            return first.Sectors;
        Reread += new BlockCount(disputed.Count);
        for (var reads = options.UseC2 ? 1 : 2; reads < options.MostReads && disputed.Values.Any(IsOpen); reads++)
        {
            await speed.SlowAsync(reads * 2 >= options.MostReads, cancellation);
            await flood.FloodAsync(piece, cancellation);
            foreach (var run in Runs(piece, disputed.Where(each => IsOpen(each.Value)).Select(each => each.Key)))
                await VoteAsync(piece, run, disputed, cancellation);
        }

        await speed.RestoreAsync(cancellation);
        foreach (var (sector, votes) in disputed)
        {
            if (votes.Any)
                votes.Best.CopyTo(first.Sector(sector));
            if (IsOpen(votes))
                Add(doubtful, new(new(piece.Start + new BlockCount(sector), new(1)), !votes.Any));
        }

        return first.Sectors;
    }

    private bool IsOpen(SectorVotes votes) => votes.Most < options.Agreement;

    /// <summary>The sectors that C2 pointers doubt, and those that did not come.</summary>
    private SortedDictionary<int, SectorVotes> Doubted()
    {
        var disputed = new SortedDictionary<int, SectorVotes>();
        for (var sector = 0; sector * BlockSizes.Raw < first.Sectors.Length; sector++)
            if (first.StateOf(sector) != SectorState.Read)
                Vote(disputed[sector] = new(), first, sector);
        return disputed;
    }

    /// <summary>The sectors that a second reading has otherwise.</summary>
    private async ValueTask<SortedDictionary<int, SectorVotes>> ComparedAsync(Extent piece, CancellationToken cancellation)
    {
        if (piece.Length < flood.Needed)
            await flood.FloodAsync(piece, cancellation);
        await again.ReadAsync(piece, cancellation);
        var disputed = new SortedDictionary<int, SectorVotes>();
        for (var sector = 0; sector * BlockSizes.Raw < first.Sectors.Length; sector++)
        {
            if (first.StateOf(sector) == SectorState.Read && again.StateOf(sector) == SectorState.Read && first.Sector(sector).SequenceEqual(again.Sector(sector)))
                continue;
            var votes = disputed[sector] = new();
            Vote(votes, first, sector);
            Vote(votes, again, sector);
        }

        return disputed;
    }

    private async ValueTask VoteAsync(Extent piece, Extent run, SortedDictionary<int, SectorVotes> disputed, CancellationToken cancellation)
    {
        await again.ReadAsync(run, cancellation);
        for (var i = 0; i < run.Length.Value; i++)
            Vote(disputed[(int)(run.Start - piece.Start).Value + i], again, i);
    }

    private static void Vote(SectorVotes votes, SectorReading reading, int sector)
    {
        if (reading.StateOf(sector) != SectorState.Unreadable)
            votes.Add(reading.Sector(sector), weight: reading.StateOf(sector) == SectorState.Read ? 1 : 0);
    }

    /// <summary>Sectors side by side are read together.</summary>
    private static List<Extent> Runs(Extent piece, IEnumerable<int> sectors)
    {
        var runs = new List<Extent>();
        foreach (var sector in sectors)
        {
            var at = piece.Start + new BlockCount(sector);
            if (runs is [.., var last] && last.End == at)
                runs[^1] = last with { Length = last.Length + new BlockCount(1) };
            else
                runs.Add(new(at, new(1)));
        }

        return runs;
    }

    private static void Add(List<DoubtfulSectors> doubtful, DoubtfulSectors next)
    {
        if (doubtful is [.., var last] && last.Unreadable == next.Unreadable && last.Extent.End == next.Extent.Start)
            doubtful[^1] = last with { Extent = last.Extent with { Length = last.Extent.Length + next.Extent.Length } };
        else
            doubtful.Add(next);
    }
}
