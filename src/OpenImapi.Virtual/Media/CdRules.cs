using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>CD-R and CD-RW, track at once.</summary>
/// <param name="kind">What it is.</param>
/// <param name="overburn">Blocks beyond the capacity that the drive tries to write.</param>
[Clause(Standard.Mmc5, "4.2")]
internal sealed class CdRules(MediumKind kind, BlockCount overburn = default) : DiscRules(kind)
{
    /// <summary>Blocks between two tracks of a session.</summary>
    public const int Pregap = 150;

    /// <summary>Blocks of a lead-in.</summary>
    public const int LeadIn = 4500;

    /// <summary>Blocks of the first session's lead-out.</summary>
    public const int FirstLeadOut = 6750;

    /// <summary>Blocks of a later session's lead-out.</summary>
    public const int LaterLeadOut = 2250;

    /// <summary>The shortest track; the drive fills a shorter one up with zeros.</summary>
    private const int ShortestTrack = 300;

    /// <summary>The blocks with which the laser leaves a track: part of the track, not readable.</summary>
    private const int RunOut = 2;

    private const int LastTrack = 99;

    public override Lba WritableEnd => base.WritableEnd - new BlockCount(RunOut);

    public override (int Tracks, int Open) MostTracks => (LastTrack, 1);

    /// <summary>Writing goes on beyond what the pre-groove says, as far as the drive tries and the medium goes.</summary>
    public override Lba LimitOf(DiscState state) => Lba.Zero + BlockCount.Min(Kind.Capacity + overburn, Kind.Limit);

    protected override BlockCount Writable(DiscState state, DiscTrack? track, WriteParameters? parameters = null) =>
        RoomUntil(LimitOf(state) - new BlockCount(RunOut), state, track, parameters);

    /// <summary>Between two audio tracks the host chooses the pause.</summary>
    public override Lba NextStart(DiscState state, WriteParameters? parameters = null) => state switch
    {
        { Tracks.IsEmpty: true } => Lba.Zero,
        _ when state.CurrentTracks.Any() => state.Tracks[^1].End + new BlockCount(
            state.Tracks[^1].IsAudio && parameters is { WriteType: WriteType.TrackAtOnce, AudioPauseLength: var pause } page && page.IsAudio ? pause : Pregap),
        _ => state.Tracks[^1].End + SessionGap(state.ClosedSessions),
    };

    /// <summary>A session written at once begins with the pre-gap of its first track.</summary>
    public override Lba NextWritable(DiscState state, DiscTrack? track, WriteParameters parameters)
    {
        var next = base.NextWritable(state, track, parameters);
        return track is null && parameters.WriteType == WriteType.SessionAtOnce && !state.CurrentTracks.Any() ? next - new BlockCount(Pregap) : next;
    }

    /// <summary>Blocks between the end of a session's last track and the start of the next session's first.</summary>
    public static BlockCount SessionGap(int session) => new((session == 1 ? FirstLeadOut : LaterLeadOut) + LeadIn + Pregap);

    public override IReadOnlyList<DiscEvent> Write(DiscState state, Extent blocks, WriteParameters parameters)
    {
        var open = state.Incomplete ?? state.Tracks.FirstOrDefault(track => !track.Closed && track.NextWritable == blocks.Start);
        if (parameters.WriteType != WriteType.TrackAtOnce || (open is { } track && (track.Mode != parameters.TrackMode || track.Form != parameters.Form)))
            throw new Refusal(KnownSense.IllegalModeForThisTrack);
        return base.Write(state, blocks, parameters);
    }

    /// <summary>A track-at-once track ends where the drive's buffer is flushed.</summary>
    public override IReadOnlyList<DiscEvent> Synchronize(DiscState state) => state.Incomplete is { } track ? [.. EndTrack(track)] : [];

    /// <summary>A data track of so many blocks, and the run-out after it.</summary>
    public override IReadOnlyList<DiscEvent> Reserve(DiscState state, BlockCount blocks) => blocks.Value < ShortestTrack
        ? throw new Refusal(KnownSense.InvalidFieldInCdb)
        : [.. base.Reserve(state, blocks).Cast<TrackReserved>().Select(reserved => reserved with { RunOut = RunOut })];

    public override IReadOnlyList<DiscEvent> Blank(DiscState state, Blank command) =>
        Kind.Rewritable ? CdBlanking.Of(state, command) : base.Blank(state, command);

    public override BlockCount ClosingBlocks(DiscState state) => SessionGap(Math.Max(1, state.CurrentSession));

    protected override bool HasRoomForTrack(DiscState state) => state.Tracks.Length < LastTrack;

    protected override TrackOpened Opening(int track, int session, long start, WriteParameters parameters) => new(track, session, start, parameters.TrackMode)
    {
        Form = parameters.Form,
        Isrc = parameters.TrackIsrc()?.ToString(),
        Catalog = parameters.DiscCatalog()?.ToString(),
        SerialCopy = parameters is { IsAudio: true, Copy: true },
    };

    protected override bool IsFinal(DiscState state, CloseFunction function, MultiSession multiSession) => function == CloseFunction.Session
        ? multiSession != MultiSession.Allowed && state.CurrentTracks.Any()
        : throw new Refusal(KnownSense.InvalidFieldInCdb);

    protected override IEnumerable<DiscEvent> EndTrack(DiscTrack track)
    {
        var padding = track.Reserved is { } size ? (size - track.Recorded).Value
            : Math.Min(Math.Max(0, ShortestTrack - track.Recorded.Value), (WritableEnd - track.NextWritable).Value);
        if (padding > 0)
            yield return new BlocksPadded(track.Number, padding);
        yield return new TrackClosed(track.Number, RunOut);
    }

    /// <summary>Between tracks the sectors are of no mode that READ takes; after the last one there is nothing.</summary>
    protected override SenseData Unreadable(DiscState state, Lba at) => state.Tracks.Any(track => at < track.End)
        ? KnownSense.IllegalModeForThisTrack with { Information = (uint)at.Value }
        : KnownSense.LogicalBlockAddressOutOfRange;
}
