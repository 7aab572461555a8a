using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    private const int EmptyPath = 0x1000;
    private const int DoNotFollow = 0x100;
    private const uint BasicStats = 0x7FF;

    /// <summary>Asks for what is known of an open file; false when it fails.</summary>
    public static bool Stat(SafeFileHandle file, ref Statx found) => Statx(file, "\0"u8, EmptyPath, BasicStats, ref found) == 0;

    /// <summary>Asks for what is known of an entry of a folder, of a link's target unless told otherwise; false when it fails.</summary>
    public static bool Stat(SafeFileHandle? folder, ReadOnlySpan<byte> name, bool follow, ref Statx found)
    {
        var terminated = Terminated(name, name.Length < 512 ? stackalloc byte[name.Length + 1] : new byte[name.Length + 1]);
        var flags = follow ? 0 : DoNotFollow;
        return 0 == (folder is null
            ? Statx(WorkingFolder, terminated, flags, BasicStats, ref found)
            : Statx(folder, terminated, flags, BasicStats, ref found));
    }

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    private static partial int Statx(SafeFileHandle folder, ReadOnlySpan<byte> name, int flags, uint mask, ref Statx found);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    private static partial int Statx(int folder, ReadOnlySpan<byte> name, int flags, uint mask, ref Statx found);
}

/// <summary>The kernel's answer to statx, as far as it matters here: 256 bytes, the same on every processor.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct Statx
{
    [FieldOffset(16)]
    public uint LinkCount;

    [FieldOffset(20)]
    public uint UserId;

    [FieldOffset(24)]
    public uint GroupId;

    [FieldOffset(28)]
    public ushort Mode;

    [FieldOffset(32)]
    public ulong Inode;

    [FieldOffset(40)]
    public long Size;

    /// <summary>What the file takes, in units of 512 bytes.</summary>
    [FieldOffset(48)]
    public ulong Blocks;

    [FieldOffset(112)]
    public long ModifiedSeconds;

    [FieldOffset(120)]
    public uint ModifiedNanoseconds;

    [FieldOffset(128)]
    public uint SpecialMajor;

    [FieldOffset(132)]
    public uint SpecialMinor;

    [FieldOffset(136)]
    public ulong Device;

    public readonly EntryType Type => (EntryType)(Mode >> 12);

    /// <summary>Whether it takes less room than it has bytes: it has holes, or is kept in fewer bytes.</summary>
    public readonly bool IsSparse => Blocks * 512 < (ulong)Size;

    public readonly AccessRights Rights => new((ushort)(Mode & AccessRights.AllPermissions), UserId, GroupId);

    /// <summary>Length and time as the rest of the house counts them; a time outside the calendar becomes the nearest in it.</summary>
    public readonly FileStamp Stamp
    {
        get
        {
            const long Latest = 253402300799;
            var seconds = Math.Clamp(ModifiedSeconds, -62135596799, Latest);
            return new(Size, DateTime.UnixEpoch.Ticks + seconds * TimeSpan.TicksPerSecond + ModifiedNanoseconds / 100);
        }
    }
}
