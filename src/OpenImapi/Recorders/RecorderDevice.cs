using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>One device as one disc master knows it; several recorder objects may stand for it.</summary>
internal sealed class RecorderDevice(DriveAddress address, IDriveCatalog drives, HomeFolder home)
{
    private const int OpeningAttempts = 5;

    private static readonly TimeSpan OpeningPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private HeldDrive? opened;

    public DriveAddress Address => address;

    public HomeFolder Home => home;

    /// <summary>What the drive is; nothing while it could not be asked, since somebody else holds it.</summary>
    public DriveDescription? Description { get; private set; }

    public RecorderSettings Settings { get; private set; } = new();

    public bool IsRemoved { get; set; }

    public bool IsBurning { get; set; }

    /// <summary>The object that holds the device by OpenExclusive, or nothing.</summary>
    public DiscRecorder? Opener { get; private set; }

    /// <summary>Forgets every property, as closing the disc master does.</summary>
    public void ResetSettings()
    {
        Settings = new();
        Refresh();
    }

    /// <exception cref="DiscException">IMAPI_E_DEVICE_NOTPRESENT: the drive was removed.</exception>
    public void RequirePresent()
    {
        if (IsRemoved)
            throw new DiscException(DriveErrors.NotPresent, $"{address.Name} was removed.");
    }

    /// <summary>Asks the drive what it is and can do now. A drive that somebody else holds keeps what was known of it.</summary>
    public async ValueTask SurveyAsync(CancellationToken cancellation)
    {
        try
        {
            await using var drive = new Drive(await drives.OpenAsync(address, cancellation), address);
            await SurveyAsync(drive, cancellation);
        }
        catch (DiscException gone) when (gone.Error == DriveErrors.NotPresent)
        {
            IsRemoved = true;
        }
        catch (DiscException)
        {
            // It is listed all the same: whoever holds it will let go, and what else is wrong is told by the call that needs it.
        }
    }

    public async ValueTask SurveyAsync(Drive drive, CancellationToken cancellation)
    {
        Description = await DriveSurvey.ReadAsync(drive, cancellation);
        Refresh();
    }

    /// <summary>The highest speed is that of the medium inside, in multiples of its 1x.</summary>
    public void LearnSpeeds(Medium medium)
    {
        if (!medium.WriteSpeeds.IsEmpty)
            Settings.MaxWriteSpeed = (int)Math.Round(medium.WriteSpeeds.Max(speed => speed.Times));
    }

    /// <summary>Takes the device for one piece of work, against every other object and process.</summary>
    /// <exception cref="DiscException">IMAPI_E_DEVICE_NOTACCESSIBLE, naming the holder, or IMAPI_E_DEVICE_NOTPRESENT.</exception>
    public async ValueTask<HeldDrive> AcquireAsync(CancellationToken cancellation)
    {
        RequirePresent();
        var path = home.LockPath(address.Identity, "access");
        var held = OwnedLock.TryTake(path)
            ?? throw new DiscException(DriveErrors.NotAccessible, $"{OwnedLock.OwnerOf(path)} uses {address.Name}.");
        try
        {
            return new(held, new(await OpenPatientlyAsync(cancellation), address));
        }
        catch (Exception fault)
        {
            held.Dispose();
            if (fault is DiscException { Error: var error } && error == DriveErrors.NotPresent)
                IsRemoved = true;
            throw;
        }
    }

    /// <summary>Nobody holds the device for work, so who has it open only looks what it is, and is gone in a moment.</summary>
    private async ValueTask<IScsiTransport> OpenPatientlyAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await drives.OpenAsync(address, cancellation);
            }
            catch (DiscException held) when (held.Error == DriveErrors.NotAccessible && attempt < OpeningAttempts)
            {
                await Task.Delay(OpeningPause, cancellation);
            }
        }
    }

    public async ValueTask OpenAsync(DiscRecorder recorder, CancellationToken cancellation)
    {
        var acquired = await AcquireAsync(cancellation);
        lock (gate)
            (opened, Opener) = (acquired, recorder);
    }

    /// <summary>Works with the drive that OpenExclusive holds for this object. It stays open until the work has ended, though it be closed meanwhile.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED: it is not held.</exception>
    public async ValueTask<T> UseAsync<T>(DiscRecorder recorder, Func<Drive, ValueTask<T>> work)
    {
        await using var held = HeldFor(recorder, closes: false);
        return await work(held.Drive);
    }

    /// <summary>Gives back the drive that OpenExclusive holds for this object.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED: it is not held.</exception>
    public ValueTask CloseAsync(DiscRecorder recorder) => HeldFor(recorder, closes: true).DisposeAsync();

    public async ValueTask CloseAsync()
    {
        if (Take() is { } held)
            await held.DisposeAsync();
    }

    /// <exception cref="DiscException">IMAPI_E_NOTOPENED: OpenExclusive does not hold the drive for this object.</exception>
    public void RequireHeld(DiscRecorder recorder)
    {
        RequirePresent();
        if (Opener != recorder)
            throw new DiscException(ImapiErrors.NotOpened, $"{address.Name} is not opened for exclusive use by this object.", "Call OpenExclusiveAsync first.");
    }

    private HeldDrive HeldFor(DiscRecorder recorder, bool closes)
    {
        lock (gate)
        {
            RequireHeld(recorder);
            return closes ? Take()! : opened!.Share();
        }
    }

    /// <summary>The drive that is held, which nobody finds here any more.</summary>
    private HeldDrive? Take()
    {
        lock (gate)
        {
            var held = opened;
            (opened, Opener) = (null, null);
            return held;
        }
    }

    private void Refresh()
    {
        Settings.MaxWriteSpeed = (int)Math.Round((Description?.MaximumWriteSpeed ?? 0) / RecorderSettings.KilobytesAtOneTimes);
        Settings.BufferUnderrunFreeCapable = Description?.UnderrunProtection ?? false;
    }
}

/// <summary>An open drive that no other object and no other process may use meanwhile. It is closed by the last of those who share it.</summary>
internal sealed class HeldDrive(OwnedLock held, Drive drive) : IAsyncDisposable
{
    private int sharers = 1;

    public Drive Drive => drive;

    /// <summary>The same drive for somebody who disposes of it too; asked only while another one has not.</summary>
    public HeldDrive Share()
    {
        Interlocked.Increment(ref sharers);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Decrement(ref sharers) > 0)
            return;
        try
        {
            await drive.DisposeAsync();
        }
        finally
        {
            held.Dispose();
        }
    }
}
