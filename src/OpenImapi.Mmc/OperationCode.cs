using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Operation codes of the commands spoken here; the group in bits 7 to 5 gives the length of the CDB.</summary>
[Clause(Standard.Mmc5, "6.1")]
public enum OperationCode : byte
{
    TestUnitReady = 0x00,
    RequestSense = 0x03,
    FormatUnit = 0x04,
    Inquiry = 0x12,
    StartStopUnit = 0x1B,
    PreventAllowMediumRemoval = 0x1E,
    ReadFormatCapacities = 0x23,
    ReadCapacity = 0x25,
    Read10 = 0x28,
    Write10 = 0x2A,
    WriteAndVerify10 = 0x2E,
    Verify10 = 0x2F,
    SynchronizeCache = 0x35,
    ReadSubChannel = 0x42,
    ReadTocPmaAtip = 0x43,
    GetConfiguration = 0x46,
    GetEventStatusNotification = 0x4A,
    ReadDiscInformation = 0x51,
    ReadTrackInformation = 0x52,
    ReserveTrack = 0x53,
    SendOpcInformation = 0x54,
    ModeSelect10 = 0x55,
    ModeSense10 = 0x5A,
    CloseTrackSession = 0x5B,
    ReadBufferCapacity = 0x5C,
    SendCueSheet = 0x5D,
    ReportLuns = 0xA0,
    Blank = 0xA1,
    Read12 = 0xA8,
    Write12 = 0xAA,
    GetPerformance = 0xAC,
    ReadDiscStructure = 0xAD,
    SetStreaming = 0xB6,
    ReadCdMsf = 0xB9,
    SetCdSpeed = 0xBB,
    MechanismStatus = 0xBD,
    ReadCd = 0xBE,
    SendDiscStructure = 0xBF,
}
