using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>The layout as the disc has it: that of the job, its tracks where the drive put them.</summary>
internal static class PlacedLayout
{
    public static DiscLayout Of(DiscLayout layout, BurnPlan plan)
    {
        var session = layout.Sessions[0];
        TrackLayout[] tracks = [.. session.Tracks.Select((track, index) => track with { Extent = track.Extent with { Start = StartOf(plan, index + 1, track) } })];
        if (tracks.Index().All(each => each.Item.Extent.Start == session.Tracks[each.Index].Extent.Start))
            return layout;
        for (var i = 1; i < tracks.Length; i++)
        {
            tracks[i - 1] = tracks[i - 1] with { Postgap = MediumAssembly.RunOut };
            tracks[i] = tracks[i] with { Pregap = tracks[i].Extent.Start - tracks[i - 1].Extent.End - MediumAssembly.RunOut };
        }

        return layout with { Sessions = layout.Sessions.SetItem(0, session with { Tracks = [.. tracks] }) };
    }

    private static Lba StartOf(BurnPlan plan, int track, TrackLayout otherwise) =>
        plan.Spans.FirstOrDefault(span => span.Track == track && !span.IsGap) is { } span ? span.At + (otherwise.Extent.Start - span.Source) : otherwise.Extent.Start;
}
