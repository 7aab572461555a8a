using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    private const int FollowLink = 0x400;

    /// <summary>Gives an open file a name; returns the error's number, or 0.</summary>
    public static int Link(SafeFileHandle file, ReadOnlySpan<byte> name)
    {
        var opened = System.Text.Encoding.ASCII.GetBytes($"/proc/self/fd/{file.DangerousGetHandle()}\0");
        byte[] terminated = [.. name, 0];
        return LinkAt(WorkingFolder, opened, WorkingFolder, terminated, FollowLink) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    [LibraryImport(Library, EntryPoint = "linkat", SetLastError = true)]
    private static partial int LinkAt(int fromFolder, ReadOnlySpan<byte> from, int toFolder, ReadOnlySpan<byte> to, int flags);
}
