using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>The performance descriptor of SET STREAMING: sizes in 1,000 bytes, times in milliseconds.</summary>
[Clause(Standard.Mmc5, "6.39")]
public record struct StreamingPerformance(uint StartAddress, uint EndAddress, uint ReadSize, uint ReadTime, uint WriteSize, uint WriteTime) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 28;

    /// <summary>Bit 2: restore the drive's defaults; bit 1: exact; bit 0: random access.</summary>
    public byte Flags { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Flags = f.UInt8("WRC, RDD, exact, RA", Flags);
        f.Zero(3);
        StartAddress = f.UInt32Big("start LBA", StartAddress);
        EndAddress = f.UInt32Big("end LBA", EndAddress);
        ReadSize = f.UInt32Big("read size", ReadSize);
        ReadTime = f.UInt32Big("read time", ReadTime);
        WriteSize = f.UInt32Big("write size", WriteSize);
        WriteTime = f.UInt32Big("write time", WriteTime);
    }
}
