using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>BD-R in sequential recording mode, without spare areas: tracks of whole clusters of 32 blocks, one after another.</summary>
[Clause(Standard.Mmc5, "4.5.3.5")]
internal sealed class BdRRules(MediumKind kind) : DiscRules(kind)
{
    private const int OpenTracks = 16;

    /// <summary>Entries of the sequential recording range information.</summary>
    private const int MostRanges = 7927;

    public override (int Tracks, int Open) MostTracks => (MostRanges, OpenTracks);

    public override Lba NextStart(DiscState state, WriteParameters? parameters = null) => state.Tracks.IsEmpty ? Lba.Zero : new(RoundUp(state.Tracks[^1].End.Value));

    protected override bool HasRoomForTrack(DiscState state) => state.CurrentTracks.Count(track => !track.Closed) < OpenTracks;

    protected override bool IsFinal(DiscState state, CloseFunction function, MultiSession multiSession) => function switch
    {
        CloseFunction.Session => state.CurrentTracks.Any() && RoundUp(state.Tracks[^1].End.Value) >= Kind.Capacity.Value,
        CloseFunction.Finalize => true,
        _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
    };

    protected override SenseData Unreadable(DiscState state, Lba at) => KnownSense.BlankCheck with { Information = (uint)at.Value };
}
