using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>
    /// Reads a file whole, in four calls and without an object: what pays where there are very many small ones. False where anything is not as it was
    /// promised, for whoever reads it step by step to say what.
    /// </summary>
    public static bool TryReadWhole(SafeFileHandle folder, ReadOnlySpan<byte> name, in FileStamp promised, Span<byte> bytes)
    {
        if (name.Length > LongestName)
            return false;
        var terminated = Terminated(name, stackalloc byte[LongestName + 1]);
        var file = OpenNumber((int)folder.DangerousGetHandle(), terminated, NonBlocking | CloseOnExec, 0);
        if (file < 0)
            return false;
        var found = default(Statx);
        var isRead = ReadNumber(file, bytes, (nuint)bytes.Length, 0) == bytes.Length && StatNumber(file, "\0"u8, EmptyPath, BasicStats, ref found) == 0;
        _ = CloseNumber(file);
        return isRead && found.Stamp == promised;
    }

    [LibraryImport(Library, EntryPoint = "openat")]
    private static partial int OpenNumber(int folder, ReadOnlySpan<byte> name, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "pread64")]
    private static partial nint ReadNumber(int file, Span<byte> bytes, nuint count, long offset);

    [LibraryImport(Library, EntryPoint = "statx")]
    private static partial int StatNumber(int file, ReadOnlySpan<byte> name, int flags, uint mask, ref Statx found);

    [LibraryImport(Library, EntryPoint = "close")]
    private static partial int CloseNumber(int file);
}
