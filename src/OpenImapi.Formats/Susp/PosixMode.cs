namespace OpenImapi.Formats.Susp;

/// <summary>A POSIX file mode: what kind of file it is, and who may do what with it.</summary>
[Clause(Standard.Rrip, "4.1.1")]
public readonly record struct PosixMode(uint Value)
{
    /// <summary>The bits that say the kind.</summary>
    public const uint TypeMask = 0xF000;

    /// <summary>Set user ID, set group ID, sticky, and the nine bits of read, write and execute.</summary>
    public const uint PermissionMask = 0x0FFF;

    public PosixMode(PosixFileType type, uint permissions)
        : this((uint)type | permissions & PermissionMask)
    {
    }

    public PosixFileType Type => (PosixFileType)(Value & TypeMask);

    /// <summary>The low twelve bits, as chmod takes them.</summary>
    public uint Permissions => Value & PermissionMask;

    public bool IsDevice => Type is PosixFileType.CharacterDevice or PosixFileType.BlockDevice;

    /// <summary>The mode as ls shows it: drwxr-xr-x.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[10];
        text[0] = Type switch
        {
            PosixFileType.Regular => '-',
            PosixFileType.Directory => 'd',
            PosixFileType.SymbolicLink => 'l',
            PosixFileType.BlockDevice => 'b',
            PosixFileType.CharacterDevice => 'c',
            PosixFileType.Fifo => 'p',
            PosixFileType.Socket => 's',
            _ => '?',
        };
        for (var i = 0; i < 9; i++)
            text[1 + i] = (Value >> (8 - i) & 1) != 0 ? "rwx"[i % 3] : '-';
        for (var i = 0; i < 3; i++)
            if ((Value >> (11 - i) & 1) != 0)
                text[3 + 3 * i] = text[3 + 3 * i] == 'x' ? "sst"[i] : "SST"[i];
        return new(text);
    }
}

/// <summary>Kinds of files, as bits of a mode.</summary>
[Clause(Standard.Rrip, "4.1.1")]
public enum PosixFileType
{
    None = 0,
    Fifo = 0x1000,
    CharacterDevice = 0x2000,
    Directory = 0x4000,
    BlockDevice = 0x6000,
    Regular = 0x8000,
    SymbolicLink = 0xA000,
    Socket = 0xC000,
}
