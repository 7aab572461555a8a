using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports.Linux;

/// <summary>What Linux says by an error number, in words.</summary>
internal static class DeviceFaults
{
    /// <summary>A device that could not be opened.</summary>
    public static DiscException OfOpening(Errno error, LinuxSystem system, OpticalDevice device) => error switch
    {
        Errno.NoEntry or Errno.NoDevice or Errno.NoSuchDeviceOrAddress => new(DriveErrors.NotPresent, $"{device.Path} is not there: {Said(error)}.",
            "Look whether the drive is connected and switched on; 'imapi doctor' looks further."),
        Errno.AccessDenied or Errno.NotPermitted => DevicePermission.Of(system, device.Path).Refusal(),
        Errno.Busy => Busy(system, device),
        _ => new(DriveErrors.NotAccessible, $"{device.Path} cannot be opened: {Said(error)}."),
    };

    /// <summary>A device whose disc is mounted.</summary>
    public static DiscException Mounted(OpticalDevice device, string folder) => new(DriveErrors.NotAccessible,
        $"The disc in {device.Path} is mounted on {folder}, so nothing may change it.", $"Unmount it with 'umount {folder}' or 'udisksctl unmount -b {device.Path}'.");

    /// <summary>A device that lets itself be read only.</summary>
    public static DiscException ReadOnly(LinuxSystem system, OpticalDevice device) => DevicePermission.Of(system, device.Path).Refusal();

    /// <summary>A command that the kernel did not send.</summary>
    public static DiscException OfCommand(Errno error, string device, Cdb cdb) => error switch
    {
        Errno.NotForThisFile => new(DriveErrors.NotAccessible, $"{device} takes no SCSI commands, so it is no optical drive.", "Choose one of those that 'imapi drives' lists."),
        Errno.NotPermitted or Errno.AccessDenied => new(DriveErrors.NotAccessible, $"Linux does not let you send {cdb.Code} ({cdb}) to {device}.",
            "Run the program as root (sudo): this command needs more than the right to write the device."),
        Errno.NoDevice or Errno.NoSuchDeviceOrAddress => new(DriveErrors.NotPresent, $"{device} is gone: {Said(error)}."),
        _ => new(DriveErrors.TransportFailed, $"Linux did not send {cdb.Code} ({cdb}) to {device}: {Said(error)}.", "Look what the kernel says of it ('dmesg')."),
    };

    /// <summary>A reset that was not carried out.</summary>
    public static DiscException OfReset(Errno error, string device) => error switch
    {
        Errno.NotPermitted or Errno.AccessDenied => new(DriveErrors.NotAccessible, $"Linux lets only root reset {device}.", "Switch the drive off and on, or run the program as root."),
        _ => new(DriveErrors.TransportFailed, $"{device} was not reset: {Said(error)}.", "Switch the drive off and on."),
    };

    private static DiscException Busy(LinuxSystem system, OpticalDevice device)
    {
        var holders = DeviceHolders.Of(system, device);
        return holders is []
            ? new(DriveErrors.NotAccessible, $"{device.Path} is in use by a program of another user, another container, or by the system.",
                "End the program that uses it; 'sudo fuser -v' with the device's name tells which.")
            : new(DriveErrors.NotAccessible, $"{device.Path} is in use by {string.Join(" and ", holders)}.", "Wait until that program has finished, or end it.");
    }

    private static string Said(Errno error) => Marshal.GetPInvokeErrorMessage((int)error);
}
