using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>The longest path that a link can hold, and one byte more.</summary>
    public const int LongestTarget = 4096;

    /// <summary>Reads the path that a link holds; returns its length in bytes, -1 on failure.</summary>
    public static int ReadLink(SafeFileHandle folder, ReadOnlySpan<byte> name, Span<byte> target)
    {
        var terminated = name.Length < 512 ? stackalloc byte[name.Length + 1] : new byte[name.Length + 1];
        name.CopyTo(terminated);
        terminated[name.Length] = 0;
        return (int)ReadLinkAt(folder, terminated, target, (nuint)target.Length);
    }

    [LibraryImport(Library, EntryPoint = "readlinkat", SetLastError = true)]
    private static partial nint ReadLinkAt(SafeFileHandle folder, ReadOnlySpan<byte> name, Span<byte> target, nuint length);
}
