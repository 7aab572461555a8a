namespace OpenImapi.Formats.RedBook;

/// <summary>The kinds of CD-ROM sector.</summary>
[Clause(Standard.Ecma130, "14")]
public enum SectorForm
{
    /// <summary>Nothing: 2,336 zeros after the header.</summary>
    Mode0,

    /// <summary>2,048 bytes of user data, EDC and ECC.</summary>
    Mode1,

    /// <summary>2,336 bytes of user data and nothing that guards them.</summary>
    Mode2,

    /// <summary>CD-ROM XA: subheader, 2,048 bytes of user data, EDC and ECC.</summary>
    Mode2Form1,

    /// <summary>CD-ROM XA: subheader, 2,324 bytes of user data, EDC.</summary>
    Mode2Form2,
}

/// <summary>What is wrong with a sector.</summary>
[Flags]
[Clause(Standard.Ecma130, "14")]
public enum SectorFaults
{
    None = 0,

    /// <summary>The 12 bytes at its start are not those of a sector.</summary>
    Sync = 1,

    /// <summary>The header names another address.</summary>
    Address = 2,

    /// <summary>The header names a mode that does not exist.</summary>
    Mode = 4,

    /// <summary>The two copies of the subheader differ.</summary>
    Subheader = 8,

    /// <summary>The error detection code does not fit.</summary>
    Edc = 16,

    /// <summary>P or Q parity does not fit.</summary>
    Ecc = 32,

    /// <summary>Bytes that are zero by the standard are not.</summary>
    Zeros = 64,
}
