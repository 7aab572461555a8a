using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Windows;

/// <summary>The optical drives of a computer with Windows, by the SCSI pass-through.</summary>
public sealed class WindowsDriveCatalog : ILocalDrives
{
    private readonly SharedDevices open = new();

    public ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation) => new(WindowsDrives.List());

    public ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation)
    {
        var drive = WindowsDrives.List().FirstOrDefault(drive => drive.Identity == address.Identity)
            ?? throw new DiscException(DriveErrors.NotPresent, $"{address.Name} is not there any more.");
        return new(open.Open(drive.Location, () => new LocalTransport(WindowsDrives.Open(drive))));
    }

    /// <summary>Hears of drives that come and go.</summary>
    public IAsyncEnumerable<DriveChange> WatchAsync(CancellationToken cancellation) =>
        DriveWatch.CompareAsync(WindowsDrives.List, DeviceNotification.HearAsync(TimeProvider.System, cancellation), cancellation);

    /// <summary>A letter as people write it, <c>d</c>, <c>D:</c> or <c>D:\</c>, or the path that Windows opens.</summary>
    public DriveAddress? Resolve(string path)
    {
        var name = path.StartsWith(@"\\.\", StringComparison.Ordinal) ? path[4..] : path;
        name = name.TrimEnd('\\');
        return WindowsDrives.List().FirstOrDefault(drive => string.Equals(drive.Name, name.Length == 1 ? $"{name}:" : name, StringComparison.OrdinalIgnoreCase));
    }
}
