using System.Globalization;
using System.Text;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>What was read and how sure it is, as a text to keep beside the files. It has no date: the same disc gives the same text.</summary>
internal static class RipLog
{
    public static string Of(RippedDisc disc, DriveAddress drive, IReadOnlyList<RippedTrack> tracks, RipSettings how)
    {
        var text = new StringBuilder();
        Line(text, $"imapi {CommandLine.Version}, audio rip");
        Line(text, $"Drive           {drive.Name}");
        Line(text, $"Read offset     {how.ReadOffset.ToString("+0;-0;0", CultureInfo.InvariantCulture)} samples");
        Line(text, $"Reading         {(tracks.All(track => track.UsedC2) ? "the drive's C2 pointers; what they doubt again" : "everything twice; what differs again")}");
        Line(text, $"MusicBrainz     {disc.MusicBrainz}");
        Line(text, $"freedb          {disc.Freedb}");
        Line(text, $"AccurateRip     {disc.AccurateRip}");
        Line(text, "");
        Line(text, "Track  Begins    Length    CRC-32    AccurateRip 1  AccurateRip 2  Reading");
        foreach (var track in tracks)
        {
            var begins = disc.Tracks.FirstOrDefault(each => each.Number == track.Track)?.Extent.Start.Value ?? 0;
            Line(text, $"{track.Track,5}  {AudioTrackDocument.Time(begins)}  {AudioTrackDocument.Time(track.Blocks)}  {track.Crc32}  {track.AccurateRip1,-13}  {track.AccurateRip2,-13}  {track.State()}");
        }

        foreach (var doubt in tracks.SelectMany(track => track.Doubts()))
            Line(text, doubt);
        return text.ToString();
    }

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');
}
