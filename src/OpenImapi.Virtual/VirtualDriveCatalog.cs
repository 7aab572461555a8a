using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The virtual drives of one home. The process that opens one holds it until the last way to it is closed.</summary>
/// <remarks>One catalogue serves a process: ways opened through it to one drive share the recorder, each as a nexus of its own.</remarks>
public sealed class VirtualDriveCatalog(VirtualHome home, RecorderOptions? options = null) : IDriveCatalog
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, SharedRecorder> open = [];
    private readonly RecorderOptions options = options ?? new();

    public ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<DriveAddress>>([.. home.List().Select(drive => drive.Address)]);

    /// <summary>Looks every second which drives have come and gone.</summary>
    public async IAsyncEnumerable<DriveChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(WatchInterval, options.Time);
        var known = await ListAsync(cancellation);
        while (await NextTickAsync(timer, cancellation))
        {
            var now = await ListAsync(cancellation);
            foreach (var drive in known.Except(now))
                yield return new(DriveChangeKind.Removed, drive);
            foreach (var drive in now.Except(known))
                yield return new(DriveChangeKind.Arrived, drive);
            known = now;
        }
    }

    public ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation)
    {
        var drive = home.List().FirstOrDefault(drive => drive.Path == address.Location)
            ?? throw new DiscException(DriveErrors.NotPresent, $"There is no virtual drive in {address.Location}.");
        lock (gate)
        {
            if (!open.TryGetValue(drive.Path, out var shared))
                open.Add(drive.Path, shared = new(OpenRecorder(drive)));
            shared.Ways++;
            return ValueTask.FromResult<IScsiTransport>(new SharedNexus(shared.Recorder.OpenNexus(), () => CloseAsync(drive.Path)));
        }
    }

    private VirtualRecorder OpenRecorder(DriveFolder drive)
    {
        var hold = DriveLock.Take(drive);
        try
        {
            var stored = drive.Drive;
            return new(new FolderBay(drive, hold), (stored.Traits?.Apply(options) ?? options) with { SerialNumber = stored.SerialNumber, Replay = drive.Replay ?? options.Replay });
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    private async ValueTask CloseAsync(string path)
    {
        VirtualRecorder? last = null;
        lock (gate)
        {
            if (open.TryGetValue(path, out var shared) && --shared.Ways == 0)
            {
                open.Remove(path);
                last = shared.Recorder;
            }
        }

        if (last is not null)
            await last.DisposeAsync();
    }

    private static async ValueTask<bool> NextTickAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private sealed class SharedRecorder(VirtualRecorder recorder)
    {
        public VirtualRecorder Recorder => recorder;

        public int Ways { get; set; }
    }

    /// <summary>One way to a shared recorder, which goes with its last way.</summary>
    private sealed class SharedNexus(IScsiTransport inner, Func<ValueTask> closed) : IScsiTransport
    {
        private bool disposed;

        public int MaximumTransferLength => inner.MaximumTransferLength;

        public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation) =>
            inner.ExecuteAsync(cdb, direction, data, timeout, cancellation);

        public ValueTask ResetAsync(CancellationToken cancellation) => inner.ResetAsync(cancellation);

        public async ValueTask DisposeAsync()
        {
            if (disposed)
                return;
            disposed = true;
            await inner.DisposeAsync();
            await closed();
        }
    }
}
