using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Transports.Linux;

/// <summary>The calls into Linux that a drive needs.</summary>
internal static unsafe partial class Libc
{
    private const string Library = "libc";

    /// <summary>Opens a file; FileStream would look at it, lock it and seek in it.</summary>
    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial SafeFileHandle Open(string path, OpenFlags flags);

    /// <summary>A call of the device's own. The last argument travels like a named one on every Linux that .NET runs on.</summary>
    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Ioctl(SafeFileHandle file, nuint request, void* argument);

    /// <summary>Locks a whole file for those who ask, such as udev.</summary>
    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    public static partial int Flock(SafeFileHandle file, int operation);

    /// <summary>What is known of a file, in a form that is the same on every processor.</summary>
    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Statx(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    public static partial SafeFileHandle Socket(int family, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(SafeFileHandle socket, NetlinkAddress* address, uint length);

    [LibraryImport(Library, EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(SafeFileHandle socket, byte* buffer, nuint length, int flags);

    /// <summary>A file by which one thread wakes another.</summary>
    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    public static partial SafeFileHandle EventFd(uint value, int flags);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, void* data, nuint length);

    /// <summary>Waits until one of the files has something.</summary>
    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(PollEntry* files, nuint count, int milliseconds);
}

/// <summary>sockaddr_nl of linux/netlink.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NetlinkAddress
{
    public ushort Family;
    public ushort Padding;
    public uint Port;
    public uint Groups;
}

/// <summary>pollfd of poll.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    public int File;
    public short Events;
    public short Returned;
}

/// <summary>How a file is opened (fcntl.h).</summary>
[Flags]
internal enum OpenFlags
{
    ReadOnly = 0,
    ReadWrite = 2,

    /// <summary>Nobody else may have it open so; a device of blocks then cannot be mounted either.</summary>
    Exclusive = 0x80,

    /// <summary>A drive is opened whether there is a disc in it or not.</summary>
    NonBlocking = 0x800,

    /// <summary>Programs that are started do not get it.</summary>
    CloseOnExecute = 0x80000,
}

/// <summary>Error numbers (errno.h) that say something of a drive.</summary>
internal enum Errno
{
    NotPermitted = 1,
    NoEntry = 2,
    NoSuchDeviceOrAddress = 6,
    OutOfMemory = 12,
    AccessDenied = 13,
    Busy = 16,
    NoDevice = 19,
    Invalid = 22,
    NotForThisFile = 25,
    ReadOnlyFileSystem = 30,
}
