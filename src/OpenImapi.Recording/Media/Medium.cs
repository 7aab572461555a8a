using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>What lies in a drive, as it was when it was inspected.</summary>
public sealed record Medium
{
    public required Profile Profile { get; init; }

    public required MediumStatus Status { get; init; }

    /// <summary>The same for the same disc in the same state, and different after anything was recorded: 64 hexadecimal digits.</summary>
    /// <remarks>Two blank discs of one kind and maker cannot be told apart.</remarks>
    public required string Identity { get; init; }

    /// <summary>What the disc says of its maker; nothing where it is a pressed one or does not say.</summary>
    public MediaId? MediaId { get; init; }

    /// <summary>The disc or its cartridge is set so that nothing can be written; DVD-RAM.</summary>
    public bool WriteProtected { get; init; }

    /// <summary>What is written can be erased.</summary>
    public bool Erasable { get; init; }

    /// <summary>Sessions that are closed.</summary>
    public int Sessions { get; init; }

    /// <summary>Every track that has something recorded, in order, those of an open session included.</summary>
    public ImmutableArray<MediumTrack> Tracks { get; init; } = [];

    /// <summary>
    /// Where the next track can begin; nothing where none can, and on an overwritable disc that holds something: there only its volume tells,
    /// see <see cref="GrowingFrom"/>.
    /// </summary>
    public Lba? NextWritable { get; init; }

    /// <summary>Blocks that can still be written from <see cref="NextWritable"/> on.</summary>
    public BlockCount Free { get; init; }

    /// <summary>The last block at which a CD's lead-out can begin, where the drive says it.</summary>
    public Lba? LastLeadOut { get; init; }

    /// <summary>Blocks of 2,048 bytes that the disc holds in all; on a disc that takes no more, those that it has.</summary>
    public BlockCount Capacity { get; init; }

    /// <summary>From the first data track's first block to the last one's end; gaps between sessions lie inside.</summary>
    public Extent Readable { get; init; }

    /// <summary>Speeds at which the drive writes this medium, the highest first.</summary>
    public ImmutableArray<MediumSpeed> WriteSpeeds { get; init; } = [];

    /// <summary>The spare areas of a BD that has some.</summary>
    public SpareAreas? Spares { get; init; }

    /// <summary>What is recorded can be written again, on a BD-R that was formatted for it: the drive puts it elsewhere.</summary>
    public bool PseudoOverwrite { get; init; }

    /// <summary>The ways in which a BD can still be formatted, with the usual one first.</summary>
    public ImmutableArray<BdFormat> BdFormats { get; init; } = [];

    /// <summary>The last session was begun and not closed.</summary>
    public bool HasOpenSession { get; init; }

    /// <summary>The disc's state in one sentence.</summary>
    public string State { get; init; } = "";

    /// <summary>What to do about the state, where something is to be done.</summary>
    public string? Advice { get; init; }

    public MediumFamily Family => Profile.Family();

    /// <summary>The medium's kind as it stands on its label: CD-R, DVD+R.</summary>
    public string Kind => Profile.Label();

    /// <summary>The track that is still being written, or whose writing was interrupted.</summary>
    public MediumTrack? OpenTrack => Tracks.FirstOrDefault(track => track.State != TrackState.Closed);

    /// <summary>
    /// Every block can be written again at any time, once the disc is formatted: DVD+RW, BD-RE and their like. Such a disc knows no sessions. It is
    /// <see cref="MediumStatus.Blank"/> as long as its first 32 blocks are empty, formatted or not, and else <see cref="MediumStatus.Overwritable"/>.
    /// </summary>
    public bool IsOverwritable => Profile.IsOverwritable();

    /// <summary>The disc has to be formatted before anything can be written; a recording does so.</summary>
    public bool NeedsFormat { get; init; }

    /// <summary>The disc takes one session in one piece that closes it: a DVD-RW of which only the beginning was erased.</summary>
    public bool OnlyAtOnce { get; init; }

