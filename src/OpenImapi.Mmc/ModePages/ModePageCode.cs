using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Numbers of the mode pages that optical drives have.</summary>
[Clause(Standard.Mmc5, "7.1")]
public enum ModePageCode : byte
{
    ReadWriteErrorRecovery = 0x01,
    WriteParameters = 0x05,
    Caching = 0x08,
    CdAudioControl = 0x0E,
    PowerCondition = 0x1A,
    FaultReporting = 0x1C,
    TimeoutAndProtect = 0x1D,
    Capabilities = 0x2A,
    All = 0x3F,
}
