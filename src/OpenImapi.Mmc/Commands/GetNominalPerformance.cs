using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET PERFORMANCE, type 0: how fast the drive reads or writes, from a block on.</summary>
/// <param name="ForWriting">Of writing, not of reading.</param>
/// <param name="MaximumDescriptors">How many descriptors at the most.</param>
[Clause(Standard.Mmc5, "6.8")]
public record struct GetNominalPerformance(bool ForWriting, ushort MaximumDescriptors = 64) : ICommand<GetNominalPerformance, NominalPerformance>
{
    /// <summary>Values with a tolerance of 10 % up and 20 % down, the one that the standard has.</summary>
    private const byte Tolerance = 0x10;

    public static OperationCode Code => OperationCode.GetPerformance;

    public readonly int TransferLength => NominalPerformance.HeaderLength + MaximumDescriptors * PerformanceRun.Length;

    /// <summary>0 nominal performance, 1 and 2 places where it is slower.</summary>
    public byte Exceptions { get; set; }

    /// <summary>The block from which on descriptors are wanted.</summary>
    public uint Start { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        (var type, Start, MaximumDescriptors) = f.PerformanceRequest(
            (byte)PerformanceType.Performance, (byte)(Tolerance | (ForWriting ? 4 : 0) | Exceptions), Start, MaximumDescriptors);
        (ForWriting, Exceptions) = ((type & 4) != 0, (byte)(type & 3));
    }
}
