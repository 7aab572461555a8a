using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    private const int WriteOnly = 1;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    private static int FolderOnly => IsArm ? 0x4000 : 0x10000;

    /// <summary>Opens a file for reading; a pipe or device does not make it wait. The handle is invalid when it fails.</summary>
    public static SafeFileHandle OpenFile(SafeFileHandle? folder, ReadOnlySpan<byte> name) =>
        OpenAt(folder, name, NonBlocking | CloseOnExec);

    /// <summary>Opens a folder for reading. The handle is invalid when it fails.</summary>
    public static SafeFileHandle OpenFolder(SafeFileHandle? folder, ReadOnlySpan<byte> name) =>
        OpenAt(folder, name, FolderOnly | CloseOnExec);

    /// <summary>Opens a file that has no name in the given folder, for writing. The handle is invalid when it fails.</summary>
    public static SafeFileHandle OpenNameless(ReadOnlySpan<byte> folder) =>
        OpenAt(null, folder, WriteOnly | CloseOnExec | 0x400000 | FolderOnly);

    private static SafeFileHandle OpenAt(SafeFileHandle? folder, ReadOnlySpan<byte> name, int flags)
    {
        var terminated = Terminated(name, name.Length < 512 ? stackalloc byte[name.Length + 1] : new byte[name.Length + 1]);
        while (true)
        {
            var handle = folder is null ? OpenAt(WorkingFolder, terminated, flags, 0x1B6) : OpenAt(folder, terminated, flags, 0x1B6);
            if (!handle.IsInvalid || Marshal.GetLastPInvokeError() != Interrupted)
                return handle;
            handle.Dispose();
        }
    }

    [LibraryImport(Library, EntryPoint = "openat", SetLastError = true)]
    private static partial SafeFileHandle OpenAt(int folder, ReadOnlySpan<byte> name, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "openat", SetLastError = true)]
    private static partial SafeFileHandle OpenAt(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags, uint mode);
}
