using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>The devices that one catalogue has open. A device that is opened twice is opened once, and closed with its last way.</summary>
internal sealed class SharedDevices
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Shared> open = new(StringComparer.Ordinal);

    /// <summary>Another way to a device, which is opened where it is not open yet.</summary>
    public IScsiTransport Open(string device, Func<IScsiTransport> opening)
    {
        lock (gate)
        {
            if (!open.TryGetValue(device, out var shared))
                open.Add(device, shared = new(opening()));
            shared.Ways++;
            return new Way(shared.Transport, () => Close(device));
        }
    }

    /// <summary>The device, when its last way was closed.</summary>
    private IScsiTransport? Close(string device)
    {
        lock (gate)
        {
            if (!open.TryGetValue(device, out var shared) || --shared.Ways > 0)
                return null;
            open.Remove(device);
            return shared.Transport;
        }
    }

    private sealed class Shared(IScsiTransport transport)
    {
        public IScsiTransport Transport => transport;

        public int Ways { get; set; }
    }

    private sealed class Way(IScsiTransport device, Func<IScsiTransport?> close) : IScsiTransport
    {
        private bool closed;

        public int MaximumTransferLength => device.MaximumTransferLength;

        public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return device.ExecuteAsync(cdb, direction, data, timeout, cancellation);
        }

        public ValueTask ResetAsync(CancellationToken cancellation)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return device.ResetAsync(cancellation);
        }

        public async ValueTask DisposeAsync()
        {
            if (closed)
                return;
            closed = true;
            if (close() is { } last)
                await last.DisposeAsync();
        }
    }
}
