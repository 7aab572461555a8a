using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Decides, before anything is written, whether a job can be done on a medium. Pure.</summary>
internal static class MediumValidation
{
    /// <summary>What will be written.</summary>
    /// <exception cref="DiscException">The medium cannot take the job; the error says why.</exception>
    public static BurnPlan Plan(Medium medium, BurnDesk desk, IWriteStrategy strategy)
    {
        var job = desk.Job;
        if (job.Simulate && !strategy.CanTestWrite(desk))
            throw new DiscException(RecordingErrors.NoTestWrite, $"A {medium.Kind} cannot be written for a test in {desk.Drive.Address.Name}.");
        var session = job.Layout.Sessions[0];
        medium = BdDefects.Expected(medium, job.DefectManagement);
        medium = medium.IsOverwritable ? GrowingAt(medium, session.Start) : medium;
        if (medium.NextWritable != session.Start)
            throw new DiscException(RecordingErrors.StartMismatch,
                $"The content begins at block {session.Start}; on this disc writing goes on at block {medium.NextWritable?.ToString() ?? "none"}.");
        if (session.Tracks.FirstOrDefault(track => track.Extent.IsEmpty || !job.Source.Extent.Contains(track.Extent)) is { } missing)
            throw new ArgumentException($"Track {missing.Number} has blocks {missing.Extent}; the source has {job.Source.Extent}.", nameof(desk));
        CheckHead(medium, job);
        var plan = strategy.Plan(desk, medium);
        CheckRoom(plan, medium, desk);
        _ = LayerBreaks.Choose(medium, job, plan);
        return plan with { Simulate = job.Simulate, Verify = job.Verify && !job.Simulate, Eject = job.Eject };
    }

    /// <summary>An overwritable disc takes content at any whole unit.</summary>
    private static Medium GrowingAt(Medium medium, Lba start) => start.Value >= 0 && start.Value % medium.WriteUnit.Value == 0 ? medium.GrowingFrom(start)
        : throw new DiscException(RecordingErrors.StartMismatch, $"The content begins at block {start}; on a {medium.Kind} it begins at a multiple of {medium.WriteUnit}.");

    private static void CheckHead(Medium medium, RecordingJob job)
    {
        if (job.Head.Count > 0 && !medium.IsOverwritable && !medium.PseudoOverwrite)
            throw new DiscException(RecordingErrors.WriteModeUnsupported, $"What is on a {medium.Kind} already cannot be written again.");
        foreach (var run in job.Head)
            if (job.Layout.Tracks.Any(track => track.Extent.Overlaps(run.Extent)) || !new Extent(Lba.Zero, medium.Capacity).Contains(run.Extent))
                throw new ArgumentException($"Blocks {run.Extent} that come last lie in the content or beyond the disc.", nameof(job));
    }

    /// <summary>A drive does not tell how far it overburns; it is tried, and told in the result.</summary>
    private static void CheckRoom(BurnPlan plan, Medium medium, BurnDesk desk)
    {
        var room = plan.ClosesItself ? MediumRoom.ForSession(medium) : medium.Free;
        var end = medium.NextWritable!.Value + room;
        if (plan.End <= end)
            return;
        if (desk.Job.Overburn && medium.Profile == Profile.CdR)
        {
            desk.StatedEnd = end;
            desk.Warn($"{plan.End - end} blocks lie beyond the end that the disc states; other drives may not read them.");
            return;
        }

        var padding = plan.Padding > BlockCount.Zero ? $" and {plan.Padding} blocks of padding" : "";
        throw new DiscException(RecordingErrors.DiscFull,
            $"{MediumWords.Size(plan.Content)} of content{padding} do not fit into the {MediumWords.Size(room)} that are free.");
    }

    /// <summary>The strategy for a job on a medium that can be recorded in its present state.</summary>
    /// <exception cref="DiscException">It cannot; the error says why.</exception>
    public static IWriteStrategy Strategy(Medium medium, BurnDesk desk)
    {
        if (medium.Status == MediumStatus.Unusable)
            throw new DiscException(DriveErrors.InvalidMediumType, medium.State, medium.Advice);
        var strategy = WriteStrategies.For(medium, desk);
        if (medium.WriteProtected)
            throw new DiscException(DriveErrors.WriteProtected, medium.State, medium.Advice);
        if (medium.HasOpenSession)
            throw new DiscException(RecordingErrors.UnfinishedTrack, medium.State, medium.Advice);
        if (medium is { Status: MediumStatus.Appendable, NextWritable: null })
            throw new DiscException(RecordingErrors.DiscFull, medium.State, medium.Advice);
        if (!medium.CanRecord && !(medium.Status == MediumStatus.Overwritable && desk.Job.Layout.Sessions[0].Start > Lba.Zero))
            throw new DiscException(DriveErrors.CannotWrite, $"Nothing can be recorded on this disc. {medium.State}", medium.Advice);
        return strategy;
    }
}
