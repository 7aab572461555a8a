using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Transports.Windows;

/// <summary>Takes a drive for one program: its volume is locked and forgotten, and other recording programs are kept away until the handle is closed.</summary>
internal static class VolumeClaim
{
    private const int LockDevice = 1;

    /// <exception cref="DiscException">Others use the disc, or have the drive for themselves.</exception>
    public static unsafe void Take(SafeFileHandle device, string drive)
    {
        if (!Control(device, ControlCode.LockVolume) && IsRefusal())
            throw WindowsFaults.Locked(drive);
        Control(device, ControlCode.DismountVolume); // Where there is no volume, there is nothing to forget.
        var order = new CdromExclusiveLock { RequestType = LockDevice };
        Encoding.ASCII.GetBytes("OpenImapi").CopyTo((Span<byte>)order.CallerName);
        uint returned;
        if (Kernel32.DeviceIoControl(device, ControlCode.ExclusiveAccess, &order, (uint)sizeof(CdromExclusiveLock), null, 0, &returned, null) == 0 && IsRefusal())
            throw WindowsFaults.Reserved(drive);
    }

    private static unsafe bool Control(SafeFileHandle device, ControlCode code)
    {
        uint returned;
        return Kernel32.DeviceIoControl(device, code, null, 0, null, 0, &returned, null) != 0;
    }

    /// <summary>Somebody stands in the way; whatever else goes wrong only means that there is nothing to be locked.</summary>
    private static bool IsRefusal() => (Win32Error)Marshal.GetLastPInvokeError() is Win32Error.AccessDenied or Win32Error.SharingViolation or Win32Error.Busy;

    /// <summary>CDROM_EXCLUSIVE_LOCK of ntddcdrm.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct CdromExclusiveLock
    {
        public int RequestType;
        public uint Flags;
        public CallerName CallerName;
    }

    [InlineArray(64)]
    internal struct CallerName
    {
        private byte first;
    }
}
