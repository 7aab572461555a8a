namespace OpenImapi.Transports.Linux;

/// <summary>One thing that Linux shows of its optical drives, or of why there is none.</summary>
/// <param name="Subject">What was looked at: a device, or what stands for all.</param>
/// <param name="IsFault">A drive is there and cannot be used; else it is worth knowing.</param>
/// <param name="Text">What was found.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record LinuxFinding(string Subject, bool IsFault, string Text, string? Advice = null);

/// <summary>Looks why no drive is seen, or why one that is seen cannot be burned with. It opens no device.</summary>
public static class LinuxFindings
{
    private const string All = "local drives";

    public static IReadOnlyList<LinuxFinding> Look(LinuxSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var devices = OpticalDevices.Find(system);
        return devices.Count == 0 ? [.. Absence(system), .. Untaken(system)] : [.. devices.SelectMany(device => Of(system, device))];
    }

    /// <summary>Why there is no drive at all.</summary>
    private static IEnumerable<LinuxFinding> Absence(LinuxSystem system)
    {
        if (IsSubsystemOfWindows(system))
            yield return new(All, IsFault: false, "this is Linux inside Windows (WSL), which sees no optical drives",
                "Run imapi on Windows itself; 'imapi drive serve D:' there makes its drive an iSCSI target, which --drive iscsi://… reaches from here.");
        else if (IsContainer(system))
            yield return new(All, IsFault: false, "this is a container, and no optical drive of its host is seen in it",
                "Start it with the host's drive, as in 'docker run --device /dev/sr0 --device /dev/sg1'; 'lsscsi -g' on the host tells both names.");
        else if (system.Names("/sys/bus/scsi/drivers") is [_, ..] drivers && !drivers.Contains("sr", StringComparer.Ordinal))
            yield return new(All, IsFault: false, "this computer shows no optical drive, and the kernel's driver for them, sr_mod, is not loaded",
                "If it has one, load the driver with 'sudo modprobe sr_mod' and look again.");
        else
            yield return new(All, IsFault: false, "this computer has no optical drive", "If one is plugged in, look at its cable and power, and what 'dmesg' says of it.");
    }

    /// <summary>Storage on USB (class 08h) that no driver has taken: it could be the drive that is missed.</summary>
    private static IEnumerable<LinuxFinding> Untaken(LinuxSystem system) =>
        from name in system.Names("/sys/bus/usb/devices")
        where system.Read($"/sys/bus/usb/devices/{name}/bInterfaceClass") == "08" && !system.Names($"/sys/bus/usb/devices/{name}").Contains("driver", StringComparer.Ordinal)
        select new LinuxFinding($"usb {name}", IsFault: true, "a storage device is plugged in there, and no driver has taken it", "Load the driver with 'sudo modprobe usb_storage' and look again.");

    /// <summary>What stands in the way of using one drive, and who uses it beside us.</summary>
    private static IEnumerable<LinuxFinding> Of(LinuxSystem system, OpticalDevice device)
    {
        var name = $"{device.Vendor} {device.Product}".Trim();
        if (device.Block is null && device.Generic is null)
            yield return new(device.Address, IsFault: true, $"the kernel knows {name}, but neither of its drivers, sr_mod and sg, has taken it", "Load them with 'sudo modprobe -a sr_mod sg'.");
        else if (device.Node is null)
            yield return Unreachable(system, device, name);
        else if (device.Block is null)
            yield return new(device.Path, IsFault: false, "can be burned with, but not mounted: the kernel's driver sr_mod is not loaded", "Load it with 'sudo modprobe sr_mod'.");
        if (MountTable.FolderOf(system, device) is { } folder)
            yield return new(device.Path, IsFault: false, $"its disc is mounted on {folder}, so it can only be looked at", $"Before you burn, unmount it with 'umount {folder}' or 'udisksctl unmount -b {device.Path}'.");
        foreach (var holder in DeviceHolders.Of(system, device))
            yield return new(device.Path, IsFault: false, $"{holder} has it open", "End that program before you burn, or wait until it has finished.");
    }

    private static LinuxFinding Unreachable(LinuxSystem system, OpticalDevice device, string name) => IsContainer(system)
        ? new(device.Path, IsFault: false, $"the host has {name} there, but this container was not given it", $"Start the container with '--device {device.Path}'.")
        : new(device.Path, IsFault: true, $"the kernel knows {name}, but there is no such file", "Look whether udev runs: 'sudo udevadm trigger' makes it make the file.");

    private static bool IsSubsystemOfWindows(LinuxSystem system) =>
        system.Read("/proc/sys/kernel/osrelease")?.Contains("microsoft", StringComparison.OrdinalIgnoreCase) ?? false;

    private static bool IsContainer(LinuxSystem system) =>
        Array.Exists(["/.dockerenv", "/run/.containerenv", "/run/systemd/container"], path => File.Exists(system[path]));
}
