using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET PERFORMANCE is one command block with an answer for each type; here each type is a command of its own.</summary>
internal static class PerformanceRequests
{
    /// <summary>Walks the block that all types share.</summary>
    public static (byte DataType, uint Start, ushort MaximumDescriptors) PerformanceRequest<T>(
        this ref T f, byte type, byte dataType, uint start, ushort maximumDescriptors)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)OperationCode.GetPerformance);
        dataType = f.UInt8("data type", dataType);
        start = f.UInt32Big("starting logical block address", start);
        f.Zero(2);
        maximumDescriptors = f.UInt16Big("maximum number of descriptors", maximumDescriptors);
        f.UInt8("type", type);
        f.Zero(1);
        return (dataType, start, maximumDescriptors);
    }
}

/// <summary>Types of the data that GET PERFORMANCE answers.</summary>
[Clause(Standard.Mmc5, "6.8")]
public enum PerformanceType : byte
{
    /// <summary>How fast blocks are read or written, and where it is slower.</summary>
    Performance = 0x00,

    /// <summary>Blocks of a zone that cannot be used.</summary>
    UnusableArea = 0x01,

    DefectStatus = 0x02,
    WriteSpeed = 0x03,

    /// <summary>Defective blocks that the drive has noted.</summary>
    DefectiveBlocks = 0x04,

    /// <summary>Zones for which the drive notes defective blocks.</summary>
    DefectiveBlockCacheZones = 0x05,
}
