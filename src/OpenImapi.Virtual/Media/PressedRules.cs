using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>A pressed disc takes nothing.</summary>
internal sealed class PressedRules(MediumKind kind) : DiscRules(kind)
{
    public override Lba NextStart(DiscState state, WriteParameters? parameters = null) => throw new Refusal(KnownSense.CannotWriteMedium);

    public override IReadOnlyList<DiscEvent> Write(DiscState state, Extent blocks, WriteParameters parameters) =>
        throw new Refusal(KnownSense.CannotWriteMedium);

    public override IReadOnlyList<DiscEvent> Reserve(DiscState state, BlockCount blocks) => throw new Refusal(KnownSense.CannotWriteMedium);

    protected override bool HasRoomForTrack(DiscState state) => false;

    protected override bool IsFinal(DiscState state, CloseFunction function, MultiSession multiSession) =>
        throw new Refusal(KnownSense.CannotWriteMedium);

    protected override SenseData Unreadable(DiscState state, Lba at) => Kind.IsCd && state.Tracks.Any(track => at < track.End)
        ? KnownSense.IllegalModeForThisTrack with { Information = (uint)at.Value }
        : KnownSense.LogicalBlockAddressOutOfRange;
}
