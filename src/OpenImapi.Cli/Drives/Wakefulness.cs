using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>Keeps the computer awake; with --verbose it is told where that cannot be done.</summary>
internal sealed class Wakefulness(Invocation run) : ISleepInhibitor
{
    public async ValueTask<SleepHold> InhibitAsync(string reason, CancellationToken cancellation = default)
    {
        var hold = await (run.Surroundings.Sleep ?? SleepInhibitor.OfThisSystem()).InhibitAsync(reason, cancellation);
        if (hold.Fault is { } fault && run.Settings.Verbose)
            run.Reporter.Note(fault);
        return hold;
    }

    /// <summary>Keeps it awake for a drive that goes on by itself while the computer sleeps, which a virtual one does not.</summary>
    public async ValueTask<SleepHold?> InhibitAsync(string work, DriveAddress drive, CancellationToken cancellation) =>
        DriveRoom.IsVirtual(drive) ? null : await InhibitAsync($"{work} {drive.Name}", cancellation);
}
