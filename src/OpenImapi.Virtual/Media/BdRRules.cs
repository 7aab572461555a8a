using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>
/// BD-R: clusters of 32 blocks, one after another in tracks, or in random mode in any order. Where it was formatted for pseudo-overwrite, what is recorded
/// can be written again: the drive puts the clusters elsewhere and finds them there.
/// </summary>
[Clause(Standard.Mmc5, "4.5.3.5")]
internal sealed class BdRRules(MediumKind kind) : DiscRules(kind)
{
    private const int OpenTracks = 16;

    /// <summary>Entries of the sequential recording range information.</summary>
    private const int MostRanges = 7927;

    public override (int Tracks, int Open) MostTracks => (MostRanges, OpenTracks);

    public override Profile ProfileOf(DiscState state) => state.IsRandom ? Profile.BdRRandom : Profile.BdRSequential;

    public override BlockCount CapacityOf(DiscState state) => state.Format?.Size ?? Kind.Capacity;

    /// <summary>A disc that can be overwritten, or be written anywhere, is one track over everything, as long as no session is closed.</summary>
    public override IReadOnlyList<DiscTrack> TracksForReaders(DiscState state) =>
        state is { Format.Mode: not BdRMode.Sequential, ClosedSessions: 0, Tracks.IsEmpty: false }
            ? [new(1, 1, Lba.Zero) { Recorded = CapacityOf(state), Closed = true }]
            : base.TracksForReaders(state);

    /// <summary>Clusters that can still be put elsewhere: each takes an entry of the defect list, and an update of it.</summary>
    public override PseudoOverwriteResources? PseudoOverwrite(DiscState state)
    {
        if (state.Format is not { Mode: BdRMode.PseudoOverwrite } format)
            return null;
        var room = state.Final ? BlockCount.Zero : base.Free(state, state.Incomplete) + (Kind.Capacity - format.Size - format.SpareUsed);
        var left = (uint)(room.Value / BdSpares.Cluster);
        return new(left, left, left);
    }

    public override Lba NextStart(DiscState state, WriteParameters? parameters = null) => state.Tracks.IsEmpty ? Lba.Zero : new(RoundUp(state.Tracks[^1].End.Value));

    public override BlockCount Free(DiscState state, DiscTrack? track, WriteParameters? parameters = null) => state switch
    {
        { IsRandom: false } => base.Free(state, track, parameters),
        { Final: true } => BlockCount.Zero,
        _ => CapacityOf(state) - state.Placed.Total(),
    };

    public override IReadOnlyList<DiscEvent> Write(DiscState state, Extent blocks, WriteParameters parameters) => state switch
    {
        { IsRandom: true } => Place(state, blocks),
        { Format.Mode: BdRMode.PseudoOverwrite, Final: false } when IsRecorded(state, blocks) => Replace(state, blocks),
        _ => base.Write(state, blocks, parameters),
    };

    public override IReadOnlyList<DiscEvent> Synchronize(DiscState state) => state.IsRandom ? [] : base.Synchronize(state);

    public override IReadOnlyList<DiscEvent> Reserve(DiscState state, BlockCount blocks) =>
        state.IsRandom ? throw new Refusal(KnownSense.CannotWriteMedium) : base.Reserve(state, blocks);

    public override SenseData? ReadFault(DiscState state, Extent blocks)
    {
        if (!state.IsRandom || blocks.End > Lba.Zero + CapacityOf(state))
            return base.ReadFault(state, blocks);
        return state.Placed.FirstMissing(blocks) is { } missing ? Unreadable(state, missing) : null;
    }

    protected override Lba WritableEndOf(DiscState state) => Lba.Zero + CapacityOf(state);

    protected override bool HasRoomForTrack(DiscState state) => !state.IsRandom && state.CurrentTracks.Count(track => !track.Closed) < OpenTracks;

    protected override bool IsFinal(DiscState state, CloseFunction function, MultiSession multiSession) => function switch
    {
        CloseFunction.Session => state.IsRandom || (state.CurrentTracks.Any() && RoundUp(state.Tracks[^1].End.Value) >= CapacityOf(state).Value),
        CloseFunction.Finalize => true,
        _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
    };

    protected override SenseData Unreadable(DiscState state, Lba at) => KnownSense.BlankCheck with { Information = (uint)at.Value };

    private static bool IsRecorded(DiscState state, Extent blocks) => !blocks.IsEmpty && state.CanRead(blocks);

    /// <summary>In random mode: from the start of a cluster, the last one is filled up, and none is written twice.</summary>
    private BlocksPlaced[] Place(DiscState state, Extent blocks)
    {
        if (blocks.End > WritableEndOf(state))
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        var clusters = new Extent(blocks.Start, new(RoundUp(blocks.Length.Value)));
        if (state.Final || blocks.Start.Value % Kind.BlockingFactor != 0 || state.Placed.Touches(clusters))
            throw new Refusal(KnownSense.InvalidAddressForWrite);
        return blocks.IsEmpty ? [] : [new BlocksPlaced(clusters.Start.Value, clusters.Length.Value)];
    }

    /// <summary>Clusters that are written again go to the next writable address of an open track, else to the spare areas, else to a track of their own.</summary>
    private IReadOnlyList<DiscEvent> Replace(DiscState state, Extent blocks)
    {
        var clusters = new BlocksReplaced(0, blocks.Start.Value, blocks.Length.Value).Clusters;
        IReadOnlyList<DiscEvent> filled = base.Synchronize(state);
        state = state.After(filled);
        if (state.Incomplete is { } open && clusters.Length <= base.Free(state, open))
            return [.. filled, new BlocksReplaced(open.Number, blocks.Start.Value, blocks.Length.Value)];
        if (state.Format is { } format && clusters.Length <= Kind.Capacity - format.Size - format.SpareUsed)
            return [.. filled, new BlocksReplaced(0, blocks.Start.Value, blocks.Length.Value)];
        if (state.Incomplete is null && clusters.Length <= base.Free(state, null))
            return [.. filled, new TrackOpened(state.NextTrack, state.CurrentSession, NextStart(state).Value, 4), new BlocksReplaced(state.NextTrack, blocks.Start.Value, blocks.Length.Value)];
        throw new Refusal(KnownSense.NoDefectSpareLocationAvailable);
    }
}
