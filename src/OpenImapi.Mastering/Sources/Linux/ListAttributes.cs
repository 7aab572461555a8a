using System.Buffers.Text;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>The number of listxattrat, one on all processors. It came with Linux 6.13.</summary>
    private const nint ListWithinCall = 465;

    private const int ResultTooLarge = 34;
    private const int NoSuchCall = 38;
    private const int LongestName = 255;

    /// <summary>The system makes a buffer as long as it is told; most entries have no attributes, and are asked with a short one.</summary>
    private const int FewAttributes = 256;

    /// <summary>Lists the names of the extended attributes of an entry, each ended by a zero; returns their bytes, 0 or less where there are none to be had.</summary>
    public static int ListAttributes(SafeFileHandle folder, ReadOnlySpan<byte> name, Span<byte> names)
    {
        if (name.Length > LongestName)
            return 0;
        var terminated = Terminated(name, stackalloc byte[LongestName + 1]);
        var count = ListOf(folder, terminated, names[..Math.Min(names.Length, FewAttributes)]);
        return count < 0 && Marshal.GetLastPInvokeError() == ResultTooLarge ? ListOf(folder, terminated, names) : count;
    }

    /// <summary>The same of an open folder.</summary>
    public static int ListAttributes(SafeFileHandle folder, Span<byte> names) => (int)ListOfHandle(folder, names, (nuint)names.Length);

    private static int ListOf(SafeFileHandle folder, ReadOnlySpan<byte> terminated, Span<byte> names)
    {
        var count = (int)ListWithin(ListWithinCall, folder, terminated, DoNotFollow, names, (nuint)names.Length);
        return count < 0 && Marshal.GetLastPInvokeError() is NoSuchCall or NotPermitted ? ListByProc(folder, terminated, names) : count;
    }

    /// <summary>Where no call takes a folder's handle, or a sandbox lets none through that it does not know, the entry is named by way of /proc.</summary>
    private static int ListByProc(SafeFileHandle folder, ReadOnlySpan<byte> terminated, Span<byte> names)
    {
        var start = "/proc/self/fd/"u8;
        Span<byte> path = stackalloc byte[start.Length + 24 + LongestName + 1];
        start.CopyTo(path);
        if (!Utf8Formatter.TryFormat((int)folder.DangerousGetHandle(), path[start.Length..], out var digits))
            return 0;
        var at = start.Length + digits;
        path[at++] = (byte)'/';
        terminated.CopyTo(path[at..]);
        return (int)ListOfPath(path, names, (nuint)names.Length);
    }

    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    private static partial nint ListWithin(nint call, SafeFileHandle folder, ReadOnlySpan<byte> name, nint flags, Span<byte> names, nuint length);

    [LibraryImport(Library, EntryPoint = "llistxattr", SetLastError = true)]
    private static partial nint ListOfPath(ReadOnlySpan<byte> path, Span<byte> names, nuint length);

    [LibraryImport(Library, EntryPoint = "flistxattr", SetLastError = true)]
    private static partial nint ListOfHandle(SafeFileHandle folder, Span<byte> names, nuint length);
}
