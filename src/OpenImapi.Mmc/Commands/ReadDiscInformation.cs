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

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.UInt8("data type", 0);
        f.Zero(5);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
