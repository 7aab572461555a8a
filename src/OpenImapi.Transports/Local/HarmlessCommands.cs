using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>The commands that only look: they change neither the medium, nor the tray, nor how the drive serves others.</summary>
internal static class HarmlessCommands
{
    public static bool Has(OperationCode code) => code
        is OperationCode.TestUnitReady or OperationCode.RequestSense or OperationCode.Inquiry or OperationCode.ReadFormatCapacities or OperationCode.ReadCapacity
        or OperationCode.Read10 or OperationCode.Read12 or OperationCode.Verify10 or OperationCode.ReadSubChannel or OperationCode.ReadTocPmaAtip
        or OperationCode.GetConfiguration or OperationCode.GetEventStatusNotification or OperationCode.ReadDiscInformation
        or OperationCode.ReadTrackInformation or OperationCode.ModeSense10 or OperationCode.ReadBufferCapacity or OperationCode.ReportLuns
        or OperationCode.GetPerformance or OperationCode.ReadDiscStructure or OperationCode.SetCdSpeed or OperationCode.ReadCdMsf
        or OperationCode.MechanismStatus or OperationCode.ReadCd or OperationCode.ModeSense6 or OperationCode.Seek10;
}
