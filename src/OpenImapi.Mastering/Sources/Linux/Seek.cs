using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    private const int ToData = 3;
    private const int ToHole = 4;

    /// <summary>The next run of a file's bytes, from an offset on, that is no hole; where the file system knows of none, all from there on.</summary>
    public static (long Start, long End) NextData(SafeFileHandle file, long offset)
    {
        var start = Seek(file, offset, ToData);
        if (start < 0)
            return Marshal.GetLastPInvokeError() == NoSuchDeviceOrAddress ? (long.MaxValue, long.MaxValue) : (offset, long.MaxValue);
        var end = Seek(file, start, ToHole);
        return (start, end > start ? end : long.MaxValue);
    }

    [LibraryImport(Library, EntryPoint = "lseek64", SetLastError = true)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);
}
