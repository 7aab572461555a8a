using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What is recorded on a medium: an immutable value that events turn into the next one.</summary>
/// <param name="Tracks">Every track begun or reserved, in order.</param>
/// <param name="ClosedSessions">Sessions that have their lead-out.</param>
/// <param name="Final">Nothing can be appended.</param>
public sealed record DiscState(ImmutableArray<DiscTrack> Tracks, int ClosedSessions, bool Final)
{
    /// <summary>Nothing recorded.</summary>
    public static readonly DiscState Blank = new([], 0, Final: false);

    /// <summary>The number on the package, as the Q sub-channel tells it.</summary>
    public MediaCatalogNumber? Catalog { get; init; }

    /// <summary>CD-TEXT of the sessions that have any.</summary>
    public ImmutableArray<SessionText> Texts { get; init; } = [];

    /// <summary>00h CD-DA or CD-ROM, 10h CD-I, 20h CD-ROM XA.</summary>
    public byte DiscType { get; init; }

    /// <summary>A session that is being written in one piece, or whose writing was broken off: it can be neither read nor continued.</summary>
    public SessionInProgress? InProgress { get; init; }

    /// <summary>How an overwritable medium is formatted; nothing before it is, and on other media.</summary>
    public FormattedArea? Area { get; init; }

    /// <summary>Blocks of layer 0, where the host has decided that.</summary>
    public BlockCount? LayerBreak { get; init; }

    /// <summary>The medium says that nothing is to be written.</summary>
    public bool WriteProtected { get; init; }

    /// <summary>How a BD-R was formatted; nothing where it was not, and on other media.</summary>
    public WriteOnceFormat? Format { get; init; }

    /// <summary>Where clusters lie that were written again on a disc that is written once: by their first block, the first block of their place.</summary>
    public ImmutableSortedDictionary<long, long> Replacements { get; init; } = ImmutableSortedDictionary<long, long>.Empty;

    /// <summary>What is recorded of a disc that takes every cluster once, in any order.</summary>
    public ImmutableArray<Extent> Placed { get; init; } = [];

    /// <summary>Clusters are written once each, in any order.</summary>
    public bool IsRandom => Format?.Mode == BdRMode.Random;

    /// <summary>Blank by having only its beginning erased: on such a DVD-RW recorders write one session in one piece.</summary>
    public bool BlankedQuickly { get; init; }

    /// <summary>The session that is open or would be opened next.</summary>
    public int CurrentSession => ClosedSessions + 1;

    /// <summary>Tracks of the session that has no lead-out yet.</summary>
    public IEnumerable<DiscTrack> CurrentTracks => Tracks.Where(track => track.Session == CurrentSession);

    /// <summary>Tracks of sessions that have their lead-out.</summary>
    public IEnumerable<DiscTrack> ClosedTracks => Tracks.Where(track => track.Session <= ClosedSessions);

    /// <summary>The one track that grows: begun without a reservation, not closed.</summary>
    public DiscTrack? Incomplete => Tracks.FirstOrDefault(track => !track.Closed && track.Reserved is null);

    /// <summary>The disc as a whole, as READ DISC INFORMATION names it.</summary>
    public DiscStatus Status => Final ? DiscStatus.Complete : IsRandom ? DiscStatus.Other : Tracks.IsEmpty && InProgress is null ? DiscStatus.Empty : DiscStatus.Incomplete;

    /// <summary>The last session, as READ DISC INFORMATION names it.</summary>
    public SessionState LastSession => Final ? SessionState.Complete
        : CurrentTracks.Any() || InProgress is not null ? SessionState.Incomplete : SessionState.Empty;

    /// <summary>Blocks in tracks.</summary>
    internal BlockCount Recorded => new(Tracks.Sum(track => track.Recorded.Value));

    /// <summary>The number that the next track would have.</summary>
    public int NextTrack => Tracks.IsEmpty ? 1 : Tracks[^1].Number + 1;

    /// <summary>The last track that READ DISC INFORMATION and READ TRACK INFORMATION know: the one that comes next where one can.</summary>
    internal int LastKnownTrack => Final || IsRandom || Incomplete is not null ? NextTrack - 1 : NextTrack;

