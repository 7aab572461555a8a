using System.Text;
using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>A disc drawn as one line, from its beginning to its end: sessions between bars, tracks with their numbers, the room that is free.</summary>
internal static class DiscPicture
{
    /// <summary>What the signs mean.</summary>
    public const string Legend = "= data, ~ sound, . free, | a session's ends; blank: taken by lead-ins, lead-outs and gaps";

    private const char Data = '=';
    private const char Sound = '~';
    private const char Free = '.';
    private const char Border = '|';

    /// <summary>Beyond so many tracks there is no room for numbers.</summary>
    private const int MostNumbers = 30;

    /// <summary>The line; nothing for a disc that tells no capacity.</summary>
    /// <param name="medium">The disc.</param>
    /// <param name="width">Columns for it; more are taken where each track needs one.</param>
    public static string? Of(Medium medium, int width)
    {
        if (medium.Capacity <= BlockCount.Zero)
            return null;
        var line = new StringBuilder();
        var at = Lba.Zero;
        var numbers = medium.Tracks.Length <= MostNumbers;
        foreach (var session in medium.Tracks.GroupBy(track => track.Session))
        {
            Fill(line, medium, width, at, session.First().Extent.Start, ' ');
            line.Append(Border);
            foreach (var track in session)
            {
                var begun = line.Length;
                if (numbers)
                    line.Append(track.Number);
                FillTo(line, Math.Max(begun + 1, Column(medium, width, track.Extent.End)), track.Form == BlockForm.Audio ? Sound : Data);
                at = track.Extent.End;
            }

            line.Append(Border);
        }

        if (medium.NextWritable is { } next && medium.Free > BlockCount.Zero)
        {
            Fill(line, medium, width, at, next, ' ');
            FillTo(line, Math.Max(line.Length + 1, width), Free);
        }
        else
        {
            FillTo(line, width, ' ');
        }

        return $"[{line}]";
    }

    /// <summary>At least one column where there is a gap at all.</summary>
    private static void Fill(StringBuilder line, Medium medium, int width, Lba from, Lba to, char sign)
    {
        if (to > from)
            FillTo(line, Math.Max(line.Length + 1, Column(medium, width, to)), sign);
    }

    private static void FillTo(StringBuilder line, int column, char sign) => line.Append(sign, Math.Max(0, column - line.Length));

    private static int Column(Medium medium, int width, Lba block) => (int)Math.Min(width, (double)block.Value / medium.Capacity.Value * width);
}
