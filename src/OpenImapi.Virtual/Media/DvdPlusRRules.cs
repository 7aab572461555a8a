using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>DVD+R of one or two layers: sessions of fragments, each a whole number of ECC blocks of 16, which run on from layer 0 to layer 1.</summary>
[Clause(Standard.Mmc5, "4.3.6.2")]
internal sealed class DvdPlusRRules(MediumKind kind) : DiscRules(kind)
{
    /// <summary>Closure of a session and intro of the next, 64 ECC blocks each.</summary>
    public const int SessionGap = 2 * 64 * 16;

    /// <summary>The run-in block before every fragment but a session's first.</summary>
    private const int RunIn = 16;

    /// <summary>Where fewer blocks would remain, closing a session finalises the disc.</summary>
    private const int LeastRemainder = 65 * 16;

    private const int LastSession = 153;
    private const int FragmentsInSession = 16;

    public override (int Tracks, int Open) MostTracks => (LastSession - 1 + FragmentsInSession, FragmentsInSession);

    public override Lba NextStart(DiscState state, WriteParameters? parameters = null)
    {
        if (state.Tracks.IsEmpty)
            return Lba.Zero;
        var end = new Lba(RoundUp(state.Tracks[^1].End.Value));
        return end + new BlockCount(state.CurrentTracks.Any() ? RunIn : SessionGap);
    }

    /// <summary>Layer 1 has as many blocks as layer 0, above which it lies.</summary>
    protected override Lba WritableEndOf(DiscState state) => state.LayerBreak is { } layer ? Lba.Zero + layer + layer : WritableEnd;

    /// <summary>Once, and before anything is recorded; layer 0 holds whole ECC blocks.</summary>
    public override IReadOnlyList<DiscEvent> SetLayerBreak(DiscState state, BlockCount blocks)
    {
        if (Kind.Layers < 2)
            return base.SetLayerBreak(state, blocks);
        if (state.LayerBreak is not null || !state.Tracks.IsEmpty)
            throw new Refusal(KnownSense.CommandSequenceError);
        var fits = blocks > BlockCount.Zero && blocks.Value % Kind.BlockingFactor == 0 && blocks.Value <= Kind.Capacity.Value / Kind.Layers;
        return fits ? [new LayerBreakSet(blocks.Value)] : throw new Refusal(KnownSense.InvalidFieldInParameterList);
    }

    public override BlockCount ClosingBlocks(DiscState state) => new(SessionGap);

    protected override bool HasRoomForTrack(DiscState state) => state.CurrentTracks.Count() < FragmentsInSession && state.ClosedSessions < LastSession;

    protected override bool OneTrackPerSession => true;

    protected override bool IsFinal(DiscState state, CloseFunction function, MultiSession multiSession) => function switch
    {
        CloseFunction.Session => state.CurrentTracks.Any() && (state.CurrentSession == LastSession || IsNearlyFull(state)),
        CloseFunction.Finalize or CloseFunction.FinalizeMinimalRadius => true,
        _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
    };

    private bool IsNearlyFull(DiscState state) => RoundUp(state.Tracks[^1].End.Value) + SessionGap + LeastRemainder > WritableEndOf(state).Value;

    protected override SenseData Unreadable(DiscState state, Lba at) => state.ClosedTracks.Any(track => at < track.End)
        ? KnownSense.IllegalModeForThisTrack with { Information = (uint)at.Value }
        : KnownSense.BlankCheck with { Information = (uint)at.Value };
}