    /// <summary>The track with this number, or nothing.</summary>
    public DiscTrack? Find(int number) => IndexOf(number) is var at and >= 0 ? Tracks[at] : null;

    /// <summary>True when every one of these blocks can be read as user data.</summary>
    public bool CanRead(Extent blocks) => Tracks.Any(track => track.UserData.Contains(blocks)) || FirstUnreadable(blocks) is null;

    /// <summary>The first of these blocks that cannot be read as user data, or nothing.</summary>
    public Lba? FirstUnreadable(Extent blocks)
    {
        var at = blocks.Start;
        while (at < blocks.End)
        {
            if (Tracks.FirstOrDefault(track => track.UserData.Contains(at)) is not { } track)
                return at;
            at = track.UserData.End;
        }

        return null;
    }

    /// <summary>The disc after something has happened to it.</summary>
    internal DiscState After(DiscEvent happened) => happened switch
    {
        TrackOpened e => Opened(e),
        TrackReserved e => this with { Tracks = Tracks.Add(new(e.Track, e.Session, new(e.Start)) { Reserved = new(e.Blocks), RunOut = new(e.RunOut) }) },
        BlocksRecorded e => Change(e.Track, track => track with { Recorded = track.Recorded + new BlockCount(e.Blocks) }),
        BlocksPadded e => Change(e.Track, track => track with { Recorded = track.Recorded + new BlockCount(e.Blocks) }),
        TrackClosed e => Change(e.Track, track => track with { Closed = true, RunOut = new(e.RunOut) }),
        SessionClosed when Area is { Intermediate: true } open => Bordered(open with { Intermediate = false }),
        SessionClosed e => (e.OneTrack ? WithOneTrack() : this) with { ClosedSessions = CurrentTracks.Any() ? CurrentSession : ClosedSessions, Final = e.Final },
        SessionBegun e => this with { InProgress = new(e.Session, new(e.Start), BlockCount.Zero) },
        SessionRecorded e when InProgress is { } writing => this with { InProgress = writing with { Recorded = writing.Recorded + new BlockCount(e.Blocks) } },
        SessionWritten e when !e.Tracks.IsDefaultOrEmpty => Written(e),
        TrackBlanked e => Change(e.Track, track => new(track.Number, track.Session, track.Start) { Reserved = track.Reserved ?? track.Recorded, RunOut = track.RunOut }),
        TrackUnreserved e when Tracks is [.., { } last] && last.Number == e.Track => this with { Tracks = Tracks.RemoveAt(Tracks.Length - 1) },
        SessionUnclosed when ClosedSessions > 0 => this with { ClosedSessions = ClosedSessions - 1, Final = false, Texts = [.. Texts.Where(text => text.Session < ClosedSessions)] },
        SessionErased => WithoutLastSession(),
        DiscBlanked e => Blank with { BlankedQuickly = !e.Full },
        DiscFormatted e => Formatted(e),
        WriteOnceFormatted e => Formatted(e),
        BlocksReplaced e when Format is { } format => Replaced(e, format),
        BlocksPlaced e => this with { Placed = Placed.With(new(new(e.Start), new(e.Blocks))) },
        FormatAdvanced e when Area is { } area => Reaching(area, new(e.Ready), area.Used),
        FormatGrown e when Area is { } area => Bordered(area with { Size = area.Size + new BlockCount(e.Blocks), Ready = area.Ready + new BlockCount(e.Blocks), Intermediate = e.Intermediate }),
        BlocksOverwritten e when Area is { Intermediate: true } area => Bordered(area.Reaching(new(e.Start + e.Blocks), new(e.Start + e.Blocks))),
        BlocksOverwritten e when Area is { } area => Reaching(area, new(e.Start + e.Blocks), new(e.Start + e.Blocks)),
        SpareAreaExpanded e when Area is { } area => Shrunk(area, new(e.Blocks)),
        LayerBreakSet e => this with { LayerBreak = new(e.Blocks) },
        WriteProtectionSet e => this with { WriteProtected = e.Protected },
        _ => throw new ArgumentException($"{happened} cannot happen here.", nameof(happened)),
    };

