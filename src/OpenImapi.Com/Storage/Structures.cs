using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>FILETIME: 100 ns since 1601-01-01 UTC, in two halves, so that it is aligned to 4 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FileTime
{
    public uint Low;
    public uint High;
}

/// <summary>STATSTG: one element of a storage. 80 bytes where pointers have 8, 72 where they have 4.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct StatStg
{
    /// <summary>Task memory of whoever answers, freed by whoever asked.</summary>
    public char* Name;
    public uint Type;
    public ulong Size;
    public FileTime Modified;
    public FileTime Created;
    public FileTime Accessed;
    public uint Mode;
    public uint LocksSupported;
    public Guid ClassId;
    public uint StateBits;
    public uint Reserved;
}

/// <summary>STATPROPSTG: one property of a set, without its value. 16 bytes where pointers have 8, 12 where they have 4.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct StatPropStg
{
    /// <summary>Task memory of whoever answers, freed by whoever asked.</summary>
    public char* Name;
    public uint Id;
    public ushort Type;
}

/// <summary>STATPROPSETSTG: a set of properties as a whole. 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StatPropSetStg
{
    public Guid FormatId;
    public Guid ClassId;
    public uint Flags;
    public FileTime Modified;
    public FileTime Created;
    public FileTime Accessed;
    public uint SystemVersion;
}

/// <summary>PROPSPEC: which property is meant, by name or by number. 16 bytes where pointers have 8, 8 where they have 4.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PropSpec
{
    /// <summary>0: <see cref="Value"/> points to the name. 1: its low 32 bits are the number.</summary>
    public uint Kind;
    public nuint Value;
}

/// <summary>PROPVARIANT: a value with its type. 24 bytes where pointers have 8, 16 where they have 4.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PropVariant
{
    /// <summary>The VARTYPE; it decides how many bytes of <see cref="Value"/> count.</summary>
    public ushort Type;
    public ushort Reserved1;
    public ushort Reserved2;
    public ushort Reserved3;
    public nuint Value;
    public nuint Second;
}
