using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET PERFORMANCE, type 0: how fast blocks are read or written.</summary>
/// <param name="ForWriting">Of writing, not of reading.</param>
/// <param name="Runs">Runs of blocks; between a run's start and end the speed changes evenly.</param>
[Clause(Standard.Mmc5, "6.8.3")]
public record struct NominalPerformance(bool ForWriting, ImmutableArray<PerformanceRun> Runs) : IStructure
{
    /// <summary>Bytes before the runs.</summary>
    public const int HeaderLength = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt32Big("performance data length", (uint)(4 + Runs.Count() * PerformanceRun.Length));
        ForWriting = (f.UInt8("write, except", (byte)(ForWriting ? 2 : 0)) & 2) != 0;
        f.Zero(3);
        Runs = f.Repeated(Runs, (int)Math.Clamp(((long)length - 4) / PerformanceRun.Length, 0, 256));
    }
}

/// <summary>The speed over a run of blocks, in 1,000 bytes a second.</summary>
/// <param name="Start">The first block.</param>
/// <param name="StartSpeed">The speed there.</param>
/// <param name="End">The last block.</param>
/// <param name="EndSpeed">The speed there.</param>
[Clause(Standard.Mmc5, "6.8.3.2")]
public record struct PerformanceRun(uint Start, uint StartSpeed, uint End, uint EndSpeed) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 16;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Start = f.UInt32Big("start LBA", Start);
        StartSpeed = f.UInt32Big("start performance", StartSpeed);
        End = f.UInt32Big("end LBA", End);
        EndSpeed = f.UInt32Big("end performance", EndSpeed);
    }
}
