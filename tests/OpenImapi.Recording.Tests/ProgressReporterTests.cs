namespace OpenImapi.Recording.Tests;

public class ProgressReporterTests
{
    private sealed class Sink : IProgress<RecordingProgress>
    {
        public List<RecordingProgress> Seen { get; } = [];

        public void Report(RecordingProgress value) => Seen.Add(value);
    }

    [Fact]
    public void The_first_and_the_last_value_of_a_phase_are_always_told()
    {
        var sink = new Sink();
        var reporter = new ProgressReporter(sink, new InstantTime());
        reporter.Enter(RecordingPhase.WritingData, 3, 2048, MediumFamily.Cd);
        for (var block = 1; block <= 3; block++)
            reporter.Report(block);
        Assert.Equal([0, 3], sink.Seen.Select(each => each.Written));
    }

    [Fact]
    public void Values_never_fall_and_the_total_is_never_zero()
    {
        var (sink, time) = (new Sink(), new InstantTime());
        var reporter = new ProgressReporter(sink, time);
        reporter.Enter(RecordingPhase.Verifying, 0, 2048, MediumFamily.Cd);
        reporter.Enter(RecordingPhase.Finalization);
        foreach (var part in new[] { 0.2, 0.1, 0.5, 0.4, 1.7 })
        {
            time.Advance(TimeSpan.FromSeconds(1));
            reporter.Part(part);
        }

        Assert.All(sink.Seen, each => Assert.True(each.Total >= 1));
        Assert.Equal([0, 20, 50, 100], sink.Seen.Where(each => each.Phase == RecordingPhase.Finalization).Select(each => each.Written));
    }

    [Fact]
    public void Speed_and_remaining_time_are_measured_over_the_phase()
    {
        var (sink, time) = (new Sink(), new InstantTime());
        var reporter = new ProgressReporter(sink, time);
        time.Advance(TimeSpan.FromSeconds(30));
        reporter.Enter(RecordingPhase.WritingData, 3000, 2048, MediumFamily.Cd);
        time.Advance(TimeSpan.FromSeconds(2));
        reporter.Report(600);
        var value = sink.Seen[^1];
        Assert.Equal(600 * 2048 / 2.0, value.BytesPerSecond, 3);
        Assert.Equal(4, value.Times, 6);
        Assert.Equal(TimeSpan.FromSeconds(8), value.Remaining);
        Assert.Equal(TimeSpan.FromSeconds(32), value.Elapsed);
        Assert.Equal(0.2, value.Fraction, 6);
    }
}
