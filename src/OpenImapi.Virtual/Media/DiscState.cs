using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What is recorded on a medium: an immutable value that events turn into the next one.</summary>
/// <param name="Tracks">Every track begun or reserved, in order.</param>
/// <param name="ClosedSessions">Sessions that have their lead-out.</param>
/// <param name="Final">Nothing can be appended.</param>
public sealed record DiscState(ImmutableArray<DiscTrack> Tracks, int ClosedSessions, bool Final)
{
    /// <summary>Nothing recorded.</summary>
    public static readonly DiscState Blank = new([], 0, Final: false);

    /// <summary>The session that is open or would be opened next.</summary>
    public int CurrentSession => ClosedSessions + 1;

    /// <summary>Tracks of the session that has no lead-out yet.</summary>
    public IEnumerable<DiscTrack> CurrentTracks => Tracks.Where(track => track.Session == CurrentSession);

    /// <summary>Tracks of sessions that have their lead-out.</summary>
    public IEnumerable<DiscTrack> ClosedTracks => Tracks.Where(track => track.Session <= ClosedSessions);

    /// <summary>The one track that grows: begun without a reservation, not closed.</summary>
    public DiscTrack? Incomplete => Tracks.FirstOrDefault(track => !track.Closed && track.Reserved is null);

    /// <summary>The disc as a whole, as READ DISC INFORMATION names it.</summary>
    public DiscStatus Status => Final ? DiscStatus.Complete : Tracks.IsEmpty ? DiscStatus.Empty : DiscStatus.Incomplete;

    /// <summary>The last session, as READ DISC INFORMATION names it.</summary>
    public SessionState LastSession => Final ? SessionState.Complete : CurrentTracks.Any() ? SessionState.Incomplete : SessionState.Empty;

    /// <summary>The track with this number, or nothing.</summary>
    public DiscTrack? Find(int number) => number >= 1 && number <= Tracks.Length ? Tracks[number - 1] : null;

    /// <summary>True when every one of these blocks can be read.</summary>
    public bool CanRead(Extent blocks) => Tracks.Any(track => track.Readable.Contains(blocks)) || FirstUnreadable(blocks) is null;

    /// <summary>The first of these blocks that cannot be read, or nothing.</summary>
    public Lba? FirstUnreadable(Extent blocks)
    {
        var at = blocks.Start;
        while (at < blocks.End)
        {
            if (Tracks.FirstOrDefault(track => track.Readable.Contains(at)) is not { } track)
                return at;
            at = track.Readable.End;
        }

        return null;
    }

    /// <summary>The disc after something has happened to it.</summary>
    internal DiscState After(DiscEvent happened) => happened switch
    {
        TrackOpened e => this with { Tracks = Tracks.Add(new(e.Track, e.Session, new(e.Start)) { Mode = e.Mode }) },
        TrackReserved e => this with { Tracks = Tracks.Add(new(e.Track, e.Session, new(e.Start)) { Reserved = new(e.Blocks) }) },
        BlocksRecorded e => Change(e.Track, track => track with { Recorded = track.Recorded + new BlockCount(e.Blocks) }),
        BlocksPadded e => Change(e.Track, track => track with { Recorded = track.Recorded + new BlockCount(e.Blocks) }),
        TrackClosed e => Change(e.Track, track => track with { Closed = true, RunOut = new(e.RunOut) }),
        SessionClosed e => (e.OneTrack ? WithOneTrack() : this) with { ClosedSessions = CurrentTracks.Any() ? CurrentSession : ClosedSessions, Final = e.Final },
        DiscBlanked => Blank,
        _ => throw new ArgumentException($"{happened} is not known.", nameof(happened)),
    };

    internal DiscState After(IEnumerable<DiscEvent> happened) => happened.Aggregate(this, (state, e) => state.After(e));

    /// <summary>True when a medium of this kind can hold it: a history from a file need not.</summary>
    internal bool IsPossibleOn(MediumKind kind)
    {
        var end = Lba.Zero;
        for (var i = 0; i < Tracks.Length; i++)
        {
            var track = Tracks[i];
            var lengths = track.Recorded >= BlockCount.Zero && track.RunOut >= BlockCount.Zero && !(track.Reserved < track.Recorded);
            if (track.Number != i + 1 || track.Start < end || !lengths || track.End < track.Start || track.End > Lba.Zero + kind.Capacity)
                return false;
            end = track.End;
        }

        return Tracks.Count(track => !track.Closed && track.Reserved is null) <= 1;
    }

    private DiscState Change(int track, Func<DiscTrack, DiscTrack> change) => Find(track) is { } found
        ? this with { Tracks = Tracks.SetItem(track - 1, change(found)) }
        : throw new ArgumentException($"There is no track {track}.", nameof(track));

    /// <summary>The open session's fragments as the one track that remains of them.</summary>
    private DiscState WithOneTrack()
    {
        var fragments = CurrentTracks.ToArray();
        if (fragments.Length <= 1)
            return this;
        var whole = fragments[0] with { Recorded = fragments[^1].End - fragments[0].Start, Reserved = null, Closed = true };
        return this with { Tracks = [.. Tracks.Where(track => track.Session != CurrentSession), whole] };
    }
}
