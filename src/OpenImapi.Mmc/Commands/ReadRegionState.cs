using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>REPORT KEY, key format 08h: for which regions of the world the drive plays DVDs.</summary>
[Clause(Standard.Mmc5, "6.29")]
public record struct ReadRegionState(ushort AllocationLength = RegionState.Length) : ICommand<ReadRegionState, RegionState>
{
    public ReadRegionState()
        : this(AllocationLength: RegionState.Length)
    {
    }

    public static OperationCode Code => OperationCode.ReportKey;

    public readonly int TransferLength => AllocationLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct =>
        (_, AllocationLength) = f.KeyRequest(KeyFormat.RegionState, 0, AllocationLength);
}
