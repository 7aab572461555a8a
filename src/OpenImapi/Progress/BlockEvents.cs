namespace OpenImapi;

/// <summary>Blocks recorded as IMAPI tells them: from 0 to the total, for the whole disc or, on an audio disc, for each track anew.</summary>
/// <param name="sinks">Who hears of it.</param>
/// <param name="tracks">How many tracks are told of; 0 for a data disc.</param>
internal sealed class BlockEvents(ProgressSinks sinks, int tracks)
{
    private long written = -1;
    private long total = 1;
    private int track;

    /// <summary>So much is recorded.</summary>
    /// <param name="inTrack">The track that is being written, from 1; 0 before the first one.</param>
    /// <param name="now">Its blocks, or those of the disc.</param>
    /// <param name="of">What that will be in the end.</param>
    public void Tell(int inTrack, long now, long of)
    {
        if (tracks > 0 && inTrack > track)
            Enter(inTrack);
        if (tracks > 0 && track == 0)
            return;
        total = Math.Max(1, of);
        if (written < 0)
            Raise(0);
        if (now > written)
            Raise(Math.Min(now, total));
    }

    /// <summary>Everything is recorded.</summary>
    public void End()
    {
        if (tracks > 0 && track < tracks)
            Enter(tracks);
        Complete();
        if (tracks > 0)
            Raise(sink => sink.NotifyTrackProgress(tracks, tracks));
    }

    private void Enter(int next)
    {
        for (; track < next; track++)
        {
            if (track > 0)
                Complete();
            var done = track;
            Raise(sink => sink.NotifyTrackProgress(done, tracks));
            written = -1;
        }
    }

    private void Complete()
    {
        if (written < 0)
            Raise(0);
        if (written < total)
            Raise(total);
    }

    private void Raise(long now)
    {
        written = now;
        Raise(sink => sink.NotifyBlockProgress(now, total));
    }

    private void Raise(Action<IDiscMasterProgressEvents> notify) => sinks.Raise(notify);
}
