using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Waits for a drive by asking it: after a medium change, and while it closes, erases or spins up.</summary>
internal sealed class Readiness(Drive drive, TimeProvider time)
{
    public TimeProvider Time => time;

    /// <summary>How long a drive may take to recognise a medium.</summary>
    public static readonly TimeSpan SpinUp = TimeSpan.FromMinutes(2);

    /// <summary>How long closing a session may take: writing lead-in and lead-out at 1x, and filling up a DVD.</summary>
    public static readonly TimeSpan Closing = TimeSpan.FromHours(1);

    /// <summary>How long erasing a whole disc may take.</summary>
    public static readonly TimeSpan Erasing = TimeSpan.FromHours(4);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Asks until the drive is ready. News (unit attentions) are taken note of by asking again.</summary>
    /// <param name="limit">The longest wait.</param>
    /// <param name="progress">Told the part that is done, 0 to 1, when the drive says it.</param>
    /// <param name="mayBeAbsent">A missing medium is waited for too: the tray is on its way in.</param>
    /// <param name="cancellation">Ends the wait, not what the drive does.</param>
    /// <exception cref="DriveException">The drive will not become ready: no medium, one that it cannot use, or the time is up.</exception>
    public async ValueTask WaitAsync(
        TimeSpan limit, Action<double>? progress = null, bool mayBeAbsent = false, CancellationToken cancellation = default)
    {
        var began = time.GetTimestamp();
        var started = false;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var completion = await drive.TryAsync(new TestUnitReady(), cancellation);
            if (completion.Status == ScsiStatus.Good)
                return;
            var sense = completion.Sense ?? new(SenseKey.NotReady, 0x04, 0x00);
            if (sense.Progress is { } part)
                progress?.Invoke(part);
            if (sense is { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x02 } && !started)
                await drive.TryAsync(new StartStopUnit(LoadEject: false, Start: started = true), cancellation);
            var mayPass = completion.Status is ScsiStatus.Busy or ScsiStatus.TaskSetFull || IsPassing(sense) || (mayBeAbsent && sense.Asc == 0x3A);
            if (!mayPass || time.GetElapsedTime(began) > limit)
                throw new DriveException(Cdb.From(new TestUnitReady()), sense, drive: drive.Address.Name);
            if (sense.Key != SenseKey.UnitAttention)
                await Task.Delay(pause, time, cancellation);
        }
    }

    /// <summary>
    /// Sends a command that moves no data and that may take long, and waits until it is done. A drive that is still busy is asked again; one
    /// that knows no immediate answer is given the time.
    /// </summary>
    /// <param name="command">The command with its immediate bit set.</param>
    /// <param name="patient">The same without it.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="progress">Told the part that is done.</param>
    public async ValueTask RunAsync<TCommand>(TCommand command, TCommand patient, TimeSpan limit, Action<double>? progress)
        where TCommand : struct, ICommand
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await drive.SendAsync(command, Drive.LongTimeout, CancellationToken.None);
                break;
            }
            catch (DriveException busy) when (IsPassing(busy.Sense) && time.GetElapsedTime(began) < limit)
            {
                await WaitAsync(limit, progress);
            }
            catch (DriveException refused) when (refused.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x24 } && !command.Equals(patient))
            {
                command = patient;
            }
        }

        await WaitAsync(limit, progress);
    }

    /// <summary>True for a state that ends by itself: becoming ready, an operation under way, news told once.</summary>
    public static bool IsPassing(SenseData sense) => sense switch
    {
        { Key: SenseKey.UnitAttention } => true,
        { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x00 or 0x01 or 0x02 or 0x04 or 0x07 or 0x08 } => true,
        _ => false,
    };
}
