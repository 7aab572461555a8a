using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Numbers of the features that drives report.</summary>
[Clause(Standard.Mmc5, "5.3")]
public enum FeatureCode : ushort
{
    ProfileList = 0x0000,
    Core = 0x0001,
    Morphing = 0x0002,
    RemovableMedium = 0x0003,
    WriteProtect = 0x0004,
    RandomReadable = 0x0010,
    MultiRead = 0x001D,
    CdRead = 0x001E,
    DvdRead = 0x001F,
    RandomWritable = 0x0020,
    IncrementalStreamingWritable = 0x0021,
    Formattable = 0x0023,
    DefectManagement = 0x0024,
    WriteOnce = 0x0025,
    RestrictedOverwrite = 0x0026,
    DvdPlusRw = 0x002A,
    DvdPlusR = 0x002B,
    RigidRestrictedOverwrite = 0x002C,
    CdTrackAtOnce = 0x002D,
    CdMastering = 0x002E,
    DvdRWrite = 0x002F,
    CdRwMediaWriteSupport = 0x0037,
    BdRPseudoOverwrite = 0x0038,
    DvdPlusRwDualLayer = 0x003A,
    DvdPlusRDualLayer = 0x003B,
    BdRead = 0x0040,
    BdWrite = 0x0041,
    PowerManagement = 0x0100,
    Timeout = 0x0105,
    RealTimeStreaming = 0x0107,
    DriveSerialNumber = 0x0108,

    /// <summary>Discs locked by AACS; current where one lies inside.</summary>
    Aacs = 0x010D,
}
