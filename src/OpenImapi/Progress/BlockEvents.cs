using System.Collections.Immutable;

namespace OpenImapi;

/// <summary>Blocks recorded as IMAPI tells them: from 0 to the total, for the whole disc or, on an audio disc, for each track anew.</summary>
/// <param name="sinks">Who hears of it.</param>
/// <param name="tracks">Blocks of each track that is told of; none for a data disc.</param>
internal sealed class BlockEvents(ProgressSinks sinks, ImmutableArray<long> tracks)
{
    private long written = -1;
    private long total = 1;
    private int track;

    /// <summary>So much of a data disc is recorded.</summary>
    public void Tell(long now, long of)
    {
        total = Math.Max(1, of);
        Reach(now);
    }

    /// <summary>So much of a track is recorded, and everything before it.</summary>
    /// <param name="inTrack">The track, from 1; less before the first one.</param>
    /// <param name="now">Its blocks.</param>
    public void TellTrack(int inTrack, long now)
    {
        Enter(Math.Clamp(inTrack, 1, tracks.Length));
        Reach(inTrack < track ? written : now);
    }

    /// <summary>Everything is recorded.</summary>
    public void End()
    {
        if (!tracks.IsEmpty)
            Enter(tracks.Length);
        Reach(total);
        if (!tracks.IsEmpty)
            sinks.Raise(sink => sink.NotifyTrackProgress(tracks.Length, tracks.Length));
    }

    private void Enter(int next)
    {
        while (track < next)
        {
            if (track > 0)
                Reach(total);
            var done = track++;
            sinks.Raise(sink => sink.NotifyTrackProgress(done, tracks.Length));
            (written, total) = (-1, Math.Max(1, tracks[done]));
        }
    }

    private void Reach(long now)
    {
        if (written < 0)
            Raise(0);
        if (now > written)
            Raise(Math.Min(now, total));
    }

    private void Raise(long now)
    {
        written = now;
        sinks.Raise(sink => sink.NotifyBlockProgress(now, total));
    }
}
