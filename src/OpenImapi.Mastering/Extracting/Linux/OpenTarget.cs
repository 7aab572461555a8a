using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    public const int IsAFolder = 21;
    public const int NoSpace = 28;
    public const int QuotaReached = 122;
    public const int ReadOnlyFileSystem = 30;

    private const int Create = 0x40;
    private const int Exclusive = 0x80;

    private static int NotThroughLink => IsArm ? 0x8000 : 0x20000;

    /// <summary>Opens a folder in a folder; a link of that name is an error. The handle is invalid when it fails.</summary>
    public static SafeFileHandle OpenFolderItself(SafeFileHandle folder, ReadOnlySpan<byte> name) =>
        OpenAt(folder, name, FolderOnly | NotThroughLink | CloseOnExec);

    /// <summary>Makes a file that was not there and opens it for writing. The handle is invalid when it fails.</summary>
    public static SafeFileHandle CreateFile(SafeFileHandle folder, ReadOnlySpan<byte> name, uint mode)
    {
        byte[] terminated = [.. name, 0];
        return OpenAt(folder, terminated, WriteOnly | Create | Exclusive | NotThroughLink | CloseOnExec, mode);
    }

    /// <summary>Makes a folder; returns the error's number, or 0.</summary>
    public static int MakeFolder(SafeFileHandle folder, ReadOnlySpan<byte> name, uint mode) => Result(MakeFolderAt(folder, [.. name, 0], mode));

    private static int Result(int returned) => returned == 0 ? 0 : Marshal.GetLastPInvokeError();

    [LibraryImport(Library, EntryPoint = "mkdirat", SetLastError = true)]
    private static partial int MakeFolderAt(SafeFileHandle folder, ReadOnlySpan<byte> name, uint mode);
}
