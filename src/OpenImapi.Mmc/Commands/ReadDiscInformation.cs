using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC INFORMATION, standard form: state, sessions, tracks.</summary>
[Clause(Standard.Mmc5, "6.22")]
public record struct ReadDiscInformation(ushort AllocationLength = 34) : ICommand<ReadDiscInformation, DiscInformation>
{
    public ReadDiscInformation()
        : this(AllocationLength: 34)
    {
    }

    public static OperationCode Code => OperationCode.ReadDiscInformation;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The data type asked for.</summary>
    public const byte Type = 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => AllocationLength = f.DiscInformationRequest(Type, AllocationLength);
}
