using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>What both sides agreed on at login; lengths in bytes. The defaults are those of the keys.</summary>
[Clause(Standard.Rfc7143, "13")]
internal sealed record SessionParameters
{
    /// <summary>The longest data segment of a login PDU, and the default of MaxRecvDataSegmentLength.</summary>
    public const int LoginSegmentLength = 8192;

    /// <summary>The longest data segment that this side takes: what it declares as its MaxRecvDataSegmentLength.</summary>
    public const int ReceivedSegmentLength = 256 * 1024;

    /// <summary>The most data that one burst moves: what this side offers as MaxBurstLength.</summary>
    public const int OfferedBurstLength = 1024 * 1024;

    /// <summary>The most data sent unasked: what this side offers as FirstBurstLength.</summary>
    public const int OfferedFirstBurstLength = 256 * 1024;

    /// <summary>MaxRecvDataSegmentLength of the target: the longest data segment sent to it.</summary>
    public int SentSegmentLength { get; init; } = LoginSegmentLength;

    public int MaximumBurstLength { get; init; } = 262144;

    public int FirstBurstLength { get; init; } = 65536;

    /// <summary>No data is sent after a command before the target asks for it.</summary>
    public bool InitialR2T { get; init; } = true;

    /// <summary>A command may carry the first of its data.</summary>
    public bool ImmediateData { get; init; } = true;

    public bool HeaderDigest { get; init; }

    public bool DataDigest { get; init; }

    /// <summary>Bytes of a write that go with the command itself.</summary>
    public int ImmediateLength(int data) => ImmediateData ? Math.Min(Math.Min(data, FirstBurstLength), SentSegmentLength) : 0;

    /// <summary>Bytes of a write that go without being asked for, those with the command included.</summary>
    public int UnsolicitedLength(int data) => InitialR2T ? ImmediateLength(data) : Math.Min(data, FirstBurstLength);
}
