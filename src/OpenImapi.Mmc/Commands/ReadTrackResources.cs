using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC INFORMATION, type 1: how many tracks there may be.</summary>
[Clause(Standard.Mmc5, "6.22")]
public record struct ReadTrackResources(ushort AllocationLength = TrackResources.Length) : ICommand<ReadTrackResources, TrackResources>
{
    public ReadTrackResources()
        : this(AllocationLength: TrackResources.Length)
    {
    }

    public static OperationCode Code => OperationCode.ReadDiscInformation;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The data type asked for.</summary>
    public const byte Type = 1;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => AllocationLength = f.DiscInformationRequest(Type, AllocationLength);
}
