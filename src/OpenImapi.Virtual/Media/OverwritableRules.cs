using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>DVD+RW and BD-RE: formatted once, then one track over the whole medium, any block of which can be written at any time.</summary>
[Clause(Standard.Mmc5, "4.3.7")]
[Clause(Standard.Mmc5, "4.5.4")]
internal class OverwritableRules(MediumKind kind) : DiscRules(kind)
{
    public override Lba NextStart(DiscState state, WriteParameters? parameters = null) => Lba.Zero;

    /// <summary>Whole units of 16 or 32 blocks are read, changed and written by the drive itself: any address will do.</summary>
    public override IReadOnlyList<DiscEvent> Write(DiscState state, Extent blocks, WriteParameters parameters)
    {
        if (state.Area is not { } area)
            throw new Refusal(KnownSense.CannotWriteMedium);
        if (blocks.End > Lba.Zero + area.Size)
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        return blocks.IsEmpty ? [] : [new BlocksOverwritten(blocks.Start.Value, blocks.Length.Value)];
    }

    public override IReadOnlyList<DiscEvent> Reserve(DiscState state, BlockCount blocks) => throw new Refusal(KnownSense.CannotWriteMedium);

    public override SenseData? ReadFault(DiscState state, Extent blocks)
    {
        if (blocks.End > Lba.Zero + (state.Area?.Size ?? Kind.Capacity))
            return KnownSense.LogicalBlockAddressOutOfRange;
        var ready = Lba.Zero + (state.Area?.Ready ?? BlockCount.Zero);
        return blocks.End <= ready ? null : Unreadable(state, blocks.Start > ready ? blocks.Start : ready);
    }

    /// <summary>A blank medium shows one track that can take everything once it is formatted.</summary>
    protected override bool HasRoomForTrack(DiscState state) => state.Tracks.IsEmpty;

    protected override bool IsFinal(DiscState state, CloseFunction function, MultiSession multiSession) => throw new Refusal(KnownSense.InvalidFieldInCdb);

    protected override SenseData Unreadable(DiscState state, Lba at) => KnownSense.BlankCheck with { Information = (uint)at.Value };
}
