using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Says how a recording ended.</summary>
internal static class RecordingReport
{
    public static RecordingResult Result(BurnDesk desk, RecordingWork work, ProgressReporter reporter)
    {
        var speed = work.Writing > TimeSpan.Zero ? work.Plan.Total.Bytes(desk.Source.BlockSize) / work.Writing.TotalSeconds : 0;
        return new()
        {
            Drive = desk.Drive.Address.Name,
            Before = work.Before!,
            After = work.After,
            Start = work.Plan.Start,
            Written = work.Plan.Content,
            Padding = work.Plan.Padding,
            Hashes = work.Pump.Hashes,
            Elapsed = reporter.Elapsed,
            BytesPerSecond = speed,
            Times = speed / work.Before!.Family.BytesPerSecond(desk.Source.BlockSize),
            Buffer = work.Pump.Account,
            Layout = work.Plan.Simulate ? desk.Job.Layout : PlacedLayout.Of(desk.Job.Layout, work.Plan),
            Verified = work.Verified,
            ReadOffset = (int?)work.ReadOffset?.Value,
            Simulated = work.Plan.Simulate,
            Warnings = [.. desk.Warnings],
        };
    }

    public static RecordingException Failure(DiscException error, RecordingWork work) =>
        new(error, MediumLeft(work), work.After, error is VerificationFailedException failed ? failed.Mismatches : []);

    public static RecordingCanceledException Cancelled(RecordingWork work, CancellationToken cancellation) =>
        new(MediumLeft(work), work.After, cancellation);

    private static string MediumLeft(RecordingWork work) => work switch
    {
        { Touched: false } => "Nothing was written to the disc.",
        { After: null } => "The drive could not say what state the disc is in; imapi media shows it once the drive answers.",
        { After: { Advice: { } advice } after } => $"The disc is now: {after.State} {advice}",
        { After: var after } => $"The disc is now: {after.State} What was recorded on it was not verified.",
    };
}
