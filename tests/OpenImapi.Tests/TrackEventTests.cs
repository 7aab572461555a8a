using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi.Tests;

/// <summary>How a recording's progress becomes events on an audio disc.</summary>
public class TrackEventTests
{
    [Fact]
    public void Blocks_are_counted_for_each_track_anew()
    {
        var told = Tell([300, 400], Writing(0, 0, 0), Writing(1, 0, 300), Writing(1, 100, 300), Writing(1, 300, 300), Writing(2, 50, 400), Writing(2, 400, 400));
        Assert.Equal(
        [
            "PreparingBurn",
            "TrackProgress 0/2", "BlockProgress 0/300", "BlockProgress 100/300", "BlockProgress 300/300",
            "TrackProgress 1/2", "BlockProgress 0/400", "BlockProgress 50/400", "BlockProgress 400/400",
            "TrackProgress 2/2", "ClosingDisc", "BurnComplete 00000000",
        ], told);
    }

    [Fact]
    public void A_track_whose_last_block_was_not_reported_is_told_whole_before_the_next()
    {
        var told = Tell([300, 450, 500], Writing(1, 200, 300), Writing(3, 10, 500));
        Assert.Equal(
        [
            "PreparingBurn",
            "TrackProgress 0/3", "BlockProgress 0/300", "BlockProgress 200/300", "BlockProgress 300/300",
            "TrackProgress 1/3", "BlockProgress 0/450", "BlockProgress 450/450",
            "TrackProgress 2/3", "BlockProgress 0/500", "BlockProgress 10/500", "BlockProgress 500/500",
            "TrackProgress 3/3", "ClosingDisc", "BurnComplete 00000000",
        ], told);
    }

    [Fact]
    public void Data_tracks_alone_are_not_told_of()
    {
        var (sinks, sink) = (new ProgressSinks(), new Sink());
        sinks.Add(sink);
        using var cancel = new CancellationTokenSource();
        var events = new BurnEvents(sinks, null, cancel);
        events.Begin();
        events.Expect(DiscLayout.OneDataTrack(new(Lba.Zero, new(40))));
        events.Report(new(RecordingPhase.WritingData, 40, 40, TimeSpan.Zero) { Track = 1, Tracks = 1, TrackWritten = 40, TrackTotal = 40 });
        events.Complete(ImapiSuccess.Ok);
        Assert.Equal(["PreparingBurn", "BlockProgress 0/40", "BlockProgress 40/40", "ClosingDisc", "BurnComplete 00000000"], sink.Told);
    }

    /// <summary>What sinks hear of these steps of an audio disc that was recorded.</summary>
    private static IEnumerable<string> Tell(int[] tracks, params RecordingProgress[] steps)
    {
        var (sinks, sink) = (new ProgressSinks(), new Sink());
        sinks.Add(sink);
        using var cancel = new CancellationTokenSource();
        var events = new BurnEvents(sinks, null, cancel);
        events.Begin();
        events.Expect(new([new(1, [.. tracks.Select((length, index) => new TrackLayout(index + 1, new(new(index * 1000), new(length)), BlockForm.Audio))])]));
        foreach (var step in steps)
            events.Report(step);
        events.Complete(ImapiSuccess.Ok);
        return sink.Told;
    }

    private static RecordingProgress Writing(int track, long written, long total) =>
        new(RecordingPhase.WritingData, track * 1000 + written, 10_000, TimeSpan.Zero) { Track = track, Tracks = 9, TrackWritten = written, TrackTotal = total };
}
