using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>SET STREAMING: sends a performance descriptor, which sets the speed of DVD and BD.</summary>
[Clause(Standard.Mmc5, "6.39")]
public record struct SetStreaming(ushort ParameterListLength = StreamingPerformance.Length) : ICommandWith<SetStreaming, StreamingPerformance>
{
    public SetStreaming()
        : this(ParameterListLength: StreamingPerformance.Length)
    {
    }

    public static OperationCode Code => OperationCode.SetStreaming;

    public readonly int TransferLength => ParameterListLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(7);
        f.UInt8("type", 0);
        ParameterListLength = f.UInt16Big("parameter list length", ParameterListLength);
        f.Zero(1);
    }
}
