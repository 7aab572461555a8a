using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The frame of a long operation on a whole medium: the tray is locked meanwhile and always unlocked.</summary>
internal static class DriveWork
{
    /// <summary>Locks the tray, does the work, unlocks the tray, and looks at the medium again.</summary>
    public static async ValueTask<Medium> RunAsync(
        Drive drive, RecordingPhase phase, ProgressReporter progress, TimeProvider time, Func<ValueTask> work)
    {
        await Tray.LockAsync(drive, CancellationToken.None);
        try
        {
            progress.Enter(phase);
            await work();
            progress.Complete();
        }
        finally
        {
            await Tray.UnlockAsync(drive, CancellationToken.None);
        }

        var after = await MediumInspector.InspectAsync(drive, time, CancellationToken.None);
        progress.Enter(RecordingPhase.Completed);
        progress.Complete();
        return after;
    }
}
