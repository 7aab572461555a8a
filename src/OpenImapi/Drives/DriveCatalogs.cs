using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Transports;
using OpenImapi.Virtual;

namespace OpenImapi;

/// <summary>Several catalogues of drives as one, and the names by which people call a drive.</summary>
public sealed class DriveCatalogs : IDriveCatalog
{
    private readonly IscsiDrives network = new();
    private readonly IReadOnlyList<IDriveCatalog> catalogs;
    private readonly ConcurrentDictionary<Guid, IDriveCatalog> owners = new();

    /// <param name="catalogs">The catalogues, in the order in which their drives are listed; drives of iSCSI targets join when they are named.</param>
    public DriveCatalogs(params IReadOnlyList<IDriveCatalog> catalogs) => this.catalogs = [.. catalogs, network];

    /// <summary>How drives of iSCSI targets are reached, with which credentials.</summary>
    public IscsiSettings Network { get => network.Settings; init => network.Settings = value; }

    /// <summary>Every drive that can be reached from here: those of this computer, then the virtual ones.</summary>
    /// <param name="home">The folder of the virtual drives; else that of OPENIMAPI_HOME, else the user's own.</param>
    /// <remarks>Drives of iSCSI targets are reached with the credentials of OPENIMAPI_CHAP.</remarks>
    public static DriveCatalogs Default(string? home = null) =>
        Of(LocalDrives.OfThisComputer(), home, new() { Credentials = IscsiCredentials.OfEnvironment() });

    /// <summary>Drives of a computer, then the virtual ones.</summary>
    /// <param name="local">The drives of the computer; nothing where there are none.</param>
    /// <param name="home">The folder of the virtual drives; else that of OPENIMAPI_HOME, else the user's own.</param>
    /// <param name="network">How drives of iSCSI targets are reached.</param>
    public static DriveCatalogs Of(ILocalDrives? local, string? home = null, IscsiSettings? network = null)
    {
        var made = new VirtualDriveCatalog(home is null ? VirtualHome.OfUser() : new(home));
        var settings = network ?? new();
        return local is null ? new(made) { Network = settings } : new(local, made) { Network = settings };
    }

    public async ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation)
    {
        var found = new List<DriveAddress>();
        foreach (var catalog in catalogs)
            foreach (var drive in await catalog.ListAsync(cancellation))
                if (found.TrueForAll(other => other.Identity != drive.Identity))
                {
                    owners[drive.Identity] = catalog;
                    found.Add(drive);
                }

        return found;
    }

    public async IAsyncEnumerable<DriveChange> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var changes = Channel.CreateUnbounded<DriveChange>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watchers = catalogs.Select(catalog => ForwardAsync(catalog, changes.Writer, end.Token)).ToArray();
        try
        {
            await foreach (var change in changes.Reader.ReadAllAsync(cancellation))
                yield return change;
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(watchers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation)
    {
        if (!owners.ContainsKey(address.Identity))
            await ListAsync(cancellation);
        return owners.TryGetValue(address.Identity, out var owner)
            ? await owner.OpenAsync(address, cancellation)
            : throw new DiscException(DriveErrors.NotPresent, $"There is no drive {address.Name}.");
    }

    /// <summary>
    /// The drive that a person means by a name: as <see cref="ListAsync"/> shows it, what stands after its kind (<c>lab</c> for
    /// <c>virtual:lab</c>), its location or a link to it, or an address <c>iscsi://host[:port]/target/lun</c>, which is not looked for before it is opened.
    /// </summary>
    /// <exception cref="DiscException">IMAPI_E_DEVICE_NOTPRESENT: no drive is called so, or more than one is.</exception>
    public async ValueTask<DriveAddress> FindAsync(string name, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (network.Name(name) is { } remote)
            return remote;
        if (IscsiPortal.TryParse(name, out var host))
            return Only(await network.FindAsync(host, cancellation), name);
        var drives = await ListAsync(cancellation);
        if (catalogs.OfType<ILocalDrives>().Select(local => local.Resolve(name)).FirstOrDefault(found => found is not null) is { } here)
            return here;
        var exact = drives.Where(drive => drive.Name == name || drive.Location == name).ToList();
        var found = exact.Count > 0 ? exact : [.. drives.Where(drive => ShortName(drive) == name)];
        if (found is [var only])
            return only;
        throw new DiscException(DriveErrors.NotPresent,
            found.Count == 0 ? $"There is no drive called '{name}'." : $"'{name}' means {string.Join(" and ", found.Select(drive => drive.Name))}.",
            drives.Count == 0 ? "No drive can be reached; create a virtual one." : $"Choose one of {string.Join(", ", drives.Select(drive => drive.Name))}.");
    }

    /// <summary>Asks a host <c>iscsi://host[:port]</c> for the drives that it serves, which are listed from then on.</summary>
    /// <exception cref="ArgumentException">The text names no host.</exception>
    /// <exception cref="DiscException">The host does not answer, or refuses.</exception>
    public ValueTask<IReadOnlyList<DriveAddress>> AskAsync(string host, CancellationToken cancellation = default) => IscsiPortal.TryParse(host, out var portal)
        ? network.FindAsync(portal, cancellation) : throw new ArgumentException($"'{host}' is not iscsi://host[:port].", nameof(host));

    private static DriveAddress Only(IReadOnlyList<DriveAddress> drives, string host) => drives switch
    {
        [var only] => only,
        [] => throw new DiscException(DriveErrors.NotPresent, $"{host} serves no drive."),
        _ => throw new DiscException(DriveErrors.NotPresent, $"{host} serves {drives.Count} drives.", $"Choose one of {string.Join(", ", drives.Select(drive => drive.Name))}."),
    };

    /// <summary>What stands after the kind, as in <c>virtual:lab</c>.</summary>
    private static string ShortName(DriveAddress drive) => drive.Name[(drive.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static async Task ForwardAsync(IDriveCatalog catalog, ChannelWriter<DriveChange> changes, CancellationToken cancellation)
    {
        await foreach (var change in catalog.WatchAsync(cancellation))
            changes.TryWrite(change);
    }
}
