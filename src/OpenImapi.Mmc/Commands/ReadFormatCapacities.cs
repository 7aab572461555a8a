using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ FORMAT CAPACITIES: how large the medium is, and how it could be formatted.</summary>
[Clause(Standard.Mmc5, "6.24")]
public record struct ReadFormatCapacities(ushort AllocationLength = 252) : ICommand<ReadFormatCapacities, FormatCapacities>
{
    public ReadFormatCapacities()
        : this(AllocationLength: 252)
    {
    }

    public static OperationCode Code => OperationCode.ReadFormatCapacities;

    public readonly int TransferLength => AllocationLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(6);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
