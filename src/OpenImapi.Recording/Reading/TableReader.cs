using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Makes sessions of the entries of a table of contents. Asks nothing.</summary>
internal static class TableReader
{
    /// <summary>Blocks between the lead-out of a first session and the first track of the second: lead-out, lead-in and gap.</summary>
    private static readonly BlockCount BetweenSessions = new(11_400);

    private const byte PositionAdr = 1;

    /// <summary>The sessions, each track up to the next; gaps are not told here, but for what is hidden before the very first track.</summary>
    /// <exception cref="DiscException">IMAPI_E_DISCINFO: no disc can be so.</exception>
    public static ImmutableArray<SessionLayout> Sessions(IEnumerable<FullTocEntry> entries, string drive)
    {
        var sessions = ImmutableArray.CreateBuilder<SessionLayout>();
        foreach (var session in entries.Where(entry => entry.AdrControl >> 4 == PositionAdr).GroupBy(entry => entry.Session).OrderBy(group => group.Key))
        {
            FullTocEntry[] tracks = [.. session.Where(entry => entry.Point is >= 1 and <= 99).OrderBy(entry => entry.Point)];
            var leadOut = session.FirstOrDefault(entry => entry.Point == (byte)SubchannelPoint.LeadOut).Address.ToLba();
            if (tracks.Length > 0)
                sessions.Add(new(session.Key, [.. tracks.Select((track, index) => TrackOf(track, index + 1 < tracks.Length ? tracks[index + 1].Address.ToLba() : leadOut))]));
        }

        var last = new Lba(-1);
        foreach (var track in sessions.SelectMany(session => session.Tracks))
        {
            if (track.Extent.Start <= last || track.Extent.Length <= BlockCount.Zero)
                throw new DiscException(RecordingErrors.DiscInfo, $"{drive} says that track {track.Number} begins at block {track.Extent.Start} and ends at {track.Extent.End}.");
            last = track.Extent.End - new BlockCount(1);
        }

        if (sessions.Count > 0 && sessions[0].Tracks[0] is var first && first.Extent.Start > Lba.Zero)
            sessions[0] = sessions[0] with { Tracks = sessions[0].Tracks.SetItem(0, first with { Pregap = first.Extent.Start - Lba.Zero }) };
        return sessions.DrainToImmutable();
    }

    /// <summary>The entries that a full table of contents would have, of a drive that tells none: at the most two sessions.</summary>
    public static IEnumerable<FullTocEntry> Entries(Toc toc, SessionInfo? info)
    {
        var second = info is { LastSession: > 1 } several ? several.FirstTrackInLastSession : default;
        foreach (var track in toc.Tracks)
        {
            var session = (byte)(second.Number != 0 && track.Number >= second.Number ? 2 : 1);
            var point = track.Number == TocTrack.LeadOut ? (byte)SubchannelPoint.LeadOut : track.Number;
            yield return new(session, (byte)(PositionAdr << 4 | track.AdrControl & 0xF), point, default, Msf.From(new(track.Address)));
        }

        if (second.Number != 0)
            yield return new(1, PositionAdr << 4, (byte)SubchannelPoint.LeadOut, default, Msf.From(new Lba(second.Address) - BetweenSessions));
    }

    private static TrackLayout TrackOf(FullTocEntry entry, Lba end) =>
        new(entry.Point, Extent.Between(entry.Address.ToLba(), end), (entry.AdrControl & 4) == 0 ? BlockForm.Audio : BlockForm.Mode1)
        {
            Flags = (TrackFlags)entry.AdrControl & TrackFlags.InControl,
        };
}
