using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>DVD-R and DVD-RW written in sequence: borders of RZones, each a whole number of ECC blocks of 16. Disc at once is <see cref="DiscAtOnce"/>.</summary>
[Clause(Standard.Mmc5, "6.3.3.2")]
[Clause(Standard.Mmc5, "6.3.3.3")]
internal class DvdMinusRules(MediumKind kind) : DiscRules(kind)
{
    /// <summary>The ECC block in which a track is linked to what lies before it: the link size of feature 0021h.</summary>
    public const int LinkSize = 16;

    /// <summary>Border-out of the first border and border-in of the second: 1,792 ECC blocks.</summary>
    public const int FirstBorderZone = 1792 * 16;

    /// <summary>Between later borders: 384 ECC blocks.</summary>
    public const int LaterBorderZone = 384 * 16;

    /// <summary>Reserved tracks that can be open at one time, beside the invisible one.</summary>
    private const int OpenReservations = 2;

    /// <summary>RZones that the recording management data can list.</summary>
    private const int LastTrack = 2302;

    public override (int Tracks, int Open) MostTracks => (LastTrack, OpenReservations + 1);

    private bool IsDualLayer => Kind.Profile == Profile.DvdRDualLayerSequential;

    public override Lba NextStart(DiscState state, WriteParameters? parameters = null)
    {
        if (state.Tracks.IsEmpty)
            return Lba.Zero;
        var end = new Lba(RoundUp(state.Tracks[^1].End.Value));
        return end + new BlockCount(LinkSize) + (state.CurrentTracks.Any() ? BlockCount.Zero : BorderZone(state.ClosedSessions));
    }

    /// <summary>Writing in one piece needs its reservation first, and so never comes here.</summary>
    public override IReadOnlyList<DiscEvent> Write(DiscState state, Extent blocks, WriteParameters parameters) =>
        parameters.WriteType == WriteType.PacketIncremental && TakesIncrements(state)
            ? base.Write(state, blocks, parameters)
            : throw new Refusal(KnownSense.IllegalModeForThisTrack);

    /// <summary>Feature 0021h holds: a DVD-RW that was blanked only at its beginning, and a session broken off, take nothing in increments.</summary>
    public static bool TakesIncrements(DiscState state) => state is { BlankedQuickly: false, InProgress: null, Final: false, Area: null };

    /// <summary>Feature 002Fh holds: nothing is recorded or reserved.</summary>
    public static bool TakesDiscAtOnce(DiscState state) => state is { Tracks.IsEmpty: true, InProgress: null, Area: null };

    public override IReadOnlyList<DiscEvent> Reserve(DiscState state, BlockCount blocks)
    {
        if (!TakesIncrements(state))
            throw new Refusal(state.Final ? KnownSense.CommandSequenceError : KnownSense.IllegalModeForThisTrack);
        return state.Tracks.Count(track => track is { Closed: false, Reserved: not null }) < OpenReservations
            ? base.Reserve(state, blocks)
            : throw new Refusal(KnownSense.NoMoreTrackReservationsAllowed);
    }

    public override BlockCount ClosingBlocks(DiscState state) => BorderZone(state.CurrentSession);

    protected override bool HasRoomForTrack(DiscState state) => state.Tracks.Length < LastTrack;

    /// <summary>Closing an empty border is no error and changes nothing. A disc of two layers has one border, and so has one without room for another.</summary>
    protected override bool IsFinal(DiscState state, CloseFunction function, MultiSession multiSession) => function == CloseFunction.Session
        ? state.CurrentTracks.Any() && (multiSession != MultiSession.Allowed || IsDualLayer || IsNearlyFull(state))
        : throw new Refusal(KnownSense.InvalidFieldInCdb);

    protected override SenseData Unreadable(DiscState state, Lba at) => state.ClosedTracks.Any(track => at < track.End)
        ? KnownSense.IllegalModeForThisTrack with { Information = (uint)at.Value }
        : KnownSense.BlankCheck with { Information = (uint)at.Value };

    private bool IsNearlyFull(DiscState state) =>
        new Lba(RoundUp(state.Tracks[^1].End.Value)) + new BlockCount(LinkSize) + BorderZone(state.CurrentSession) >= WritableEnd;

    private static BlockCount BorderZone(int session) => new(session == 1 ? FirstBorderZone : LaterBorderZone);
}
