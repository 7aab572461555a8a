using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 09h: the cartridge of a DVD-RAM and its write protection.</summary>
/// <param name="Persistent">PWP: the disc itself says that it is not to be written.</param>
[Clause(Standard.Mmc5, "6.23.3.2")]
public record struct DvdRamMediumStatus(bool Persistent) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 4;

    /// <summary>The disc lies in a cartridge.</summary>
    public bool InCartridge { get; set; }

    /// <summary>OUT: the disc was taken out of its cartridge before.</summary>
    public bool WasTakenOut { get; set; }

    /// <summary>MSWI: the disc's own write inhibit flag.</summary>
    public bool MediumInhibit { get; set; }

    /// <summary>CWP: the switch of the cartridge.</summary>
    public bool Cartridge { get; set; }

    /// <summary>00h a disc for a cartridge that can be opened, 10h one without a cartridge.</summary>
    public byte DiscType { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var bits = f.UInt8("cartridge, OUT, MSWI, CWP, PWP", (byte)((InCartridge ? 0x80 : 0) | (WasTakenOut ? 0x40 : 0)
            | (MediumInhibit ? 8 : 0) | (Cartridge ? 4 : 0) | (Persistent ? 2 : 0)));
        (InCartridge, WasTakenOut) = ((bits & 0x80) != 0, (bits & 0x40) != 0);
        (MediumInhibit, Cartridge, Persistent) = ((bits & 8) != 0, (bits & 4) != 0, (bits & 2) != 0);
        DiscType = f.UInt8("disc type identification", DiscType);
        f.Zero(1);
        f.UInt8("RAM SWI information", 0);
    }
}

/// <summary>READ DISC STRUCTURE, format 0Ah: spare ECC blocks of a DVD-RAM that take the place of bad ones.</summary>
/// <param name="UnusedPrimary">Left of those at the beginning of the disc.</param>
/// <param name="UnusedSupplementary">Left of those at its end.</param>
/// <param name="Supplementary">All at its end.</param>
[Clause(Standard.Mmc5, "6.23.3.2")]
public record struct DvdRamSpareAreas(uint UnusedPrimary, uint UnusedSupplementary, uint Supplementary) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        UnusedPrimary = f.UInt32Big("number of unused primary spare blocks", UnusedPrimary);
        UnusedSupplementary = f.UInt32Big("number of unused supplementary spare blocks", UnusedSupplementary);
        Supplementary = f.UInt32Big("number of allocated supplementary spare blocks", Supplementary);
    }
}
