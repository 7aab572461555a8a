using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Structures of DVDs that READ DISC STRUCTURE and SEND DISC STRUCTURE name by a code.</summary>
[Clause(Standard.Mmc5, "6.23.3.2")]
public enum DvdStructureFormat : byte
{
    /// <summary>The physical format information of the lead-in.</summary>
    Physical = 0x00,
    Copyright = 0x01,

    /// <summary>The burst cutting area, where the disc has one.</summary>
    BurstCuttingArea = 0x03,

    /// <summary>What the maker wrote into the lead-in.</summary>
    Manufacturing = 0x04,

    /// <summary>DVD-RAM: the disc definition structure, which says where spare areas lie.</summary>
    DefectDefinition = 0x08,

    /// <summary>DVD-RAM: cartridge and write protection.</summary>
    MediumStatus = 0x09,

    /// <summary>DVD-RAM: how many spare blocks are left.</summary>
    SpareArea = 0x0A,

    /// <summary>DVD-RAM: whether blocks hold data written in real time.</summary>
    RecordingType = 0x0B,

    /// <summary>DVD-R, DVD-RW: what is moulded into the lead-in, the maker's code among it.</summary>
    PreRecordedLeadIn = 0x0E,

    /// <summary>DVD-R, DVD-RW: the physical format of the whole disc, whatever is recorded.</summary>
    LeadInFormat = 0x10,

    /// <summary>DVD+R, DVD+RW: what the address in the pre-groove says of the disc.</summary>
    AddressInPregroove = 0x11,

    /// <summary>DVD+R DL, DVD-R DL: the blocks of layer 0.</summary>
    LayerBoundary = 0x20,

    WriteProtection = 0xC0,

    /// <summary>Which structures there are, and which can be sent.</summary>
    List = 0xFF,
}
