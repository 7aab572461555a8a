using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ and SEND DISC STRUCTURE, format C0h: whether and why the medium cannot be written. Only the persistent protection is sent.</summary>
/// <param name="Persistent">PWP: the medium itself says so, until it is told otherwise.</param>
[Clause(Standard.Mmc5, "6.23.3.2")]
public record struct WriteProtection(bool Persistent) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 4;

    /// <summary>MSWI: the medium's own write inhibit flag.</summary>
    public bool MediumInhibit { get; set; }

    /// <summary>CWP: the switch of the cartridge.</summary>
    public bool Cartridge { get; set; }

    /// <summary>SWPP: mode page 1Dh says so, until the drive is switched off.</summary>
    public bool Software { get; set; }

    /// <summary>The medium cannot be written, for whatever reason.</summary>
    public readonly bool IsProtected => Persistent || MediumInhibit || Cartridge || Software;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var bits = f.UInt8("MSWI, CWP, PWP, SWPP", (byte)((MediumInhibit ? 8 : 0) | (Cartridge ? 4 : 0) | (Persistent ? 2 : 0) | (Software ? 1 : 0)));
        (MediumInhibit, Cartridge, Persistent, Software) = ((bits & 8) != 0, (bits & 4) != 0, (bits & 2) != 0, (bits & 1) != 0);
        f.Zero(3);
    }
}
