using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What a family of media allows, and what happens to a disc when it is done. Pure: a state in, events out.</summary>
/// <remarks>What is not allowed throws a <see cref="Refusal"/> with the sense that MMC prescribes.</remarks>
internal abstract class DiscRules(MediumKind kind)
{
    public static DiscRules For(MediumKind kind) => kind.Rules switch
    {
        WritingRules.Cd => new CdRules(kind),
        WritingRules.DvdPlusR => new DvdPlusRRules(kind),
        WritingRules.BdR => new BdRRules(kind),
        WritingRules.DvdRam => new DvdRamRules(kind),
        WritingRules.DvdPlusRw or WritingRules.BdRe => new OverwritableRules(kind),
        WritingRules.DvdMinusR => new DvdMinusRules(kind),
        WritingRules.DvdMinusRw => new DvdMinusRwRules(kind),
        _ => new PressedRules(kind),
    };

    protected MediumKind Kind => kind;

    /// <summary>The number that means the invisible or incomplete track.</summary>
    public const int InvisibleTrack = 0xFF;

    /// <summary>How a drive names the medium in this state.</summary>
    public virtual Profile ProfileOf(DiscState state) => kind.Profile;

    /// <summary>Blocks that the medium has for the user in this state.</summary>
    public virtual BlockCount CapacityOf(DiscState state) => kind.Capacity;

    /// <summary>The tracks that a reader is told of.</summary>
    public virtual IReadOnlyList<DiscTrack> TracksForReaders(DiscState state) => [.. state.ClosedTracks];

    /// <summary>The address after the last one that can take user data.</summary>
    public virtual Lba WritableEnd => Lba.Zero + kind.Capacity;

    /// <summary>The same on a disc on which the host may have decided where it ends.</summary>
    protected virtual Lba WritableEndOf(DiscState state) => WritableEnd;

    /// <summary>Where the next track would start.</summary>
    /// <param name="state">What is recorded.</param>
    /// <param name="parameters">How it would be written, where that matters.</param>
    public abstract Lba NextStart(DiscState state, WriteParameters? parameters = null);

    /// <summary>The address at which a track, or the invisible one, is gone on with.</summary>
    public virtual Lba NextWritable(DiscState state, DiscTrack? track, WriteParameters parameters) => track?.NextWritable ?? NextStart(state, parameters);

    /// <summary>How many tracks the medium can have, and how many of them open at once.</summary>
    public virtual (int Tracks, int Open) MostTracks => (1, 1);

    /// <summary>How often blocks can still be replaced by pseudo-overwrite; nothing where there is none.</summary>
    public virtual PseudoOverwriteResources? PseudoOverwrite(DiscState state) => null;

    /// <summary>How many more tracks may be opened now.</summary>
    protected abstract bool HasRoomForTrack(DiscState state);

    /// <summary>Blocks that can still be written to a track, or to the invisible one.</summary>
    public virtual BlockCount Free(DiscState state, DiscTrack? track, WriteParameters? parameters = null) =>
        RoomUntil(WritableEndOf(state), state, track, parameters);

    /// <summary>Where everything on the medium must end, in this drive.</summary>
    public virtual Lba LimitOf(DiscState state) => Lba.Zero + CapacityOf(state);

    /// <summary>Blocks that a write may bring, which are more than the free ones where the drive overburns.</summary>
    protected virtual BlockCount Writable(DiscState state, DiscTrack? track, WriteParameters? parameters = null) => Free(state, track, parameters);

    /// <summary>Blocks that a track can still take where the medium ends there.</summary>
    protected BlockCount RoomUntil(Lba last, DiscState state, DiscTrack? track, WriteParameters? parameters)
    {
        if (track is { Closed: true } || state.InProgress is not null || (track is null && (state.Final || !HasRoomForTrack(state))))
            return BlockCount.Zero;
        var end = track is { Reserved: { } size } ? track.Start + size : last;
        var start = track?.NextWritable ?? NextStart(state, parameters);
        return start < end ? end - start : BlockCount.Zero;
    }

    /// <summary>Writes at a next writable address; anywhere else is refused.</summary>
    public virtual IReadOnlyList<DiscEvent> Write(DiscState state, Extent blocks, WriteParameters parameters)
    {
        if (blocks.Start >= LimitOf(state))
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        var track = state.Tracks.FirstOrDefault(open => !open.Closed && open.NextWritable == blocks.Start && Writable(state, open) > BlockCount.Zero);
        var opens = track is null && state is { Incomplete: null, InProgress: null, Final: false } && HasRoomForTrack(state) && NextStart(state, parameters) == blocks.Start;
        if (track is null && !opens)
            throw new Refusal(KnownSense.InvalidAddressForWrite);
        if (blocks.Length > Writable(state, track, parameters))
            throw new Refusal(track?.Reserved is null ? KnownSense.LogicalBlockAddressOutOfRange : KnownSense.EndOfUserAreaEncountered);
        var number = track?.Number ?? state.NextTrack;
        var recorded = new BlocksRecorded(number, blocks.Length.Value);
        if (blocks.IsEmpty)
            return [];
        return opens ? [Opening(number, state.CurrentSession, blocks.Start.Value, parameters), recorded] : [recorded];
    }

