using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>READ TOC/PMA/ATIP in its formats: tables of contents of the closed sessions, and the pre-groove.</summary>
internal static class TocCommands
{
    /// <summary>Q sub-channel in mode 1, and the control bits of a data track.</summary>
    private const byte DataTrack = 0x14;

    /// <summary>Q sub-channel in mode 5: pointers for recorders.</summary>
    private const byte Pointer = 0x54;

    public static ValueTask<Completion> ReadToc(Request request) => ValueTask.FromResult((request.Cdb.Bytes[2] & 0xF) switch
    {
        OpenImapi.Mmc.ReadToc.Format => Formatted(request),
        ReadSessionInfo.Format => Sessions(request),
        ReadFullToc.Format => Full(request),
        ReadAtip.Format => PreGroove(request),
        _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
    });

    private static Completion Formatted(Request request)
    {
        var command = request.Read<ReadToc>();
        var tracks = ClosedTracks(request);
        if (command.Number > tracks[^1].Number && command.Number != TocTrack.LeadOut)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var entries = tracks.Where(track => track.Number >= command.Number)
            .Select(track => new TocTrack((byte)(0x10 | track.Mode), (byte)track.Number, Address(track.Start, command.Msf)))
            .Append(new(DataTrack, TocTrack.LeadOut, Address(tracks[^1].End, command.Msf)));
        return request.Answer(new Toc(1, (byte)tracks[^1].Number, [.. entries]), command.AllocationLength);
    }

    private static Completion Sessions(Request request)
    {
        var command = request.Read<ReadSessionInfo>();
        var tracks = ClosedTracks(request);
        var first = tracks.First(track => track.Session == tracks[^1].Session);
        var entry = new TocTrack((byte)(0x10 | first.Mode), (byte)first.Number, Address(first.Start, command.Msf));
        return request.Answer(new SessionInfo(1, (byte)tracks[^1].Session, entry), command.AllocationLength);
    }

    /// <summary>The entries of every lead-in. Only a CD has them.</summary>
    private static Completion Full(Request request)
    {
        var command = request.Read<ReadFullToc>();
        var medium = request.Medium;
        if (!medium.Kind.IsCd)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var tracks = ClosedTracks(request);
        var entries = ImmutableArray.CreateBuilder<FullTocEntry>();
        foreach (var session in tracks.GroupBy(track => track.Session).Where(session => session.Key >= command.Number))
            entries.AddRange(LeadInOf(session.Key, [.. session], medium));
        return request.Answer(new FullToc(1, (byte)tracks[^1].Session, entries.DrainToImmutable()), command.AllocationLength);
    }

    private static IEnumerable<FullTocEntry> LeadInOf(int session, DiscTrack[] tracks, LoadedDisc medium)
    {
        var number = (byte)session;
        yield return new(number, DataTrack, 0xA0, default, new((byte)tracks[0].Number, 0, 0));
        yield return new(number, DataTrack, 0xA1, default, new((byte)tracks[^1].Number, 0, 0));
        yield return new(number, DataTrack, 0xA2, default, Msf.From(tracks[^1].End));
        foreach (var track in tracks)
            yield return new(number, (byte)(0x10 | track.Mode), (byte)track.Number, default, Msf.From(track.Start));
        if (medium.Kind.Rules != WritingRules.Cd)
            yield break;
        var lastLeadOut = Msf.From(Lba.Zero + medium.Kind.Capacity);
        var isLast = session == medium.State.ClosedSessions;
        if (!(isLast && medium.State.Final))
            yield return new(number, Pointer, 0xB0, Msf.From(tracks[^1].End + CdRules.SessionGap(session)), lastLeadOut) { Pointers = (byte)(session == 1 ? 2 : 1) };
        if (session == 1)
            yield return new(number, Pointer, 0xC0, default, medium.Kind.LeadIn);
    }

    private static Completion PreGroove(Request request)
    {
        var command = request.Read<ReadAtip>();
        var kind = request.Medium.Kind;
        if (kind.Rules != WritingRules.Cd || !command.Msf)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var atip = new Atip(kind.Rewritable, kind.LeadIn, Msf.From(Lba.Zero + kind.Capacity))
        {
            WritingPower = 5,
            ReferenceSpeed = (byte)(kind.Rewritable ? 1 : 0),
        };
        return request.Answer(atip, command.AllocationLength);
    }

    private static DiscTrack[] ClosedTracks(Request request)
    {
        DiscTrack[] tracks = [.. request.Medium.State.ClosedTracks];
        return tracks.Length > 0 ? tracks : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    private static uint Address(Lba address, bool msf)
    {
        var time = Msf.From(address);
        return msf ? (uint)(time.Minute << 16 | time.Second << 8 | time.Frame) : (uint)address.Value;
    }
}
