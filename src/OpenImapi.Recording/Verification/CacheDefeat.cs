using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>
/// Sees to it that verification reads the disc and not the drive's buffer. Content several times larger than the buffer pushes itself out of
/// it while it is read from its beginning; after smaller content the tray is opened and closed where the drive can do so by itself.
/// </summary>
internal static class CacheDefeat
{
    /// <summary>How many times larger than the buffer the content must be.</summary>
    private const int Times = 4;

    /// <summary>Drives have 0.5 to 8 MiB; one that does not say is taken for larger.</summary>
    private const int UnknownBuffer = 16 << 20;

    public static async ValueTask ApplyAsync(BurnDesk desk, BurnPlan plan, CancellationToken cancellation)
    {
        var buffer = desk.Description.BufferSize > 0 ? desk.Description.BufferSize : UnknownBuffer;
        if (plan.Content.Bytes(desk.Source.BlockSize) > (long)Times * buffer)
            return;
        if (desk.Description.LoadsByItself && await ReloadAsync(desk, cancellation))
            return;
        if (!await SpinDownAsync(desk))
            desk.Warn("The drive cannot reload the disc by itself: verification may have read part of it from the drive's buffer.");
    }

    /// <summary>False where the tray would not open.</summary>
    private static async ValueTask<bool> ReloadAsync(BurnDesk desk, CancellationToken cancellation)
    {
        try
        {
            await Tray.EjectAsync(desk.Drive, cancellation);
        }
        catch (DriveException)
        {
            await Tray.LockAsync(desk.Drive, cancellation);
            return false;
        }

        if (!await LoadAsync(desk))
            throw new DiscException(DriveErrors.NotReady, $"{desk.Drive.Address.Name} did not take the disc back in for verification.",
                "Push the tray in; imapi image verify compares the disc with its image.");
        await Tray.LockAsync(desk.Drive, cancellation);
        return true;
    }

    /// <summary>The tray is open now: closing it is tried more than once, and not cancelled.</summary>
    private static async ValueTask<bool> LoadAsync(BurnDesk desk)
    {
        try
        {
            if (await Tray.LoadAsync(desk.Drive, desk.Time, CancellationToken.None))
                return true;
        }
        catch (DriveException)
        {
            // Once more.
        }

        return await Tray.LoadAsync(desk.Drive, desk.Time, CancellationToken.None);
    }

    /// <summary>A drive that stops its motor forgets its buffer; one that refuses to stop may keep it.</summary>
    private static async ValueTask<bool> SpinDownAsync(BurnDesk desk)
    {
        var stopped = await desk.Drive.TryAsync(new StartStopUnit(LoadEject: false, Start: false), CancellationToken.None);
        var started = await desk.Drive.TryAsync(new StartStopUnit(LoadEject: false, Start: true), CancellationToken.None);
        await desk.Readiness.WaitAsync(Readiness.SpinUp);
        return stopped.Status == ScsiStatus.Good && started.Status == ScsiStatus.Good;
    }
}