    /// <summary>What the drive still holds back goes to the medium.</summary>
    public virtual IReadOnlyList<DiscEvent> Synchronize(DiscState state) =>
        [.. state.Tracks.Where(track => !track.Closed).SelectMany(track => PadToBlock(track))];

    /// <summary>Ends a track: a reserved one is filled up with zeros.</summary>
    public virtual IReadOnlyList<DiscEvent> CloseTrack(DiscState state, int number)
    {
        if (number == InvisibleTrack)
            return state.Incomplete is { } incomplete ? [.. EndTrack(incomplete)] : [];
        if (number == state.NextTrack && !state.Final && state.Incomplete is null)
            return [];
        var track = state.Find(number) ?? throw new Refusal(KnownSense.InvalidFieldInCdb);
        return track.Closed ? [] : [.. EndTrack(track)];
    }

    /// <summary>Ends the open session; an empty one is left as it is.</summary>
    public virtual IReadOnlyList<DiscEvent> CloseSession(DiscState state, CloseFunction function, MultiSession multiSession)
    {
        if (state.CurrentTracks.FirstOrDefault(track => !track.Closed) is { } open)
            throw new Refusal(open.Reserved is null ? KnownSense.SessionFixationErrorIncompleteTrack : KnownSense.EmptyOrPartiallyWrittenReservedTrack);
        if (state.InProgress is not null)
            throw new Refusal(KnownSense.SessionFixationErrorIncompleteTrack);
        var final = IsFinal(state, function, multiSession);
        if (state.Final || (!final && !state.CurrentTracks.Any()))
            return [];
        return state.Tracks.IsEmpty ? throw new Refusal(KnownSense.CommandSequenceError) : [new SessionClosed(final, OneTrackPerSession)];
    }

    /// <summary>Sets room aside for a track.</summary>
    public virtual IReadOnlyList<DiscEvent> Reserve(DiscState state, BlockCount blocks)
    {
        var start = NextStart(state);
        if (state.Final || state.Incomplete is not null)
            throw new Refusal(KnownSense.CommandSequenceError);
        if (!HasRoomForTrack(state))
            throw new Refusal(KnownSense.NoMoreTrackReservationsAllowed);
        var size = RoundUp(blocks.Value);
        if (blocks.Value == 0 || start + new BlockCount(size) > WritableEndOf(state))
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        return [new TrackReserved(state.NextTrack, state.CurrentSession, start.Value, size)];
    }

    /// <summary>Decides where layer 0 ends.</summary>
    public virtual IReadOnlyList<DiscEvent> SetLayerBreak(DiscState state, BlockCount blocks) => throw new Refusal(KnownSense.InvalidFieldInCdb);

    /// <summary>Forbids to write to the medium, or allows it again.</summary>
    public virtual IReadOnlyList<DiscEvent> Protect(DiscState state, bool writing) => throw new Refusal(KnownSense.InvalidFieldInCdb);

    /// <summary>Erases the disc.</summary>
    public virtual IReadOnlyList<DiscEvent> Blank(BlankingType type) => throw new Refusal(KnownSense.CannotWriteMedium);

    /// <summary>Erases as much as a BLANK command asks for.</summary>
    public virtual IReadOnlyList<DiscEvent> Blank(DiscState state, Blank command) => Blank(command.Type);

    /// <summary>Why these blocks cannot be read, or nothing.</summary>
    public virtual SenseData? ReadFault(DiscState state, Extent blocks)
    {
        if (blocks.End > Lba.Zero + CapacityOf(state) + (kind.Limit - kind.Capacity))
            return KnownSense.LogicalBlockAddressOutOfRange;
        return state.CanRead(blocks) ? null : Unreadable(state, state.FirstUnreadable(blocks) ?? blocks.Start);
    }

    /// <summary>Blocks that the lead-out and the next session's lead-in would occupy, for how long closing takes.</summary>
    public virtual BlockCount ClosingBlocks(DiscState state) => new(4096);

    /// <summary>What reading a block answers that is not recorded.</summary>
    protected abstract SenseData Unreadable(DiscState state, Lba at);

    /// <summary>True when no session may follow the one being closed.</summary>
    protected abstract bool IsFinal(DiscState state, CloseFunction function, MultiSession multiSession);

    protected virtual bool OneTrackPerSession => false;

    /// <summary>The event that begins a track.</summary>
    protected virtual TrackOpened Opening(int track, int session, long start, WriteParameters parameters) => new(track, session, start, 4);

    /// <summary>Pads and closes one open track.</summary>
    protected virtual IEnumerable<DiscEvent> EndTrack(DiscTrack track)
    {
        var padding = track.Reserved is { } size ? [new BlocksPadded(track.Number, (size - track.Recorded).Value)] : PadToBlock(track);
        return padding.Where(pad => pad is not BlocksPadded { Blocks: 0 }).Append(new TrackClosed(track.Number, 0));
    }

    protected long RoundUp(long blocks) => (blocks + kind.BlockingFactor - 1) / kind.BlockingFactor * kind.BlockingFactor;

    /// <summary>The last block begun is filled up; writing goes on after it.</summary>
    private IEnumerable<DiscEvent> PadToBlock(DiscTrack track)
    {
        var missing = RoundUp(track.Recorded.Value) - track.Recorded.Value;
        return missing == 0 ? [] : [new BlocksPadded(track.Number, missing)];
    }
}
