using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

internal static partial class Libc
{
    /// <summary>Where a folder entry holds its own length, its type and its name, in bytes from its start.</summary>
    public const int EntryLengthOffset = 16;
    public const int EntryTypeOffset = 18;
    public const int EntryNameOffset = 19;

    /// <summary>Reads the next entries of a folder; returns how many bytes came, 0 at its end, -1 on failure.</summary>
    [LibraryImport(Library, EntryPoint = "getdents64", SetLastError = true)]
    public static partial nint ReadFolder(SafeFileHandle folder, Span<byte> entries, nuint count);
}

/// <summary>What an entry of a folder is, as far as the folder itself says.</summary>
internal enum EntryType : byte
{
    Unknown = 0,
    Fifo = 1,
    CharacterDevice = 2,
    Folder = 4,
    BlockDevice = 6,
    File = 8,
    Link = 10,
    Socket = 12,
}
