using System.Buffers.Text;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>The most bytes that the names of a file's extended attributes take.</summary>
    public const int LongestAttributes = 64 << 10;

    private const int LongestName = 255;

    /// <summary>Lists the names of the extended attributes of an entry, each ended by a zero; returns their bytes, 0 or less where there are none to be had.</summary>
    /// <remarks>Calls that take a folder's handle came with Linux 6.13; by way of /proc every Linux names the entry, however long its path is.</remarks>
    public static int ListAttributes(SafeFileHandle folder, ReadOnlySpan<byte> name, Span<byte> names)
    {
        var start = "/proc/self/fd/"u8;
        Span<byte> path = stackalloc byte[start.Length + 24 + LongestName + 1];
        start.CopyTo(path);
        if (name.Length > LongestName || !Utf8Formatter.TryFormat((int)folder.DangerousGetHandle(), path[start.Length..], out var digits))
            return 0;
        var at = start.Length + digits;
        path[at++] = (byte)'/';
        Terminated(name, path[at..]);
        return (int)ListOfPath(path, names, (nuint)names.Length);
    }

    /// <summary>The same of an open folder.</summary>
    public static int ListAttributes(SafeFileHandle folder, Span<byte> names) => (int)ListOfHandle(folder, names, (nuint)names.Length);

    [LibraryImport(Library, EntryPoint = "llistxattr", SetLastError = true)]
    private static partial nint ListOfPath(ReadOnlySpan<byte> path, Span<byte> names, nuint length);

    [LibraryImport(Library, EntryPoint = "flistxattr", SetLastError = true)]
    private static partial nint ListOfHandle(SafeFileHandle folder, Span<byte> names, nuint length);
}
