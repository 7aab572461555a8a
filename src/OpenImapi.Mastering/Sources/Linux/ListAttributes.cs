using System.Buffers.Text;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>Lists the names of the extended attributes of an entry, each ended by a zero; returns their bytes, 0 or less where there are none to be had.</summary>
    /// <remarks>There is no such call that takes a folder's handle, so the entry is named by way of /proc.</remarks>
    public static int ListAttributes(SafeFileHandle folder, ReadOnlySpan<byte> name, Span<byte> names)
    {
        var start = "/proc/self/fd/"u8;
        Span<byte> path = stackalloc byte[start.Length + 24 + 256];
        start.CopyTo(path);
        if (name.Length > 255 || !Utf8Formatter.TryFormat((int)folder.DangerousGetHandle(), path[start.Length..], out var digits))
            return 0;
        var at = start.Length + digits;
        path[at++] = (byte)'/';
        name.CopyTo(path[at..]);
        path[at + name.Length] = 0;
        return (int)ListOfPath(path, names, (nuint)names.Length);
    }

    /// <summary>The same of an open folder.</summary>
    public static int ListAttributes(SafeFileHandle folder, Span<byte> names) => (int)ListOfHandle(folder, names, (nuint)names.Length);

    [LibraryImport(Library, EntryPoint = "llistxattr", SetLastError = true)]
    private static partial nint ListOfPath(ReadOnlySpan<byte> path, Span<byte> names, nuint length);

    [LibraryImport(Library, EntryPoint = "flistxattr", SetLastError = true)]
    private static partial nint ListOfHandle(SafeFileHandle folder, Span<byte> names, nuint length);
}
