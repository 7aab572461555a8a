using OpenImapi.Mmc;

namespace OpenImapi.Transports.Linux;

public sealed partial class LinuxDriveCatalog
{
    /// <summary>Looks for drives that came and went.</summary>
    public IAsyncEnumerable<DriveChange> WatchAsync(CancellationToken cancellation) =>
        DriveWatch.CompareAsync(() => [.. OpticalDevices.List(system).Select(drive => drive.Address)], DriveWatch.ClockAsync(TimeProvider.System, cancellation), cancellation);
}
