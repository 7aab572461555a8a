namespace OpenImapi.Mmc;

/// <summary>The drives of one kind that can be reached: local ones, virtual ones, those of an iSCSI target.</summary>
public interface IDriveCatalog
{
    /// <summary>The drives that are there now.</summary>
    ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation);

    /// <summary>Arrivals and removals as they happen, until cancelled.</summary>
    IAsyncEnumerable<DriveChange> WatchAsync(CancellationToken cancellation);

    /// <summary>Opens a way to a drive of this catalogue.</summary>
    /// <exception cref="Formats.DiscException">IMAPI_E_DEVICE_NOTPRESENT: it is gone; IMAPI_E_DEVICE_NOTACCESSIBLE: somebody else holds it.</exception>
    ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation);
}

/// <summary>How a drive is named: short for people, whole for programs.</summary>
/// <param name="Name">What a person types, such as <c>virtual:lab</c>.</param>
/// <param name="Location">What this program opens: a folder, a device path, an iSCSI address.</param>
/// <param name="Identity">Stable across runs and unique; two addresses with one identity are one device.</param>
public sealed record DriveAddress(string Name, string Location, Guid Identity);

/// <summary>A drive came or went.</summary>
public readonly record struct DriveChange(DriveChangeKind Kind, DriveAddress Drive);

/// <summary>Which of the two.</summary>
public enum DriveChangeKind
{
    Arrived,
    Removed,
}
