using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>
/// DVD-RW: in sequence like DVD-R until it is formatted, then whole ECC blocks in place. While its border is in the intermediate state it grows by being
/// written in sequence at its end.
/// </summary>
[Clause(Standard.Mmc5, "5.3.22")]
internal sealed class DvdMinusRwRules(MediumKind kind) : DvdMinusRules(kind)
{
    /// <summary>Blocks that a disc can be formatted to, as drives list them.</summary>
    public static readonly BlockCount Formattable = new(2_297_888);

    public override Profile ProfileOf(DiscState state) => state.Area is null ? Profile.DvdRwSequential : Profile.DvdRwRestrictedOverwrite;

    public override Lba NextStart(DiscState state, WriteParameters? parameters = null) => state.Area is null ? base.NextStart(state, parameters) : Lba.Zero;

    public override BlockCount Free(DiscState state, DiscTrack? track, WriteParameters? parameters = null) => state.Area switch
    {
        null => base.Free(state, track, parameters),
        { Intermediate: true } area => Formattable - area.Size,
        _ => BlockCount.Zero,
    };

    public override IReadOnlyList<DiscEvent> Write(DiscState state, Extent blocks, WriteParameters parameters)
    {
        if (state.Area is not { } area)
            return base.Write(state, blocks, parameters);
        var (size, end) = (Lba.Zero + area.Size, Lba.Zero + (area.Intermediate ? Formattable : area.Size));
        if (blocks.Start >= end || blocks.End > end)
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        if (blocks.Start.Value % Kind.BlockingFactor != 0 || blocks.Start > size)
            throw new Refusal(KnownSense.InvalidAddressForWrite);
        if (blocks.Length.Value % Kind.BlockingFactor != 0)
            throw new Refusal(KnownSense.PacketDoesNotFit);
        return blocks.IsEmpty ? [] : [new BlocksOverwritten(blocks.Start.Value, blocks.Length.Value)];
    }

    public override IReadOnlyList<DiscEvent> Synchronize(DiscState state) => state.Area is null ? base.Synchronize(state) : [];

    public override IReadOnlyList<DiscEvent> Reserve(DiscState state, BlockCount blocks) =>
        state.Area is null ? base.Reserve(state, blocks) : throw new Refusal(KnownSense.CannotWriteMedium);

    public override IReadOnlyList<DiscEvent> CloseTrack(DiscState state, int number) =>
        state.Area is null ? base.CloseTrack(state, number) : throw new Refusal(KnownSense.InvalidFieldInCdb);

    /// <summary>A border in the intermediate state gets its lead-in and border-out; a complete one is left as it is.</summary>
    public override IReadOnlyList<DiscEvent> CloseSession(DiscState state, CloseFunction function, MultiSession multiSession)
    {
        if (state.Area is not { } area)
            return base.CloseSession(state, function, multiSession);
        if (function is not (CloseFunction.Session or CloseFunction.FinalizeFormatted))
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        if (area is { Intermediate: true, Size.Value: 0 })
            throw new Refusal(KnownSense.CommandSequenceError);
        return area.Intermediate ? [new SessionClosed(Final: true, OneTrack: false)] : [];
    }

    public override IReadOnlyList<DiscEvent> Blank(BlankingType type) => type is BlankingType.Full or BlankingType.Minimal
        ? [new DiscBlanked(type == BlankingType.Full)]
        : throw new Refusal(KnownSense.InvalidFieldInCdb);

    public override SenseData? ReadFault(DiscState state, Extent blocks) => state.Area switch
    {
        null => base.ReadFault(state, blocks),
        var area when blocks.End <= Lba.Zero + area.Size => null,
        { Intermediate: true } area when blocks.End <= Lba.Zero + Formattable => Unreadable(state, blocks.Start > Lba.Zero + area.Size ? blocks.Start : Lba.Zero + area.Size),
        _ => KnownSense.LogicalBlockAddressOutOfRange,
    };
}
