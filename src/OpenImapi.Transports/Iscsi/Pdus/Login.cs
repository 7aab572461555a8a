using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Login Request: one step of the negotiation that opens a connection. Its data are text keys.</summary>
[Clause(Standard.Rfc7143, "11.12")]
internal record struct LoginRequest : IBasicHeaderSegment
{
    public static IscsiOpcode Opcode => IscsiOpcode.LoginRequest;

    public int DataSegmentLength { get; set; }

    public LoginStep Step { get; set; }

    public byte MaximumVersion { get; set; }

    public byte MinimumVersion { get; set; }

    /// <summary>The initiator's part of the session's name.</summary>
    public SessionIdentifier Session { get; set; }

    public uint TaskTag { get; set; }

    public ushort ConnectionId { get; set; }

    public RequestNumbers Numbers { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Request(Opcode, immediate: true);
        Step = f.Nested(Step);
        MaximumVersion = f.UInt8("Version-max", MaximumVersion);
        MinimumVersion = f.UInt8("Version-min", MinimumVersion);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Session = f.Nested(Session);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        ConnectionId = f.UInt16Big("CID", ConnectionId);
        f.Zero(2);
        Numbers = f.Nested(Numbers);
        f.Zero(16);
    }
}

/// <summary>Login Response: the target's side of a step.</summary>
[Clause(Standard.Rfc7143, "11.13")]
internal record struct LoginResponse : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.LoginResponse;

    public int DataSegmentLength { get; set; }

    public LoginStep Step { get; set; }

    public byte MaximumVersion { get; set; }

    public byte ActiveVersion { get; set; }

    public SessionIdentifier Session { get; set; }

    public uint TaskTag { get; set; }

    public ResponseNumbers Numbers { get; set; }

    public LoginStatus Status { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        Step = f.Nested(Step);
        MaximumVersion = f.UInt8("Version-max", MaximumVersion);
        ActiveVersion = f.UInt8("Version-active", ActiveVersion);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Session = f.Nested(Session);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        f.Zero(4);
        Numbers = f.Nested(Numbers);
        Status = (LoginStatus)f.UInt16Big("Status-Class, Status-Detail", (ushort)Status);
        f.Zero(10);
    }
}

/// <summary>Byte 1 of a login PDU: whether the sender is done with the stage, and which one it wants next.</summary>
[Clause(Standard.Rfc7143, "11.12.3")]
internal record struct LoginStep(bool Transit, bool Continue, LoginStage Current, LoginStage Next) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var flags = f.UInt8("T, C, CSG, NSG", (byte)(Transit.When(0x80) | Continue.When(0x40) | (int)Current << 2 | (int)Next));
        this = new((flags & 0x80) != 0, (flags & 0x40) != 0, (LoginStage)(flags >> 2 & 3), (LoginStage)(flags & 3));
    }
}

/// <summary>ISID and TSIH: the two halves of a session's name.</summary>
/// <param name="Initiator">ISID: six bytes that the initiator chose.</param>
/// <param name="Target">TSIH: the target's handle, 0 for a session that does not exist yet.</param>
[Clause(Standard.Rfc7143, "11.12.5")]
internal record struct SessionIdentifier(ulong Initiator, ushort Target) : IStructure
{
    /// <summary>An ISID of type "random": 24 bits and a qualifier of 16, which tell apart the sessions of one initiator name.</summary>
    public static SessionIdentifier New(uint random, ushort qualifier) => new(0x80UL << 40 | (ulong)(random & 0xFFFFFF) << 16 | qualifier, 0);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var high = f.UInt16Big("ISID, T and A", (ushort)(Initiator >> 32));
        Initiator = (ulong)high << 32 | f.UInt32Big("ISID, B to D", (uint)Initiator);
        Target = f.UInt16Big("TSIH", Target);
    }
}

/// <summary>The stages of a login.</summary>
[Clause(Standard.Rfc7143, "11.12.3")]
internal enum LoginStage
{
    SecurityNegotiation = 0,
    OperationalNegotiation = 1,
    FullFeature = 3,
}

/// <summary>How a login step went: class in the high byte, detail in the low one.</summary>
[Clause(Standard.Rfc7143, "11.13.5")]
internal enum LoginStatus : ushort
{
    Success = 0x0000,
    TargetMovedTemporarily = 0x0101,
    TargetMovedPermanently = 0x0102,
    InitiatorError = 0x0200,
    AuthenticationFailure = 0x0201,
    AuthorizationFailure = 0x0202,
    NotFound = 0x0203,
    TargetRemoved = 0x0204,
    UnsupportedVersion = 0x0205,
    TooManyConnections = 0x0206,
    MissingParameter = 0x0207,
    CannotIncludeInSession = 0x0208,
    SessionTypeNotSupported = 0x0209,
    SessionDoesNotExist = 0x020A,
    InvalidDuringLogin = 0x020B,
    TargetError = 0x0300,
    ServiceUnavailable = 0x0301,
    OutOfResources = 0x0302,
}
