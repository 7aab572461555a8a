using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Transports.Windows;

/// <summary>The calls into Windows that a drive needs.</summary>
internal static unsafe partial class Kernel32
{
    public const uint GenericRead = 0x8000_0000;
    public const uint GenericWrite = 0x4000_0000;
    public const uint ShareAll = 3;
    public const uint OpenExisting = 3;

    /// <summary>What GetDriveType says of an optical drive.</summary>
    public const uint OpticalDrive = 5;

    private const string Library = "kernel32";

    [LibraryImport(Library, EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial SafeFileHandle CreateFile(string name, uint access, uint share, void* security, uint disposition, uint flags, nint template);

    [LibraryImport(Library, EntryPoint = "DeviceIoControl", SetLastError = true)]
    public static partial int DeviceIoControl(
        SafeFileHandle device, ControlCode code, void* input, uint inputLength, void* output, uint outputLength, uint* returned, void* overlapped);

    /// <summary>One bit for each letter in use, A: in bit 0.</summary>
    [LibraryImport(Library, EntryPoint = "GetLogicalDrives")]
    public static partial uint GetLogicalDrives();

    [LibraryImport(Library, EntryPoint = "GetDriveTypeW", StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint GetDriveType(string root);

    /// <summary>What a device's short name stands for; 0 where there is no such name.</summary>
    [LibraryImport(Library, EntryPoint = "QueryDosDeviceW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    public static partial uint QueryDosDevice(string name, char* target, uint length);
}

/// <summary>What DeviceIoControl is asked to do (winioctl.h, ntddscsi.h, ntddcdrm.h).</summary>
internal enum ControlCode : uint
{
    /// <summary>FSCTL_LOCK_VOLUME: nobody else may use the file system.</summary>
    LockVolume = 0x0009_0018,

    /// <summary>FSCTL_DISMOUNT_VOLUME: what the file system knows of the disc is forgotten.</summary>
    DismountVolume = 0x0009_0020,

    /// <summary>IOCTL_CDROM_EXCLUSIVE_ACCESS.</summary>
    ExclusiveAccess = 0x0002_C05C,

    /// <summary>IOCTL_SCSI_GET_CAPABILITIES.</summary>
    ScsiGetCapabilities = 0x0004_1010,

    /// <summary>IOCTL_SCSI_PASS_THROUGH_DIRECT.</summary>
    ScsiPassThroughDirect = 0x0004_D014,

    /// <summary>IOCTL_STORAGE_QUERY_PROPERTY.</summary>
    StorageQueryProperty = 0x002D_1400,

    /// <summary>IOCTL_STORAGE_RESET_DEVICE.</summary>
    StorageResetDevice = 0x002D_5004,
}

/// <summary>Error codes (winerror.h) that say something of a drive.</summary>
internal enum Win32Error
{
    InvalidFunction = 1,
    FileNotFound = 2,
    PathNotFound = 3,
    AccessDenied = 5,
    NotReady = 21,
    SharingViolation = 32,
    NotSupported = 50,
    DevNotExist = 55,
    InvalidParameter = 87,
    SemaphoreTimeout = 121,
    Busy = 170,
    NoSuchDevice = 433,
    IoDevice = 1117,
    DeviceNotConnected = 1167,
    Timeout = 1460,
    DeviceRemoved = 1617,
}
