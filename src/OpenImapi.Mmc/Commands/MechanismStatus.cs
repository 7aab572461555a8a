using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>MECHANISM STATUS: what the tray and a changer do.</summary>
[Clause(Standard.Mmc5, "6.11")]
public record struct MechanismStatus(ushort AllocationLength = MechanismState.Length) : ICommand<MechanismStatus, MechanismState>
{
    public MechanismStatus()
        : this(AllocationLength: MechanismState.Length)
    {
    }

    public static OperationCode Code => OperationCode.MechanismStatus;

    public readonly int TransferLength => AllocationLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(7);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
        f.Zero(1);
    }
}
