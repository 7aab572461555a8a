using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Moves and locks a drive's tray.</summary>
public static class Tray
{
    /// <summary>News that a drive may have to tell before it carries out a command.</summary>
    private const int MostAttentions = 8;

    private static readonly TimeSpan MovingTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Keeps the tray shut until <see cref="UnlockAsync"/>. A drive that cannot lock its tray is left as it is: false.</summary>
    public static ValueTask<bool> LockAsync(Drive drive, CancellationToken cancellation = default) => PreventAsync(drive, prevent: true, cancellation);

    /// <summary>Lets the tray be opened again. False where the drive would not do it.</summary>
    public static ValueTask<bool> UnlockAsync(Drive drive, CancellationToken cancellation = default) => PreventAsync(drive, prevent: false, cancellation);

    /// <summary>Unlocks and opens the tray.</summary>
    /// <exception cref="DiscException">The drive refuses, as it does when somebody else has locked the tray.</exception>
    public static async ValueTask EjectAsync(Drive drive, CancellationToken cancellation = default)
    {
        await UnlockAsync(drive, cancellation);
        await MoveAsync(drive, load: false, cancellation);
    }

    /// <summary>Closes the tray and waits until the drive knows what lies in it. False where there is no medium.</summary>
    /// <exception cref="DiscException">The drive cannot close its tray, or cannot use what lies in it.</exception>
    public static ValueTask<bool> LoadAsync(Drive drive, CancellationToken cancellation = default) => LoadAsync(drive, TimeProvider.System, cancellation);

    /// <inheritdoc cref="LoadAsync(Drive, CancellationToken)"/>
    public static async ValueTask<bool> LoadAsync(Drive drive, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await MoveAsync(drive, load: true, cancellation);
            await new Readiness(drive, time).WaitAsync(Readiness.SpinUp, cancellation: cancellation);
            return true;
        }
        catch (DriveException empty) when (empty.Error == DriveErrors.NoMedium)
        {
            return false;
        }
    }

    private static async ValueTask MoveAsync(Drive drive, bool load, CancellationToken cancellation)
    {
        var command = new StartStopUnit(LoadEject: true, Start: load);
        for (var attentions = 0; ; attentions++)
        {
            try
            {
                await drive.SendAsync(command, MovingTimeout, cancellation);
                return;
            }
            catch (DriveException news) when (news.Sense.Key == SenseKey.UnitAttention && attentions < MostAttentions)
            {
                // Told once; the next command goes through.
            }
        }
    }

    /// <summary>Tries again after news and passing faults: a tray must not stay locked because one command went wrong.</summary>
    private static async ValueTask<bool> PreventAsync(Drive drive, bool prevent, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttentions; attempt++)
        {
            try
            {
                if ((await drive.TryAsync(new PreventAllowMediumRemoval(prevent), cancellation)).Status == ScsiStatus.Good)
                    return true;
            }
            catch (DiscException lost) when (!prevent && attempt < MostAttentions - 1 && (lost.Error == DriveErrors.TransportFailed || lost.Error == DriveErrors.NotPresent))
            {
                // A command that got lost on its way, or a drive that was gone for a moment, may be spoken to again: unlocking twice does no harm.
            }
        }

        return false;
    }
}
