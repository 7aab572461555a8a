using System.Text;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Linux;

/// <summary>An optical drive as sysfs shows it.</summary>
/// <param name="Address">Host, channel, target and logical unit, as in <c>1:0:0:0</c>.</param>
/// <param name="Vendor">The maker.</param>
/// <param name="Product">The model.</param>
/// <param name="Block">The name of the device of its blocks, such as sr0; nothing where sr_mod is not loaded.</param>
/// <param name="Generic">The name of the device of its commands, such as sg1; nothing where sg is not loaded.</param>
/// <param name="Node">
/// The name of the one that is opened; nothing where /dev has neither, as in a container. The device of blocks goes first: who holds that keeps mounts and
/// other recorders away, and no signal interrupts its commands.
/// </param>
public sealed record OpticalDevice(string Address, string Vendor, string Product, string? Block, string? Generic, string? Node)
{
    /// <summary>The device that is opened, as people know it.</summary>
    public string Path => $"/dev/{Node ?? Block ?? Generic}";

    /// <summary>True for a path that leads to this drive.</summary>
    internal bool IsAt(string path) => path == $"/dev/{Block}" || path == $"/dev/{Generic}";

    /// <summary>The serial number, or what else stays with the drive; else the place where it is plugged in.</summary>
    internal string Distinction(LinuxSystem system) => Serial(system) ?? Place(system);

    /// <summary>Where the drive is plugged in, without the number that its host got at this start.</summary>
    internal string Place(LinuxSystem system)
    {
        var folder = system.Resolve($"/sys/bus/scsi/devices/{Address}");
        var host = folder.IndexOf("/host", StringComparison.Ordinal);
        return $"{(host < 0 ? "" : folder[..host])}/{Address[(Address.IndexOf(':', StringComparison.Ordinal) + 1)..]}";
    }

    private string? Serial(LinuxSystem system)
    {
        var page = system.ReadBytes($"/sys/bus/scsi/devices/{Address}/vpd_pg80");
        if (page.Length > 4 && Encoding.Latin1.GetString(page.AsSpan(4)).Trim(' ', '\0') is { Length: > 0 } serial)
            return serial;
        return UdevSerial(system) ?? system.Read($"/sys/bus/scsi/devices/{Address}/wwid");
    }

    /// <summary>What udev has learnt from the cable, for the many drives that tell no serial number by SCSI.</summary>
    private string? UdevSerial(LinuxSystem system)
    {
        const string key = "E:ID_SERIAL_SHORT=";
        if (Block is null || system.Read($"/sys/class/block/{Block}/dev") is not { } number)
            return null;
        return system.Read($"/run/udev/data/b{number}")?.Split('\n').FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..];
    }
}

/// <summary>Finds the optical drives in sysfs.</summary>
public static class OpticalDevices
{
    /// <summary>Devices of type 5 (SPC-4, 6.6.2: CD/DVD device), in order of the device's number.</summary>
    public static IReadOnlyList<OpticalDevice> Find(LinuxSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return [.. system.Names("/sys/bus/scsi/devices").Where(name => system.Read($"/sys/bus/scsi/devices/{name}/type") == "5")
            .Select(address => Read(system, address)).OrderBy(device => device.Path.Length).ThenBy(device => device.Path, StringComparer.Ordinal)];
    }

    /// <summary>The drives that can be reached, as addresses. Two drives that give themselves the same identity are told apart by their places.</summary>
    internal static IReadOnlyList<(DriveAddress Address, OpticalDevice Device)> List(LinuxSystem system)
    {
        var found = Find(system).Where(device => device.Node is not null)
            .Select(device => (Device: device, Identity: DriveIdentity.Of(device.Vendor, device.Product, device.Distinction(system)))).ToList();
        return [.. found.Select(drive => (
            new DriveAddress(drive.Device.Node!, drive.Device.Path, found.Count(other => other.Identity == drive.Identity) == 1 ? drive.Identity
                : DriveIdentity.Of(drive.Device.Vendor, drive.Device.Product, $"{drive.Device.Distinction(system)}\n{drive.Device.Place(system)}")),
            drive.Device))];
    }

    private static OpticalDevice Read(LinuxSystem system, string address)
    {
        var folder = $"/sys/bus/scsi/devices/{address}";
        var (block, generic) = (First(system.Names($"{folder}/block")), First(system.Names($"{folder}/scsi_generic")));
        string?[] nodes = [block, generic];
        return new(address, system.Read($"{folder}/vendor") ?? "", system.Read($"{folder}/model") ?? "", block, generic,
            Array.Find(nodes, node => node is not null && File.Exists(system[$"/dev/{node}"])));
    }

    private static string? First(IReadOnlyList<string> names) => names is [var first, ..] ? first : null;
}
