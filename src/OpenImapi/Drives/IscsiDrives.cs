using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using OpenImapi.Mmc;
using OpenImapi.Transports;

namespace OpenImapi;

/// <summary>Drives of iSCSI targets. Nobody lists what a network has: a drive is there once it was named.</summary>
internal sealed class IscsiDrives : IDriveCatalog
{
    private readonly ConcurrentDictionary<Guid, DriveAddress> named = new();

    public IscsiSettings Settings { get; set; } = new();

    /// <summary>The drive of an address such as <c>iscsi://host/iqn.2000-01.lab:burner/1</c>; nothing where the text is none.</summary>
    public DriveAddress? Name(string text)
    {
        return IscsiAddress.TryParse(text, out var address) ? Named(address) : null;
    }

    /// <summary>The drives that a host serves.</summary>
    public async ValueTask<IReadOnlyList<DriveAddress>> FindAsync(IscsiPortal host, CancellationToken cancellation) =>
        [.. (await IscsiDiscovery.FindDrivesAsync(host, Settings, cancellation)).Select(Named)];

    private DriveAddress Named(IscsiAddress address)
    {
        var location = address.ToString();
        var drive = new DriveAddress(location, location, new(SHA256.HashData(Encoding.UTF8.GetBytes(location)).AsSpan(0, 16)));
        return named.GetOrAdd(drive.Identity, drive);
    }

    public ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation) => new([.. named.Values.OrderBy(drive => drive.Name, StringComparer.Ordinal)]);

    /// <summary>A network drive that goes away is met by the next call to it; none comes by itself.</summary>
    public async IAsyncEnumerable<DriveChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        yield break;
    }

    public async ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation) =>
        await IscsiTransport.OpenAsync(IscsiAddress.Parse(address.Location), Settings, cancellation);
}
