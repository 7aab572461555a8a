using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Makes a medium of what a drive answered. Asks nothing.</summary>
internal static class MediumAssembly
{
    /// <summary>Blocks after the data of a track written at once that belong to the track and hold nothing (MMC-5, 7.5.4.4).</summary>
    public static readonly BlockCount RunOut = new(2);

    /// <summary>An overwritable disc on which so many first blocks hold nothing is a blank one: every file system begins there.</summary>
    public static readonly BlockCount Beginning = new(32);

    public static Medium Of(MediumFacts facts) => MediumWords.Describe(WithBd(facts, facts.Profile switch
    {
        Profile.BdRRandom => RandomBd(facts),
        var profile => profile.IsOverwritable() ? Overwritable(facts) : Sequential(facts),
    }));

    private static Medium WithBd(MediumFacts facts, Medium medium) => facts.Bd is not { } bd ? medium : medium with
    {
        Spares = bd.Spares,
        PseudoOverwrite = bd.PseudoOverwrite,
        BdFormats = BdFormatting.Choices(facts.Profile, new(0, default, bd.Formats)),
    };

    /// <summary>A BD-R that takes every cluster once, in any order: blank, or full for whoever writes file systems.</summary>
    private static Medium RandomBd(MediumFacts facts)
    {
        var track = facts.Tracks is [var only, ..] ? only : default;
        var capacity = new BlockCount(Math.Max(track.Size, track.FreeBlocks));
        var blank = track.Blank && facts.Disc is not { Status: DiscStatus.Complete };
        ImmutableArray<MediumTrack> tracks = blank ? [] : [new(1, 1, new(Lba.Zero, capacity), BlockForm.Mode1, TrackState.Closed)];
        return new()
        {
            Profile = facts.Profile,
            MediaId = facts.MediaId,
            Status = blank ? MediumStatus.Blank : MediumStatus.Complete,
            Identity = "",
            Sessions = tracks.Length,
            Tracks = tracks,
            NextWritable = blank ? Lba.Zero : null,
            Free = blank ? capacity : BlockCount.Zero,
            Capacity = capacity,
            Readable = ReadableOf(tracks),
            WriteSpeeds = facts.Speeds,
        };
    }

    private static Medium Sequential(MediumFacts facts)
    {
        var status = StatusOf(facts);
        var tracks = TracksOf(facts, status);
        var sessions = ClosedSessions(facts, tracks);
        var next = NextOf(facts);
        return new()
        {
            Profile = facts.Profile,
            MediaId = facts.MediaId,
            Status = status,
            Identity = "",
            Erasable = facts.Disc?.Erasable ?? facts.Profile.IsRewritable(),
            Sessions = sessions,
            Tracks = tracks,
            NextWritable = next is { } track ? new Lba(track.NextWritable) : null,
            Free = new(next?.FreeBlocks ?? 0),
            LastLeadOut = LastLeadOutOf(facts),
            Capacity = next is { } room ? new(room.NextWritable + (long)room.FreeBlocks) : Recorded(facts, tracks),
            Readable = ReadableOf(tracks),
            WriteSpeeds = facts.Speeds,
            HasOpenSession = tracks.Any(each => each.Session > sessions || each.State != TrackState.Closed),
            OnlyAtOnce = facts.OnlyAtOnce && status == MediumStatus.Blank,
        };
    }

    /// <summary>One track over the whole disc, once there is something in it.</summary>
    private static Medium Overwritable(MediumFacts facts)
    {
        var unformatted = facts.Formats is { } formats ? formats.State == FormatState.Unformatted : facts.Disc is { Status: DiscStatus.Empty };
        var capacity = facts.Formats is not { } offered ? Recorded(facts, [])
            : facts.Profile == Profile.DvdRwRestrictedOverwrite ? DvdRwBorder.MostOf(offered)
            : unformatted ? Formatting.SizeOf(facts.Profile, offered) : new(offered.Blocks);
        var blank = unformatted || facts.BeginsEmpty;
        ImmutableArray<MediumTrack> tracks = blank ? [] : [new(1, 1, new(Lba.Zero, BlockCount.Min(capacity, FormattedOf(facts) ?? capacity)), BlockForm.Mode1, TrackState.Closed)];
        return new()
        {
            Profile = facts.Profile,
            MediaId = facts.MediaId,
            WriteProtected = facts.Protection is { IsProtected: true },
            Status = blank ? MediumStatus.Blank : MediumStatus.Overwritable,
            Identity = "",
            Erasable = true,
            NeedsFormat = unformatted,
            Sessions = tracks.Length,
            Tracks = tracks,
            NextWritable = blank ? Lba.Zero : null,
            Free = blank ? capacity : BlockCount.Zero,
            Capacity = capacity,
            Readable = ReadableOf(tracks),
            WriteSpeeds = facts.Speeds,
        };
    }

    /// <summary>Blocks of a DVD-RW that are formatted so far, which can grow; nothing where all is.</summary>
    private static BlockCount? FormattedOf(MediumFacts facts) => facts is not { Profile: Profile.DvdRwRestrictedOverwrite, Formats: { } formats } ? null
        : new(DvdRwBorder.IsOpen(formats) ? NextOf(facts)?.NextWritable ?? 0 : formats.Blocks);

    public static Medium Unusable(SenseData sense) =>
        MediumWords.Describe(new() { Profile = Profile.None, Status = MediumStatus.Unusable, Identity = "" }) with
        {
            State = $"The drive cannot make out the disc: {sense}.",
        };

