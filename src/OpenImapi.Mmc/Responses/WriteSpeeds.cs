using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET PERFORMANCE, type 3: the write speeds for the medium inside.</summary>
[Clause(Standard.Mmc5, "6.8.5")]
public record struct WriteSpeeds(ImmutableArray<WriteSpeed> Speeds) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt32Big("write speed data length", (uint)(4 + Speeds.Count() * WriteSpeed.Length));
        f.Zero(4);
        Speeds = f.Repeated(Speeds, (int)Math.Clamp(((long)length - 4) / WriteSpeed.Length, 0, 256));
    }
}

/// <summary>One write speed.</summary>
/// <param name="EndAddress">The last block for which it holds.</param>
/// <param name="Read">Read speed in 1,000 bytes a second.</param>
/// <param name="Write">Write speed in 1,000 bytes a second.</param>
[Clause(Standard.Mmc5, "6.8.5.3")]
public record struct WriteSpeed(uint EndAddress, uint Read, uint Write) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 16;

    /// <summary>Write rotation control, exact and mixed read-write bits.</summary>
    public byte Flags { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Flags = f.UInt8("WRC, RDD, exact, MRW", Flags);
        f.Zero(3);
        EndAddress = f.UInt32Big("end LBA", EndAddress);
        Read = f.UInt32Big("read speed", Read);
        Write = f.UInt32Big("write speed", Write);
    }
}
