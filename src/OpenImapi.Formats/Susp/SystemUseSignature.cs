namespace OpenImapi.Formats.Susp;

/// <summary>The signature word of a system use entry: two characters that say what the entry is. Others than these occur.</summary>
[Clause(Standard.Susp, "4")]
public enum SystemUseSignature
{
    None = 0,

    /// <summary>Continuation area.</summary>
    CE = 'C' << 8 | 'E',

    /// <summary>Padding field.</summary>
    PD = 'P' << 8 | 'D',

    /// <summary>System use sharing protocol indicator.</summary>
    SP = 'S' << 8 | 'P',

    /// <summary>System use sharing protocol terminator.</summary>
    ST = 'S' << 8 | 'T',

    /// <summary>Extensions reference.</summary>
    ER = 'E' << 8 | 'R',

    /// <summary>Extension selector.</summary>
    ES = 'E' << 8 | 'S',

    /// <summary>POSIX file attributes.</summary>
    PX = 'P' << 8 | 'X',

    /// <summary>POSIX device number.</summary>
    PN = 'P' << 8 | 'N',

    /// <summary>Symbolic link.</summary>
    SL = 'S' << 8 | 'L',

    /// <summary>Alternate name.</summary>
    NM = 'N' << 8 | 'M',

    /// <summary>Child link.</summary>
    CL = 'C' << 8 | 'L',

    /// <summary>Parent link.</summary>
    PL = 'P' << 8 | 'L',

    /// <summary>Relocated directory.</summary>
    RE = 'R' << 8 | 'E',

    /// <summary>Time stamps.</summary>
    TF = 'T' << 8 | 'F',

    /// <summary>File data in sparse format.</summary>
    SF = 'S' << 8 | 'F',

    /// <summary>Rock Ridge entries in use, of version 1.09.</summary>
    RR = 'R' << 8 | 'R',

    /// <summary>Compressed content, zisofs.</summary>
    ZF = 'Z' << 8 | 'F',
}

/// <summary>Signature words as bytes and as text.</summary>
public static class SystemUseSignatures
{
    /// <summary>The signature word at the start of an entry's bytes.</summary>
    public static SystemUseSignature Of(ReadOnlySpan<byte> entry) => (SystemUseSignature)(entry[0] << 8 | entry[1]);

    /// <summary>The two characters; other bytes than ASCII characters as hexadecimal digits.</summary>
    public static string Text(this SystemUseSignature signature)
    {
        var (first, second) = ((int)signature >> 8, (int)signature & 0xFF);
        return first is > 0x20 and < 0x7F && second is > 0x20 and < 0x7F ? $"{(char)first}{(char)second}" : $"{first:X2}{second:X2}";
    }
}
