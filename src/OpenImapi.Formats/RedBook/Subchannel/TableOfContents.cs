using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>What the lead-in of a session says, each entry once: its tracks, A0h, A1h, A2h, then other sessions.</summary>
internal static class TableOfContents
{
    private const byte CdRomXa = 20;

    public static ImmutableArray<SubchannelQ> Of(SessionLayout session, SessionPointers? pointers)
    {
        var (first, last) = (session.Tracks[0], session.Tracks[^1]);
        var kind = session.Tracks.Any(track => track.Form is BlockForm.Mode2 or BlockForm.Mode2Form1) ? CdRomXa : (byte)0;
        var entries = ImmutableArray.CreateBuilder<SubchannelQ>();
        foreach (var track in session.Tracks)
            entries.Add(Entry(track, (byte)track.Number, Msf.From(track.Extent.Start)));
        entries.Add(Entry(first, (byte)SubchannelPoint.FirstTrack, new((byte)first.Number, kind, 0)));
        entries.Add(Entry(last, (byte)SubchannelPoint.LastTrack, new((byte)last.Number, 0, 0)));
        entries.Add(Entry(last, (byte)SubchannelPoint.LeadOut, Msf.From(session.LeadOut)));
        if (pointers is { } others)
        {
            var sessions = Entry(first, 0, default) with { Mode = SubchannelQMode.Sessions };
            entries.Add(sessions with { Index = (byte)SubchannelPoint.NextSession, Relative = others.NextProgramArea, Zero = 2, Absolute = others.LastLeadOut });
            entries.Add(sessions with { Index = (byte)SubchannelPoint.FirstLeadIn, Relative = others.SpecialInformation, Absolute = others.FirstLeadIn });
        }

        return entries.ToImmutable();
    }

    private static SubchannelQ Entry(TrackLayout track, byte point, Msf absolute) =>
        new(track.Control, SubchannelQMode.Position) { Index = point, Absolute = absolute };
}
