using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ CAPACITY: the last block that can be read.</summary>
[Clause(Standard.Mmc5, "6.19")]
public record struct ReadCapacity : ICommand<ReadCapacity, CapacityData>
{
    public static OperationCode Code => OperationCode.ReadCapacity;

    public readonly int TransferLength => CapacityData.Length;

    public readonly void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(8);
        f.Zero(1);
    }
}
