using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Asynchronous Message: the target speaks up by itself.</summary>
[Clause(Standard.Rfc7143, "11.9")]
internal record struct AsynchronousMessage : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.AsynchronousMessage;

    public int DataSegmentLength { get; set; }

    public ulong Lun { get; set; }

    public ResponseNumbers Numbers { get; set; }

    public AsynchronousEvent Event { get; set; }

    public byte VendorCode { get; set; }

    public ushort Parameter1 { get; set; }

    public ushort Parameter2 { get; set; }

    public ushort Parameter3 { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        f.Final();
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        f.UInt32Big("no tag", IBasicHeaderSegment.NoTag);
        f.Zero(4);
        Numbers = f.Nested(Numbers);
        Event = (AsynchronousEvent)f.UInt8("AsyncEvent", (byte)Event);
        VendorCode = f.UInt8("AsyncVCode", VendorCode);
        Parameter1 = f.UInt16Big("Parameter1", Parameter1);
        Parameter2 = f.UInt16Big("Parameter2", Parameter2);
        Parameter3 = f.UInt16Big("Parameter3", Parameter3);
        f.Zero(4);
    }
}

/// <summary>What a target tells of.</summary>
[Clause(Standard.Rfc7143, "11.9.1")]
internal enum AsynchronousEvent : byte
{
    /// <summary>Sense of a logical unit, in the data segment.</summary>
    Sense = 0,
    LogoutRequested = 1,
    ConnectionDropped = 2,
    SessionDropped = 3,
    NegotiationRequested = 4,

    /// <summary>Every task of the logical unit was ended.</summary>
    TasksTerminated = 5,
    VendorSpecific = 255,
}

/// <summary>Reject: the target could not take a PDU. The data segment holds its header.</summary>
[Clause(Standard.Rfc7143, "11.17")]
internal record struct Reject : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.Reject;

    public int DataSegmentLength { get; set; }

    public RejectReason Reason { get; set; }

    public ResponseNumbers Numbers { get; set; }

    /// <summary>DataSN or R2TSN of the PDU, where it had one.</summary>
    public uint DataNumber { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        f.Final();
        Reason = (RejectReason)f.UInt8("reason", (byte)Reason);
        f.Zero(1);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        f.Zero(8);
        f.UInt32Big("no tag", IBasicHeaderSegment.NoTag);
        f.Zero(4);
        Numbers = f.Nested(Numbers);
        DataNumber = f.UInt32Big("DataSN/R2TSN", DataNumber);
        f.Zero(8);
    }
}

/// <summary>Why a PDU was not taken.</summary>
[Clause(Standard.Rfc7143, "11.17.1")]
internal enum RejectReason : byte
{
    DataDigestError = 0x02,
    SnackReject = 0x03,
    ProtocolError = 0x04,
    CommandNotSupported = 0x05,
    ImmediateCommandReject = 0x06,
    TaskInProgress = 0x07,
    InvalidDataAcknowledgement = 0x08,
    InvalidPduField = 0x09,
    OutOfResources = 0x0A,
    WaitingForLogout = 0x0C,
}
