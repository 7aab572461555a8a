using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET PERFORMANCE, type 3: the write speeds that the drive has for this medium.</summary>
[Clause(Standard.Mmc5, "6.8")]
public record struct GetPerformance(ushort MaximumDescriptors = 64) : ICommand<GetPerformance, WriteSpeeds>
{
    public GetPerformance()
        : this(MaximumDescriptors: 64)
    {
    }

    public static OperationCode Code => OperationCode.GetPerformance;

    public readonly int TransferLength => 8 + MaximumDescriptors * WriteSpeed.Length;

    /// <summary>3: write speed descriptors, the one type spoken here.</summary>
    public byte Type { get; set; } = 3;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.UInt8("data type", 0);
        f.UInt32Big("starting logical block address", 0);
        f.Zero(2);
        MaximumDescriptors = f.UInt16Big("maximum number of descriptors", MaximumDescriptors);
        Type = f.UInt8("type", Type);
        f.Zero(1);
    }
}
