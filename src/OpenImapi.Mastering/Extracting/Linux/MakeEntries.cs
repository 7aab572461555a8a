using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>Makes a symbolic link; returns the error's number, or 0.</summary>
    public static int MakeLink(SafeFileHandle folder, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target) =>
        Result(SymbolicLinkAt([.. target, 0], folder, [.. name, 0]));

    /// <summary>Makes a device, pipe or socket; returns the error's number, or 0.</summary>
    public static int MakeNode(SafeFileHandle folder, ReadOnlySpan<byte> name, EntryType type, uint permissions, DeviceNumbers device)
    {
        var number = (ulong)(device.Major & 0xFFF) << 8 | (ulong)(device.Major & ~0xFFFu) << 32 | device.Minor & 0xFF | (ulong)(device.Minor & ~0xFFu) << 12;
        return Result(NodeAt(folder, [.. name, 0], (uint)type << 12 | permissions, number));
    }

    /// <summary>Gives a file a second name, which must be free; returns the error's number, or 0.</summary>
    public static int AddName(SafeFileHandle folder, ReadOnlySpan<byte> name, SafeFileHandle intoFolder, ReadOnlySpan<byte> newName) =>
        Result(LinkAt(folder, [.. name, 0], intoFolder, [.. newName, 0], 0));

    /// <summary>Gives something another name in its folder, in place of what has it; returns the error's number, or 0.</summary>
    public static int Rename(SafeFileHandle folder, ReadOnlySpan<byte> name, ReadOnlySpan<byte> newName) =>
        Result(RenameAt(folder, [.. name, 0], folder, [.. newName, 0]));

    /// <summary>Takes a name away that is no folder's; returns the error's number, or 0.</summary>
    public static int Remove(SafeFileHandle folder, ReadOnlySpan<byte> name) => Result(UnlinkAt(folder, [.. name, 0], 0));

    [LibraryImport(Library, EntryPoint = "symlinkat", SetLastError = true)]
    private static partial int SymbolicLinkAt(ReadOnlySpan<byte> target, SafeFileHandle folder, ReadOnlySpan<byte> name);

    [LibraryImport(Library, EntryPoint = "mknodat", SetLastError = true)]
    private static partial int NodeAt(SafeFileHandle folder, ReadOnlySpan<byte> name, uint mode, ulong device);

    [LibraryImport(Library, EntryPoint = "linkat", SetLastError = true)]
    private static partial int LinkAt(SafeFileHandle fromFolder, ReadOnlySpan<byte> from, SafeFileHandle toFolder, ReadOnlySpan<byte> to, int flags);

    [LibraryImport(Library, EntryPoint = "renameat", SetLastError = true)]
    private static partial int RenameAt(SafeFileHandle fromFolder, ReadOnlySpan<byte> from, SafeFileHandle toFolder, ReadOnlySpan<byte> to);

    [LibraryImport(Library, EntryPoint = "unlinkat", SetLastError = true)]
    private static partial int UnlinkAt(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags);
}
