using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>Reads from a place in a file; returns how many bytes came, 0 at its end, -1 on failure.</summary>
    public static int Read(SafeFileHandle file, long offset, Span<byte> bytes)
    {
        while (true)
        {
            var count = (int)PRead(file, bytes, (nuint)bytes.Length, offset);
            if (count >= 0 || Marshal.GetLastPInvokeError() != Interrupted)
                return count;
        }
    }

    [LibraryImport(Library, EntryPoint = "pread64", SetLastError = true)]
    private static partial nint PRead(SafeFileHandle file, Span<byte> bytes, nuint count, long offset);
}