    internal DiscState After(IEnumerable<DiscEvent> happened) => happened.Aggregate(this, (state, e) => state.After(e));

    /// <summary>True when a medium of this kind can hold it: a history from a file need not.</summary>
    internal bool IsPossibleOn(MediumKind kind)
    {
        var end = Lba.Zero;
        for (var i = 0; i < Tracks.Length; i++)
        {
            var track = Tracks[i];
            var lengths = track.Recorded >= BlockCount.Zero && track.RunOut >= BlockCount.Zero && !(track.Reserved < track.Recorded);
            var order = track.Number == Tracks[0].Number + i && track.Pregap >= BlockCount.Zero && track.Start - track.Pregap >= end;
            if (!order || !lengths || track.End < track.Start || track.End > Lba.Zero + kind.Limit)
                return false;
            end = track.End;
        }

        if (LayerBreak is { } layer && (kind.Layers < 2 || layer <= BlockCount.Zero || layer >= kind.Capacity))
            return false;
        if (Area is null ? kind.IsOverwritable && !Tracks.IsEmpty : !kind.CanBeOverwritable)
            return false;
        return Area?.IsPossibleOn(kind) != false && Format?.IsPossibleOn(kind) != false && Tracks is [] or [{ Number: >= 1 }, ..] && Tracks.Count(track => !track.Closed && track.Reserved is null) <= 1;
    }

    private DiscState Change(int track, Func<DiscTrack, DiscTrack> change) => IndexOf(track) is var at and >= 0
        ? this with { Tracks = Tracks.SetItem(at, change(Tracks[at])) }
        : throw new ArgumentException($"There is no track {track}.", nameof(track));

    private int IndexOf(int number) => Tracks is [] || number < Tracks[0].Number || number > Tracks[^1].Number ? -1 : number - Tracks[0].Number;

    /// <summary>A track begun by its first block; the way from the track before it is its pre-gap.</summary>
    private DiscState Opened(TrackOpened e)
    {
        if (e.Track != NextTrack)
            throw new ArgumentException($"Track {e.Track} cannot come next.", nameof(e));
        var pregap = Tracks is [.., var last] && last.Session == e.Session ? new Lba(e.Start) - last.End : BlockCount.Zero;
        var track = new DiscTrack(e.Track, e.Session, new(e.Start))
        {
            Mode = e.Mode,
            Form = e.Form,
            Pregap = pregap,
            GapForm = e.Form == BlockForm.Audio ? BlockForm.Audio : null,
            Isrc = RecordedNumbers.Isrc(e.Isrc),
            SerialCopy = e.SerialCopy,
        };
        return this with { Tracks = Tracks.Add(track), Catalog = Catalog ?? RecordedNumbers.Catalog(e.Catalog) };
    }

    /// <summary>One track over the whole area.</summary>
    private static DiscState Formatted(DiscFormatted e) =>
        Blank.Bordered(new(e.Type, new(e.Blocks), new(e.Ready), BlockCount.Zero) { Intermediate = e.Intermediate });

    /// <summary>One track over the whole area, in a session that is closed and never grows, unless the border is open.</summary>
    private DiscState Bordered(FormattedArea area) => area.Equals(Area) ? this : this with
    {
        Tracks = [new(1, 1, Lba.Zero) { Recorded = area.Size, Closed = !area.Intermediate }],
        ClosedSessions = area.Intermediate ? 0 : 1,
        Final = !area.Intermediate,
        Area = area,
    };

    private DiscState WithoutLastSession()
    {
        var last = InProgress?.Session ?? (CurrentTracks.Any() ? CurrentSession : ClosedSessions);
        return last <= 1 ? Blank : this with
        {
            Tracks = [.. Tracks.Where(track => track.Session < last)],
            ClosedSessions = last - 1,
            Final = false,
            InProgress = null,
            Texts = [.. Texts.Where(text => text.Session < last)],
        };
    }

