using OpenImapi.Mmc;

namespace OpenImapi.Transports.Linux;

public sealed partial class LinuxDriveCatalog
{
    /// <summary>Hears of drives that come and go from udev or the kernel, at once; where neither may be heard, sysfs is looked at every two seconds.</summary>
    public IAsyncEnumerable<DriveChange> WatchAsync(CancellationToken cancellation)
    {
        var hints = KernelEvents.Listen(system) is { } socket ? KernelEvents.HearAsync(socket, cancellation) : DriveWatch.ClockAsync(TimeProvider.System, cancellation);
        return DriveWatch.CompareAsync(() => [.. OpticalDevices.List(system).Select(drive => drive.Address)], hints, cancellation);
    }
}
