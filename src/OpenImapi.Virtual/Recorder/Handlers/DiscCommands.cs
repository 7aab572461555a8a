using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Commands that tell what is recorded: the disc, its sessions and tracks.</summary>
internal static class DiscCommands
{
    private const byte Unrestricted = 0x20;

    public static ValueTask<Completion> ReadDiscInformation(Request request)
    {
        return ValueTask.FromResult((request.Cdb.Bytes[1] & 7) switch
        {
            OpenImapi.Mmc.ReadDiscInformation.Type => request.Answer(Describe(request.Medium), request.Read<ReadDiscInformation>().AllocationLength),
            ReadTrackResources.Type => request.Answer(ResourcesOf(request.Medium), request.Read<ReadTrackResources>().AllocationLength),
            ReadPseudoOverwriteResources.Type => PseudoOverwrite(request),
            _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
        });
    }

    private static TrackResources ResourcesOf(LoadedDisc medium)
    {
        var (most, open) = medium.Rules.MostTracks;
        var tracks = medium.State.Tracks;
        return new((ushort)most, (ushort)tracks.Length, (ushort)open, (ushort)tracks.Count(track => !track.Closed));
    }

    private static Completion PseudoOverwrite(Request request)
    {
        var command = request.Read<ReadPseudoOverwriteResources>();
        return request.Medium.Rules.PseudoOverwrite(request.Medium.State) is { } resources
            ? request.Answer(resources, command.AllocationLength) : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    public static ValueTask<Completion> ReadTrackInformation(Request request)
    {
        var command = request.Read<ReadTrackInformation>();
        var medium = request.Medium;
        var number = command.By switch
        {
            TrackAddressType.Track when command.Open => FirstOpen(medium, command.Address),
            _ when command.Open => throw new Refusal(KnownSense.InvalidFieldInCdb),
            TrackAddressType.Address => TrackAt(medium, command.Address),
            TrackAddressType.Track => TrackNumbered(medium, command.Address),
            TrackAddressType.Session => FirstOfSession(medium, command.Address),
            _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
        };
        return ValueTask.FromResult(request.Answer(Describe(medium, number, request.Recorder.Pages.WriteParameters), command.AllocationLength));
    }

    private static DiscInformation Describe(LoadedDisc medium)
    {
        var state = medium.State;
        var session = state.Final ? state.ClosedSessions : state.CurrentSession;
        var last = state.LastKnownTrack;
        var information = new DiscInformation
        {
            Erasable = medium.Kind.Rewritable,
            LastSession = medium is { IsBrokenOff: true, Kind.IsCd: false } ? SessionState.Damaged : state.LastSession,
            Status = medium.Kind.Rules == WritingRules.DvdRam && state.Area is not null ? DiscStatus.Other : state.Status,
            FirstTrack = (byte)(state.Tracks.FirstOrDefault()?.Number ?? 1),
            Sessions = (ushort)session,
            FirstTrackInLastSession = (ushort)(state.Tracks.FirstOrDefault(track => track.Session == session)?.Number ?? last),
            LastTrackInLastSession = (ushort)last,
            Flags = Unrestricted,
            DiscType = TocCommands.DiscType(state),
            BackgroundFormat = FormattingOf(medium),
        };
        return medium.Kind.Rules == WritingRules.Cd ? WithPlaces(information, medium) : information;
    }

    private static BackgroundFormat FormattingOf(LoadedDisc medium) => medium switch
    {
        { Kind.Rules: not WritingRules.DvdPlusRw } or { State.Area: null } => BackgroundFormat.None,
        { State.Area.IsComplete: true } => BackgroundFormat.Complete,
        { IsFormatting: true } => BackgroundFormat.InProgress,
        _ => BackgroundFormat.Stopped,
    };

    /// <summary>On a CD: where the last session's lead-in starts and where the lead-out must, as minutes, seconds and frames.</summary>
    private static DiscInformation WithPlaces(DiscInformation information, LoadedDisc medium)
    {
        if (medium.State.Final)
            return information with { LastSessionLeadIn = uint.MaxValue, LastLeadOut = uint.MaxValue };
        var start = medium.State.CurrentTracks.FirstOrDefault()?.Start ?? medium.Rules.NextStart(medium.State);
        var leadIn = start == Lba.Zero ? medium.Disc.MediaCode.LeadIn : Msf.From(start - new BlockCount(CdRules.Pregap + CdRules.LeadIn));
        return information with { LastSessionLeadIn = Pack(leadIn), LastLeadOut = Pack(Msf.From(Lba.Zero + medium.Kind.Capacity)) };
    }

    private static uint Pack(Msf time) => (uint)(time.Minute << 16 | time.Second << 8 | time.Frame);

    private static int TrackAt(LoadedDisc medium, uint address)
    {
        if (address >= Math.Max(medium.Rules.CapacityOf(medium.State).Value, medium.State.Tracks.LastOrDefault()?.End.Value ?? 0))
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        foreach (var track in medium.State.Tracks)
            if (new Lba(address) < track.End || track == medium.State.Incomplete)
                return track.Number;
        return medium.State.Final || medium.State.IsRandom ? throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange) : medium.State.NextTrack;
    }

