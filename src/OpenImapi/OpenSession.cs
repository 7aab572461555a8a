using OpenImapi.Mmc;

namespace OpenImapi;

/// <summary>What exists between Open and Close: sinks, the devices met, the chosen recorder with its stash.</summary>
internal sealed class OpenSession(IDriveCatalog drives, HomeFolder home) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, RecorderDevice> devices = [];
    private readonly CancellationTokenSource end = new();
    private Task watching = Task.CompletedTask;

    public ProgressSinks Sinks { get; } = new();

    public Selection? Selection { get; set; }

    public HomeFolder Home => home;

    /// <summary>Watches on no context of the caller's: closing waits for the end of it, and may be called where that context is blocked.</summary>
    public void StartWatching()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            watching = WatchAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>The recorders for a format that there are now, each asked what it can do.</summary>
    public async ValueTask<IReadOnlyList<RecorderDevice>> ListAsync(FormatDiscMaster format, CancellationToken cancellation)
    {
        var found = new List<RecorderDevice>();
        foreach (var address in await drives.ListAsync(cancellation))
            if (await SurveyAsync(address, cancellation) is { IsRemoved: false } device && format.IsFor(device.Description))
                found.Add(device);
        return found;
    }

    /// <summary>The device of an address, asked what it can do.</summary>
    public async ValueTask<RecorderDevice> SurveyAsync(DriveAddress address, CancellationToken cancellation)
    {
        var device = DeviceOf(address);
        device.IsRemoved = false;
        await device.SurveyAsync(cancellation);
        return device;
    }

    /// <summary>Another format is in use now: a recorder that is not for it is given up, and the sinks hear of a list that has changed.</summary>
    public void ChangeFormat(FormatDiscMaster old, FormatDiscMaster chosen)
    {
        if (Selection is { } selection && !chosen.IsFor(selection.Recorder.Device.Description))
        {
            Selection = null;
            selection.Dispose();
        }

        bool hasChanged;
        lock (gate)
            hasChanged = devices.Values.Any(device => !device.IsRemoved && old.IsFor(device.Description) != chosen.IsFor(device.Description));
        if (hasChanged)
            Sinks.PnPActivity();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Selection?.Dispose();
        RecorderDevice[] met;
        lock (gate)
            met = [.. devices.Values];
        foreach (var device in met)
        {
            await device.CloseAsync();
            device.ResetSettings();
        }

        end.Dispose();
    }

    private RecorderDevice DeviceOf(DriveAddress address)
    {
        lock (gate)
        {
            if (!devices.TryGetValue(address.Identity, out var device))
                devices.Add(address.Identity, device = new(address, drives, home));
            return device;
        }
    }

    private async Task WatchAsync()
    {
        await foreach (var change in drives.WatchAsync(end.Token))
        {
            lock (gate)
                if (devices.TryGetValue(change.Drive.Identity, out var device))
                    device.IsRemoved = change.Kind == DriveChangeKind.Removed;
            Sinks.PnPActivity();
        }
    }
}

/// <summary>The active recorder: its stash is held, and its disc was looked at.</summary>
internal sealed class Selection(DiscRecorder recorder, RecorderStash stash, DiscTarget target) : IDisposable
{
    public DiscRecorder Recorder { get; set; } = recorder;

    public RecorderStash Stash => stash;

    /// <summary>The disc that content is staged for.</summary>
    public DiscTarget Target { get; set; } = target;

    /// <summary>The disc must be looked at again before something is staged: it was recorded, or the format has changed.</summary>
    public bool MustExamine { get; set; }

    public void Dispose() => stash.Dispose();
}