    private static MediumStatus StatusOf(MediumFacts facts) => facts.Disc?.Status switch
    {
        DiscStatus.Empty => MediumStatus.Blank,
        DiscStatus.Incomplete => MediumStatus.Appendable,
        DiscStatus.Other => MediumStatus.Overwritable,
        _ => MediumStatus.Complete,
    };

    private static int ClosedSessions(MediumFacts facts, ImmutableArray<MediumTrack> tracks) => facts.Disc switch
    {
        null => tracks.IsEmpty ? 0 : 1,
        { Status: DiscStatus.Empty } => 0,
        { Status: DiscStatus.Incomplete, LastSession: not SessionState.Complete } disc => Math.Max(0, disc.Sessions - 1),
        { } disc => disc.Sessions,
    };

    /// <summary>The track in which writing can go on; there is none on a full disc.</summary>
    private static TrackInformation? NextOf(MediumFacts facts) => facts.Next is { NextWritableValid: true } next ? next : null;

    /// <summary>Hours are always 0 on a CD; all ones mean that there is none.</summary>
    private static Lba? LastLeadOutOf(MediumFacts facts) => facts.Disc is { LastLeadOut: var time and > 0 and < 0x0100_0000 } && facts.Profile.IsCd()
        ? new Msf((byte)(time >> 16), (byte)(time >> 8), (byte)time).ToLba()
        : null;

    private static ImmutableArray<MediumTrack> TracksOf(MediumFacts facts, MediumStatus status)
    {
        if (status == MediumStatus.Blank)
            return facts.Next is { } begun && IsBegun(begun) ? [TrackOf(facts, begun)] : [];
        if (facts.Tracks.IsEmpty)
            return OfToc(facts);
        var tracks = facts.Tracks.Where(track => !IsUntouched(track)).Select(track => TrackOf(facts, track)).ToList();
        if (facts.Next is { } next && IsBegun(next) && tracks.TrueForAll(track => track.Number != next.Track))
            tracks.Add(TrackOf(facts, next));
        return [.. tracks];
    }

    private static bool IsBegun(TrackInformation track) => track.NextWritableValid && track.NextWritable > track.Start;

    private static bool IsUntouched(TrackInformation track) => track.Blank || (track.NextWritableValid && !IsBegun(track));

    private static MediumTrack TrackOf(MediumFacts facts, TrackInformation track)
    {
        var state = track.Damage ? TrackState.Damaged : track.NextWritableValid ? TrackState.Open : TrackState.Closed;
        var start = new Lba(track.Start);
        var form = FormOf(facts.Profile, track);
        var end = state != TrackState.Closed && IsBegun(track) ? new Lba(track.NextWritable)
            : track.Size > 0 ? start + new BlockCount(track.Size)
            : facts.Capacity is { } capacity && capacity.LastBlock >= track.Start ? new Lba(capacity.LastBlock + 1L)
            : start;
        if (state == TrackState.Closed && HasRunOut(facts.Profile, track, form) && end - start > RunOut)
            end -= RunOut;
        return new(track.Track, Math.Max((int)track.Session, 1), Extent.Between(start, end), form, state);
    }

    /// <summary>A recordable CD's data track counts its run-out blocks, unless it was written in packets.</summary>
    private static bool HasRunOut(Profile profile, TrackInformation track, BlockForm form) =>
        profile is Profile.CdR or Profile.CdRw && form != BlockForm.Audio && !track.Packet;

    private static BlockForm FormOf(Profile profile, TrackInformation track) =>
        !profile.IsCd() ? BlockForm.Mode1
        : (track.TrackMode & 4) == 0 ? BlockForm.Audio
        : track.DataMode == 2 ? BlockForm.Mode2Form1
        : BlockForm.Mode1;

    /// <summary>The tracks of a disc whose drive answers nothing but its table of contents.</summary>
    private static ImmutableArray<MediumTrack> OfToc(MediumFacts facts)
    {
        TocTrack[] entries = [.. (facts.Toc?.Tracks ?? []).Where(entry => entry.Number != TocTrack.LeadOut)];
        var last = new Lba(Recorded(facts, []).Value);
        return
        [
            .. entries.Select((entry, index) => new MediumTrack(entry.Number, 1,
                Extent.Between(new(entry.Address), index + 1 < entries.Length ? new(entries[index + 1].Address) : last),
                (entry.AdrControl & 4) == 0 ? BlockForm.Audio : BlockForm.Mode1, TrackState.Closed)),
        ];
    }

    private static BlockCount Recorded(MediumFacts facts, ImmutableArray<MediumTrack> tracks)
    {
        var leadOut = (facts.Toc?.Tracks ?? []).LastOrDefault(entry => entry.Number == TocTrack.LeadOut).Address;
        var capacity = facts.Capacity is { } data ? data.LastBlock + 1L : 0;
        var end = tracks.IsEmpty ? 0 : tracks.Max(track => track.Extent.End.Value);
        return new(Math.Max(Math.Max(leadOut, capacity), end));
    }

    private static Extent ReadableOf(ImmutableArray<MediumTrack> tracks)
    {
        MediumTrack[] data = [.. tracks.Where(track => track.Form != BlockForm.Audio && track.State == TrackState.Closed)];
        return data.Length == 0 ? default : Extent.Between(data[0].Extent.Start, data[^1].Extent.End);
    }
}
