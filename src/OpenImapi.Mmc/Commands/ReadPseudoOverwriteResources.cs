using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC INFORMATION, type 2: what pseudo-overwrite can still do on a BD-R.</summary>
[Clause(Standard.Mmc5, "6.22")]
public record struct ReadPseudoOverwriteResources(ushort AllocationLength = PseudoOverwriteResources.Length)
    : ICommand<ReadPseudoOverwriteResources, PseudoOverwriteResources>
{
    public ReadPseudoOverwriteResources()
        : this(AllocationLength: PseudoOverwriteResources.Length)
    {
    }

    public static OperationCode Code => OperationCode.ReadDiscInformation;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The data type asked for.</summary>
    public const byte Type = 2;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => AllocationLength = f.DiscInformationRequest(Type, AllocationLength);
}
