using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Kinds of medium, as a drive names what lies in it.</summary>
[Clause(Standard.Mmc5, "5.3.1")]
public enum Profile : ushort
{
    /// <summary>No medium, or one that the drive does not know.</summary>
    None = 0x0000,
    CdRom = 0x0008,
    CdR = 0x0009,
    CdRw = 0x000A,
    DvdRom = 0x0010,
    DvdRSequential = 0x0011,
    DvdRam = 0x0012,
    DvdRwRestrictedOverwrite = 0x0013,
    DvdRwSequential = 0x0014,
    DvdRDualLayerSequential = 0x0015,
    DvdRDualLayerJump = 0x0016,
    DvdPlusRw = 0x001A,
    DvdPlusR = 0x001B,
    DvdPlusRwDualLayer = 0x002A,
    DvdPlusRDualLayer = 0x002B,
    BdRom = 0x0040,
    BdRSequential = 0x0041,
    BdRRandom = 0x0042,
    BdRe = 0x0043,
}
