using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>READ TOC/PMA/ATIP in its formats: tables of contents of the closed sessions, program memory, pre-groove and CD-TEXT.</summary>
internal static class TocCommands
{
    /// <summary>Q sub-channel in mode 1: positions.</summary>
    private const byte Position = 0x10;

    /// <summary>Q sub-channel in mode 5: pointers for recorders.</summary>
    private const byte Pointer = 0x54;

    public static ValueTask<Completion> ReadToc(Request request) => ValueTask.FromResult(Answer(OfToday(request)));

    private static Completion Answer(Request request) => (request.Cdb.Bytes[2] & 0xF) switch
    {
        OpenImapi.Mmc.ReadToc.Format => Formatted(request),
        ReadSessionInfo.Format => Sessions(request),
        ReadFullToc.Format => Full(request),
        ReadPma.Format => ProgramMemory(request),
        ReadAtip.Format => PreGroove(request),
        ReadCdText.Format => Text(request),
        _ => throw new Refusal(KnownSense.InvalidFieldInCdb),
    };

    /// <summary>
    /// The first ATAPI drives took the format, 1 or 2, from the two high bits of the last byte (SFF-8020i, 9.8.18), and drives still do: Linux asks so where
    /// the last session begins, and so do programs that are as old.
    /// </summary>
    private static Request OfToday(Request request)
    {
        if ((request.Cdb.Bytes[2] & 0xF) != 0 || request.Cdb.Bytes[^1] >> 6 == 0)
            return request;
        Span<byte> bytes = stackalloc byte[request.Cdb.Length];
        request.Cdb.Bytes.CopyTo(bytes);
        bytes[2] = (byte)(bytes[^1] >> 6);
        bytes[^1] &= 0x3F;
        return request.As(new(bytes));
    }

    private static Completion Formatted(Request request)
    {
        var command = request.Read<ReadToc>();
        var tracks = ClosedTracks(request);
        if (command.Number > tracks[^1].Number && command.Number != TocTrack.LeadOut)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var entries = tracks.Where(track => track.Number >= command.Number)
            .Select(track => new TocTrack(Entry(track), (byte)track.Number, Address(track.Start, command.Msf)))
            .Append(new(Entry(tracks[^1]), TocTrack.LeadOut, Address(tracks[^1].End, command.Msf)));
        return request.Answer(new Toc((byte)tracks[0].Number, (byte)tracks[^1].Number, [.. entries]), command.AllocationLength);
    }

    private static Completion Sessions(Request request)
    {
        var command = request.Read<ReadSessionInfo>();
        var tracks = ClosedTracks(request);
        var first = tracks.First(track => track.Session == tracks[^1].Session);
        var entry = new TocTrack(Entry(first), (byte)first.Number, Address(first.Start, command.Msf));
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
        yield return new(number, Entry(tracks[0]), 0xA0, default, new((byte)tracks[0].Number, DiscType(medium.State), 0));
        yield return new(number, Entry(tracks[^1]), 0xA1, default, new((byte)tracks[^1].Number, 0, 0));
        yield return new(number, Entry(tracks[^1]), 0xA2, default, Msf.From(tracks[^1].End));
        foreach (var track in tracks)
            yield return new(number, Entry(track), (byte)track.Number, default, Msf.From(track.Start));
        if (medium.Kind.Rules != WritingRules.Cd)
            yield break;
        var lastLeadOut = Msf.From(Lba.Zero + medium.Kind.Capacity);
        var isLast = session == medium.State.ClosedSessions;
        if (!(isLast && medium.State.Final))
            yield return new(number, Pointer, 0xB0, Msf.From(tracks[^1].End + CdRules.SessionGap(session)), lastLeadOut) { Pointers = (byte)(session == 1 ? 2 : 1) };
        if (session == 1)
            yield return new(number, Pointer, 0xC0, default, medium.Disc.MediaCode.LeadIn);
    }

    private static Completion PreGroove(Request request)
    {
        var command = request.Read<ReadAtip>();
        var kind = request.Medium.Kind;
        if (kind.Rules != WritingRules.Cd)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var atip = new Atip(kind.Rewritable, request.Medium.Disc.MediaCode.LeadIn, Msf.From(Lba.Zero + kind.Capacity))
        {
            WritingPower = 5,
            ReferenceSpeed = (byte)(kind.Rewritable ? 1 : 0),
        };
        return request.Answer(atip, command.AllocationLength);
    }

    /// <summary>Where the tracks lie that a recorder has written, also those of a session without lead-in.</summary>
    private static Completion ProgramMemory(Request request)
    {
        var command = request.Read<ReadPma>();
        var medium = request.Medium;
        if (medium.Kind.Rules != WritingRules.Cd)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        var entries = medium.State.Tracks.Where(track => track.Closed || track.Reserved is not null)
            .Select(track => new FullTocEntry(0, Entry(track), (byte)track.Number, Msf.From(track.End), Msf.From(track.Start)));
        return request.Answer(new ProgramMemory([.. entries]), command.AllocationLength);
    }

    /// <summary>CD-TEXT of the first session that has any. Packs whose check bits are wrong do not come out of a lead-in.</summary>
    private static Completion Text(Request request)
    {
        var command = request.Read<ReadCdText>();
        var medium = request.Medium;
        if (!medium.Kind.IsCd || !request.Recorder.Options.CdText || medium.State.Texts.IsEmpty)
            throw new Refusal(KnownSense.InvalidFieldInCdb);
        return request.Answer(new CdTextData([.. medium.State.Texts[0].Packs.Where(IsRight)]), command.AllocationLength);
    }

    private static bool IsRight(CdTextPack pack)
    {
        Span<byte> bytes = stackalloc byte[CdTextPack.Length];
        Structure.Write(pack, bytes);
        return SubchannelCrc.IsRight(bytes);
    }

    private static byte Entry(DiscTrack track) => (byte)(Position | track.Mode);

    /// <summary>What A0h says the disc is: CD-ROM XA also where only its tracks tell.</summary>
    internal static byte DiscType(DiscState state) =>
        state.DiscType == 0 && state.Tracks.Any(track => track.Form is BlockForm.Mode2 or BlockForm.Mode2Form1) ? (byte)0x20 : state.DiscType;

    private static DiscTrack[] ClosedTracks(Request request)
    {
        DiscTrack[] tracks = [.. request.Medium.Rules.TracksForReaders(request.Medium.State)];
        return tracks.Length > 0 ? tracks : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    private static uint Address(Lba address, bool msf)
    {
        var time = Msf.From(address);
        return msf ? (uint)(time.Minute << 16 | time.Second << 8 | time.Frame) : (uint)address.Value;
    }
}
