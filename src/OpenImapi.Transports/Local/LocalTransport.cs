using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>A drive of this computer, open: its system's pass-through behind one thread.</summary>
internal sealed class LocalTransport(IPassThrough device) : IScsiTransport
{
    private readonly DeviceThread thread = new(device.Name);

    public int MaximumTransferLength => device.MaximumTransferLength;

    public async ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        if (data.Length > MaximumTransferLength)
            throw new ArgumentException($"{data.Length} bytes are more than the {MaximumTransferLength} that one command may move.", nameof(data));
        var way = data.IsEmpty ? DataDirection.None : direction;
        return await thread.RunAsync(() => device.Execute(cdb, way, data, timeout), cancellation);
    }

    public async ValueTask ResetAsync(CancellationToken cancellation) => await thread.RunAsync(
        () =>
        {
            device.Reset();
            return true;
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        await thread.RunAsync(
            () =>
            {
                device.Dispose();
                return true;
            },
            CancellationToken.None);
        thread.Dispose();
    }
}

/// <summary>A system's way to send a command to a device. Its calls block, and come from one thread.</summary>
internal interface IPassThrough : IDisposable
{
    /// <summary>The device, for people.</summary>
    string Name { get; }

    /// <inheritdoc cref="IScsiTransport.MaximumTransferLength"/>
    int MaximumTransferLength { get; }

    /// <summary>Sends a command and waits for its end.</summary>
    /// <exception cref="DiscException">It did not reach the drive, or was not answered in time.</exception>
    Completion Execute(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout);

    /// <summary>Resets the logical unit.</summary>
    /// <exception cref="DiscException">The system or the drive does not do it.</exception>
    void Reset();
}
