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

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct =>
        (_, _, MaximumDescriptors) = f.PerformanceRequest((byte)PerformanceType.WriteSpeed, dataType: 0, start: 0, MaximumDescriptors);
}