    /// <summary>The first track from a number on that takes blocks, the invisible one included.</summary>
    private static int FirstOpen(LoadedDisc medium, uint number)
    {
        var state = medium.State;
        if (state.Tracks.FirstOrDefault(track => track.Number >= number && medium.Rules.Free(state, track) > BlockCount.Zero) is { } open)
            return open.Number;
        return state.NextTrack >= number && medium.Rules.Free(state, track: null) > BlockCount.Zero ? state.NextTrack : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    private static int TrackNumbered(LoadedDisc medium, uint number)
    {
        var state = medium.State;
        if (number == DiscRules.InvisibleTrack && !state.Final && !state.IsRandom)
            return state.Incomplete?.Number ?? state.NextTrack;
        var last = state.LastKnownTrack;
        return number >= 1 && number <= last ? (int)number : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    private static int FirstOfSession(LoadedDisc medium, uint session)
    {
        var state = medium.State;
        if (state.Tracks.FirstOrDefault(track => track.Session == session) is { } first)
            return first.Number;
        return session == state.CurrentSession && !state.Final ? state.NextTrack : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    private static TrackInformation Describe(LoadedDisc medium, int number, WriteParameters parameters)
    {
        var (state, rules) = (medium.State, medium.Rules);
        var track = state.Find(number);
        var start = track?.Start ?? rules.NextStart(state, parameters);
        var free = rules.Free(state, track, parameters);
        var packets = medium.Kind.BlockingFactor > 1 && medium.Kind.Rules != WritingRules.Pressed && track is not { AtOnce: true };
        var tells = packets && state.Area is null && !medium.Kind.IsOverwritable;
        var recorded = track?.Recorded ?? BlockCount.Zero;
        var information = new TrackInformation
        {
            Track = (ushort)number,
            Session = (ushort)(track?.Session ?? state.CurrentSession),
            Copy = track is { SerialCopy: true },
            TrackMode = track?.Mode ?? 4,
            Reserved = track is { Closed: false, Reserved: not null },
            Blank = state.IsRandom ? state.Placed.IsEmpty : track is not { Closed: true } && recorded == BlockCount.Zero,
            Packet = packets,
            FixedPacket = packets && !(medium.Kind.IsDvdMinus && state.Area is null),
            DataMode = DataMode(medium.Kind, track),
            LastRecordedValid = tells && !state.IsRandom && recorded > BlockCount.Zero,
            NextWritableValid = free > BlockCount.Zero && !state.IsRandom,
            Start = (uint)start.Value,
            NextWritable = free > BlockCount.Zero && !state.IsRandom ? (uint)rules.NextWritable(state, track, parameters).Value : 0,
            FreeBlocks = (uint)free.Value,
            PacketSize = packets ? (uint)medium.Kind.BlockingFactor : 0,
            Size = (uint)(track is { Closed: true } ? track.End - track.Start : recorded + free).Value,
            LastRecorded = tells && !state.IsRandom && recorded > BlockCount.Zero ? (uint)(start + recorded).Value - 1 : 0,
        };
        return medium.Kind.IsDvdMinus ? AtOnce(medium, information) : information;
    }

    /// <summary>What is different while a disc is reserved to be written at once, and where that was broken off.</summary>
    private static TrackInformation AtOnce(LoadedDisc medium, TrackInformation track)
    {
        if (medium.IsBrokenOff)
            return track with { Damage = true, Blank = false, Size = (uint)medium.State.InProgress!.Recorded.Value };
        return medium.AtOnce is not { } writing ? track : track with
        {
            Reserved = true,
            Blank = !writing.HasBegun,
            Packet = false,
            FixedPacket = false,
            NextWritableValid = !writing.IsComplete,
            NextWritable = (uint)writing.Next.Value,
            FreeBlocks = (uint)(writing.Size - (writing.Next - Lba.Zero)).Value,
            Size = (uint)writing.Size.Value,
        };
    }

    /// <summary>1 Mode 1, 2 Mode 2; unknown where there is no data or none yet.</summary>
    private static byte DataMode(MediumKind kind, DiscTrack? track) => track?.Form switch
    {
        BlockForm.Mode2 or BlockForm.Mode2Form1 => 2,
        BlockForm.Mode1 => 1,
        null when !kind.IsCd => 1,
        _ => 0xF,
    };
}
