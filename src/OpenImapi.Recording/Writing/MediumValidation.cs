using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Decides, before anything is written, whether a job can be done on a medium. Pure.</summary>
internal static class MediumValidation
{
    /// <summary>The most that one WRITE moves: 64 KiB, which every way to a drive and every drive takes.</summary>
    private const int MostPerCommand = 32;

    /// <summary>What will be written.</summary>
    /// <exception cref="DiscException">The medium cannot take the job; the error says why.</exception>
    public static BurnPlan Plan(Medium medium, BurnDesk desk, IWriteStrategy strategy)
    {
        var job = desk.Job;
        var track = job.Layout.Tracks.First().Extent;
        if (job.Simulate && !strategy.CanTestWrite(desk))
            throw new DiscException(RecordingErrors.NoTestWrite, $"A {medium.Kind} cannot be written for a test in {desk.Drive.Address.Name}.");
        if (medium.NextWritable != track.Start)
            throw new DiscException(RecordingErrors.StartMismatch,
                $"The content begins at block {track.Start}; on this disc writing goes on at block {medium.NextWritable?.ToString() ?? "none"}.");
        if (track.IsEmpty || !job.Source.Extent.Contains(track))
            throw new ArgumentException($"The layout has blocks {track}; the source has {job.Source.Extent}.", nameof(desk));
        var padding = strategy.PaddingAfter(track.Length);
        if (track.Length + padding > medium.Free)
            throw new DiscException(RecordingErrors.DiscFull,
                $"{MediumWords.Size(track.Length)} of content and {padding} blocks of padding do not fit into the {MediumWords.Size(medium.Free)} that are free.");
        return new(track.Start, track.Length, padding, PerCommand(desk.Drive.MaximumTransferLength, strategy.Blocking))
        {
            Simulate = job.Simulate,
            Verify = job.Verify && !job.Simulate,
            Eject = job.Eject,
        };
    }

    /// <summary>The strategy for a job on a medium that can be recorded in its present state.</summary>
    /// <exception cref="DiscException">It cannot; the error says why.</exception>
    public static IWriteStrategy Strategy(Medium medium, RecordingJob job)
    {
        if (medium.Status == MediumStatus.Unusable)
            throw new DiscException(DriveErrors.InvalidMediumType, medium.State, medium.Advice);
        var strategy = WriteStrategies.For(medium, job);
        if (medium.HasOpenSession)
            throw new DiscException(RecordingErrors.UnfinishedTrack, medium.State, medium.Advice);
        if (medium is { Status: MediumStatus.Appendable, NextWritable: null })
            throw new DiscException(RecordingErrors.DiscFull, medium.State, medium.Advice);
        if (!medium.CanRecord)
            throw new DiscException(DriveErrors.CannotWrite, $"Nothing can be recorded on this disc. {medium.State}", medium.Advice);
        return strategy;
    }

    private static BlockCount PerCommand(int maximumTransferLength, BlockCount blocking)
    {
        var most = Math.Clamp(maximumTransferLength / BlockSizes.UserData, 1, MostPerCommand);
        return new(most >= blocking.Value ? most / blocking.Value * blocking.Value : most);
    }
}
