using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>The same drives, with every command written down.</summary>
public sealed class TracingCatalog(IDriveCatalog drives, TraceLog trace) : IDriveCatalog
{
    public ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation) => drives.ListAsync(cancellation);

    public IAsyncEnumerable<DriveChange> WatchAsync(CancellationToken cancellation) => drives.WatchAsync(cancellation);

    public async ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation) =>
        new TracingTransport(await drives.OpenAsync(address, cancellation), address.Name, trace);
}
