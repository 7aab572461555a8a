using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Linux;

/// <summary>The optical drives of a computer with Linux, by SG_IO.</summary>
public sealed partial class LinuxDriveCatalog(LinuxSystem? system = null) : ILocalDrives
{
    private readonly LinuxSystem system = system ?? new();
    private readonly SharedDevices open = new();

    public ValueTask<IReadOnlyList<DriveAddress>> ListAsync(CancellationToken cancellation) =>
        new([.. OpticalDevices.List(system).Select(drive => drive.Address)]);

    public ValueTask<IScsiTransport> OpenAsync(DriveAddress address, CancellationToken cancellation)
    {
        var device = OpticalDevices.List(system).FirstOrDefault(drive => drive.Address.Identity == address.Identity).Device
            ?? throw new DiscException(DriveErrors.NotPresent, $"{address.Location} is not there any more.");
        return new(open.Open(device.Address, () => new LocalTransport(DeviceOpener.Open(system, device))));
    }

    /// <summary>A path such as /dev/cdrom or /dev/sg1 leads to the drive that it is a link to, or another device of.</summary>
    public DriveAddress? Resolve(string path)
    {
        if (!path.StartsWith("/dev/", StringComparison.Ordinal))
            return null;
        var target = system.Resolve(path);
        return OpticalDevices.List(system).FirstOrDefault(drive => drive.Device.IsAt(target)).Address;
    }
}