    private DiscState Shrunk(FormattedArea area, BlockCount size) => this with
    {
        Tracks = [Tracks[0] with { Recorded = size }],
        Area = area with { Size = size, Ready = size, Used = BlockCount.Min(area.Used, size) },
    };

    /// <summary>In random mode one track over everything, else nothing yet.</summary>
    private static DiscState Formatted(WriteOnceFormatted e) => Blank with
    {
        Format = new(e.Type, e.Mode, new(e.Blocks)),
        Tracks = e.Mode == BdRMode.Random ? [new(1, 1, Lba.Zero) { Recorded = new(e.Blocks), Closed = true }] : [],
    };

    /// <summary>The clusters lie at the next writable address of a track, or in the spare areas behind the blocks for the user.</summary>
    private DiscState Replaced(BlocksReplaced e, WriteOnceFormat format)
    {
        var clusters = e.Clusters;
        var place = PlaceFor(e).Value;
        var moved = Replacements.SetItems(Enumerable.Range(0, (int)(clusters.Length.Value / BdSpares.Cluster))
            .Select(index => KeyValuePair.Create(clusters.Start.Value + index * BdSpares.Cluster, place + index * BdSpares.Cluster)));
        return e.Track == 0
            ? this with { Replacements = moved, Format = format with { SpareUsed = format.SpareUsed + clusters.Length } }
            : Change(e.Track, track => track with { Recorded = track.Recorded + clusters.Length }) with { Replacements = moved };
    }

    /// <summary>Where clusters come to lie that are written again.</summary>
    internal Lba PlaceFor(BlocksReplaced e) => e.Track == 0 ? Lba.Zero + Format!.Size + Format.SpareUsed : Find(e.Track)!.NextWritable;

    private DiscState Reaching(FormattedArea area, BlockCount ready, BlockCount used) =>
        area.Reaching(ready, used) is var reached && ReferenceEquals(reached, area) ? this : this with { Area = reached };

    /// <summary>A whole session has come at once.</summary>
    private DiscState Written(SessionWritten e) => this with
    {
        Tracks = [.. Tracks, .. e.Tracks.Select(track => Track(track, e.Session))],
        ClosedSessions = e.Session,
        Final = e.Final,
        InProgress = null,
        DiscType = e.Session == 1 ? e.DiscType : DiscType,
        Catalog = Catalog ?? RecordedNumbers.Catalog(e.Catalog),
        Texts = e.CdText is null ? Texts : Texts.Add(new(e.Session, RecordedNumbers.Packs(e.CdText))),
    };

    private static DiscTrack Track(WrittenTrack track, int session) => new(track.Number, session, new(track.Start))
    {
        Recorded = new(track.Blocks),
        Closed = true,
        AtOnce = true,
        Mode = track.Control,
        Form = track.Form,
        Whole = track.Whole,
        SubChannel = track.SubChannel,
        Pregap = new(track.Pregap),
        GapForm = track.GapForm ?? track.Form,
        Indexes = [.. (track.Indexes ?? []).Select(index => new BlockCount(index))],
        Isrc = RecordedNumbers.Isrc(track.Isrc),
        SerialCopy = track.SerialCopy,
    };

    /// <summary>The open session's fragments as the one track that remains of them.</summary>
    private DiscState WithOneTrack()
    {
        var fragments = CurrentTracks.ToArray();
        if (fragments.Length <= 1)
            return this;
        var whole = fragments[0] with { Recorded = fragments[^1].End - fragments[0].Start, Reserved = null, Closed = true };
        return this with { Tracks = [.. Tracks.Where(track => track.Session != CurrentSession), whole] };
    }
}

/// <summary>CD-TEXT as a session's lead-in carries it.</summary>
/// <param name="Session">Counted from 1.</param>
/// <param name="Packs">Each pack once and in order.</param>
public sealed record SessionText(int Session, ImmutableArray<CdTextPack> Packs);

/// <summary>A session that is being written in one piece.</summary>
/// <param name="Session">Counted from 1.</param>
/// <param name="Start">Its first block after the lead-in.</param>
/// <param name="Recorded">Blocks written so far.</param>
public sealed record SessionInProgress(int Session, Lba Start, BlockCount Recorded);
