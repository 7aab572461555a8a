using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>
    /// Copies bytes from one file into another without their coming through this program; a file system that can share blocks
    /// shares them. Returns how many were copied, or -1 where the two files cannot be copied so.
    /// </summary>
    public static long CopyRange(SafeFileHandle from, long offset, SafeFileHandle to, long toOffset, long length)
    {
        while (true)
        {
            var count = (long)CopyFileRange(from, ref offset, to, ref toOffset, (nuint)length, 0);
            if (count >= 0 || Marshal.GetLastPInvokeError() != Interrupted)
                return count;
        }
    }

    [LibraryImport(Library, EntryPoint = "copy_file_range", SetLastError = true)]
    private static partial nint CopyFileRange(SafeFileHandle from, ref long offset, SafeFileHandle to, ref long toOffset, nuint length, uint flags);
}
