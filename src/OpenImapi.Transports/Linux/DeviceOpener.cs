using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Transports.Linux;

/// <summary>Opens a drive so that nobody else uses it meanwhile, or, where its disc is mounted, so that it can only be looked at.</summary>
internal static class DeviceOpener
{
    private const int LockExclusively = 2;
    private const int LockWithoutWaiting = 4;

    /// <exception cref="Formats.DiscException">It is not there, may not be used, or somebody else uses it.</exception>
    public static SgDevice Open(LinuxSystem system, OpticalDevice device)
    {
        var file = Open(system, device.Path, OpenFlags.ReadWrite | OpenFlags.Exclusive);
        if (!file.IsInvalid)
            return Hold(system, device, file, restriction: null);
        var error = (Errno)Marshal.GetLastPInvokeError();
        if (error == Errno.Busy && MountTable.FolderOf(system, device) is { } folder)
            return Look(system, device, DeviceFaults.Mounted(device, folder));
        if (error is Errno.AccessDenied or Errno.ReadOnlyFileSystem)
        {
            file = Open(system, device.Path, OpenFlags.ReadOnly | OpenFlags.Exclusive);
            if (!file.IsInvalid)
                return Hold(system, device, file, error == Errno.AccessDenied ? DeviceFaults.ReadOnly(system, device) : null);
        }

        throw DeviceFaults.OfOpening(error, system, device);
    }

    private static SafeFileHandle Open(LinuxSystem system, string device, OpenFlags flags) =>
        Libc.Open(system[device], flags | OpenFlags.NonBlocking | OpenFlags.CloseOnExecute);

    /// <summary>A mounted disc belongs to the file system; the drive's other users are not asked to leave.</summary>
    private static SgDevice Look(LinuxSystem system, OpticalDevice device, Formats.DiscException mounted)
    {
        var file = Open(system, device.Path, OpenFlags.ReadOnly);
        return file.IsInvalid
            ? throw DeviceFaults.OfOpening((Errno)Marshal.GetLastPInvokeError(), system, device)
            : new(device.Path, file, sibling: null, TransferLimit.Of(system, device, file), mounted);
    }

    /// <summary>Keeps everybody else away: programs that use the other device of the drive, and udev, which would read while the drive writes.</summary>
    private static SgDevice Hold(LinuxSystem system, OpticalDevice device, SafeFileHandle file, Formats.DiscException? restriction)
    {
        SafeFileHandle? sibling = null;
        if (device.Node == device.Block && device.Generic is { } generic)
        {
            sibling = Open(system, $"/dev/{generic}", OpenFlags.ReadWrite | OpenFlags.Exclusive);
            if (sibling.IsInvalid)
            {
                sibling = null;
                if ((Errno)Marshal.GetLastPInvokeError() == Errno.Busy)
                {
                    file.Dispose();
                    throw DeviceFaults.OfOpening(Errno.Busy, system, device);
                }
            }
        }

        _ = Libc.Flock(file, LockExclusively | LockWithoutWaiting); // Who refuses it is no worse off than before.
        return new(device.Path, file, sibling, TransferLimit.Of(system, device, file), restriction);
    }
}