    /// <summary>A blank DVD-R or DVD-RW, which can be written in one piece (<see cref="WriteMode.DiscAtOnce"/>).</summary>
    public bool TakesDiscAtOnce => Profile.IsSequentialDvdMinus() && Status == MediumStatus.Blank && !HasOpenSession;

    /// <summary>A DVD-R or DVD-RW whose recording in one piece was broken off: it can be neither continued nor closed.</summary>
    internal bool IsBrokenOff => Profile.IsSequentialDvdMinus() && NextWritable is null && OpenTrack is { State: TrackState.Damaged };

    /// <summary>Blocks that are written as one: a session of an overwritable disc begins at a multiple of it. 32 on BD, 16 on DVD, 1 on CD.</summary>
    public BlockCount WriteUnit => Family.WriteUnit();

    /// <summary>Whether it is closed for good only together with a session that is recorded, or still open: CDs, and DVD-R and DVD-RW written one session after another.</summary>
    public bool ClosesOnlyWithSession => Family == MediumFamily.Cd || Profile.IsSequentialDvdMinus();

    /// <summary>A recording can be made: the disc is blank, appendable or overwritable with a place to go on, and no interrupted recording is in the way.</summary>
    public bool CanRecord =>
        Status is MediumStatus.Blank or MediumStatus.Appendable or MediumStatus.Overwritable && NextWritable is not null && !HasOpenSession && !WriteProtected;

    /// <summary>An overwritable disc as one that goes on at a block, which only its volume can tell: a multiple of <see cref="WriteUnit"/>.</summary>
    /// <exception cref="InvalidOperationException">The disc is not overwritable.</exception>
    public Medium GrowingFrom(Lba next) => IsOverwritable
        ? this with { NextWritable = next, Free = next < Lba.Zero + Capacity ? Lba.Zero + Capacity - next : BlockCount.Zero }
        : throw new InvalidOperationException($"A {Kind} says itself where writing goes on.");

    /// <summary>
    /// The same recording can be made on both: they are of one family, in the same state, and go on at the same block; where one holds sessions, the
    /// other holds the same.
    /// </summary>
    public bool TakesSameAs(Medium other) =>
        (Family, IsOverwritable, Status, NextWritable) == (other.Family, other.IsOverwritable, other.Status, other.NextWritable)
        && (Sessions == 0 || Identity == other.Identity);

    /// <summary>First block of the first track of each closed session, in order.</summary>
    public ImmutableArray<Lba> SessionStarts =>
        [.. Tracks.Where(track => track.Session <= Sessions).GroupBy(track => track.Session).Select(session => session.First().Extent.Start)];

    /// <summary>Where a volume of several sessions is read: the first track of the last closed session.</summary>
    public Lba? LastSessionStart => SessionStarts is [.., var last] ? last : null;

    /// <summary>Blocks that are taken, lead-ins, lead-outs and gaps between sessions included.</summary>
    public BlockCount Used => Capacity - BlockCount.Min(Free, Capacity);
}

/// <summary>What can be done with a medium.</summary>
public enum MediumStatus
{
    /// <summary>Nothing is recorded.</summary>
    Blank,

    /// <summary>Something is recorded, and another session can follow.</summary>
    Appendable,

    /// <summary>Nothing can be added.</summary>
    Complete,

    /// <summary>Formatted, and every block can be written again at any time.</summary>
    Overwritable,

    /// <summary>The drive cannot make out what it is.</summary>
    Unusable,
}

/// <summary>One track of a disc.</summary>
/// <param name="Number">Counted from 1 across the disc.</param>
/// <param name="Session">Counted from 1.</param>
/// <param name="Extent">The blocks that can be read: gaps, and the two run-out blocks of a CD track, are left out.</param>
/// <param name="Form">What a block is made of.</param>
/// <param name="State">Whether its writing is finished.</param>
public sealed record MediumTrack(int Number, int Session, Extent Extent, BlockForm Form, TrackState State);

/// <summary>Whether a track's writing is finished.</summary>
public enum TrackState
{
    Closed,

    /// <summary>Begun, and not closed.</summary>
    Open,

    /// <summary>The drive says that its end is broken, as after a loss of power.</summary>
    Damaged,
}
