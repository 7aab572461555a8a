using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>Draws a disc for people.</summary>
internal static class MediumPage
{
    private static readonly Column[] Columns =
        [new("Session", IsNumber: true), new("Track", IsNumber: true), new("Block", IsNumber: true), new("Blocks", IsNumber: true), new("Length", IsNumber: true), new("State")];

    private const int PictureWidth = 76;

    public static void Draw(Page page, string drive, Medium medium, bool withTracks)
    {
        page.Facts(
        [
            new("Drive", drive),
            new("Disc", medium.Kind),
            new("Media id", medium.MediaId?.ToString()),
            new("State", medium.State),
            new("Advice", medium.Advice),
            new("Format", BdWords.Format(medium)),
            new("Capacity", medium.Capacity.Value > 0 ? Amount(medium.Capacity) : null),
            new("Free", medium.NextWritable is { } next ? $"{Amount(medium.Free)}, from block {next} on" : null),
            new("Write speeds", medium.WriteSpeeds.IsEmpty ? null : string.Join(", ", medium.WriteSpeeds)),
            new("Next", NextSteps.Of(medium) is { Count: > 0 } steps ? string.Join("; ", steps.Select(step => $"'{step.Command}' {step.Does}")) : null),
        ]);
        if (DiscPicture.Of(medium, PictureWidth) is { } picture)
        {
            page.Line();
            page.Line(picture);
            page.Line(DiscPicture.Legend);
        }

        if (medium.Tracks.IsEmpty || !withTracks)
            return;
        page.Line();
        page.Table(Columns, medium.Tracks.Select(track => new[]
        {
            $"{track.Session}", $"{track.Number}", $"{track.Extent.Start}", $"{track.Extent.Length}", Texts.Size(track.Extent.Length.Bytes()),
            track.State switch
            {
                TrackState.Open => "not finished",
                TrackState.Damaged => "damaged at its end",
                _ => track.Session > medium.Sessions ? "finished, session still open" : "finished",
            },
        }));
    }

    private static string Amount(Formats.BlockCount blocks) => $"{Texts.Size(blocks.Bytes())} ({blocks} blocks)";
}
