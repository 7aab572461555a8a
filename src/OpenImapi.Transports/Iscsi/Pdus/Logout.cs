using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Logout Request: ends a session or a connection in order.</summary>
[Clause(Standard.Rfc7143, "11.14")]
internal record struct LogoutRequest : IBasicHeaderSegment
{
    public static IscsiOpcode Opcode => IscsiOpcode.LogoutRequest;

    public int DataSegmentLength { get; set; }

    public bool Immediate { get; set; }

    public LogoutReason Reason { get; set; }

    public uint TaskTag { get; set; }

    public ushort ConnectionId { get; set; }

    public RequestNumbers Numbers { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Immediate = f.Request(Opcode, Immediate);
        Reason = (LogoutReason)(f.UInt8("reason code", (byte)(0x80 | (int)Reason)) & 0x7F);
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        f.Zero(8);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        ConnectionId = f.UInt16Big("CID", ConnectionId);
        f.Zero(2);
        Numbers = f.Nested(Numbers);
        f.Zero(16);
    }
}

/// <summary>Logout Response.</summary>
[Clause(Standard.Rfc7143, "11.15")]
internal record struct LogoutResponse : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.LogoutResponse;

    public int DataSegmentLength { get; set; }

    /// <summary>0 closed, 1 no such CID, 2 recovery not supported, 3 cleanup failed.</summary>
    public byte Response { get; set; }

    public uint TaskTag { get; set; }

    public ResponseNumbers Numbers { get; set; }

    /// <summary>Seconds to wait before the session is reinstated.</summary>
    public ushort TimeToWait { get; set; }

    /// <summary>Seconds after that for which tasks are kept.</summary>
    public ushort TimeToRetain { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        f.Final();
        Response = f.UInt8("response", Response);
        f.Zero(1);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        f.Zero(8);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        f.Zero(4);
        Numbers = f.Nested(Numbers);
        f.Zero(4);
        TimeToWait = f.UInt16Big("Time2Wait", TimeToWait);
        TimeToRetain = f.UInt16Big("Time2Retain", TimeToRetain);
        f.Zero(4);
    }
}

/// <summary>What a logout ends.</summary>
[Clause(Standard.Rfc7143, "11.14.1")]
internal enum LogoutReason
{
    CloseSession = 0,
    CloseConnection = 1,
    RemoveForRecovery = 2,
}
