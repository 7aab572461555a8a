using OpenImapi.Formats;

namespace OpenImapi.Transports.Tests.Iscsi;

/// <summary>Headers as the tables of RFC 7143, clause 11, lay them out: written, read, and without a fault.</summary>
public class PduTests
{
    private static void Check<T>(T header, string hex)
        where T : struct, IBasicHeaderSegment
    {
        var expected = Wire.Bytes(hex);
        var written = new byte[expected.Length];
        Assert.Equal(IBasicHeaderSegment.Length, Structure.Write(header, written));
        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(written));
        var faults = new FaultList();
        Assert.Equal(header, Structure.Read<T>(expected, faults));
        Assert.Empty(faults);
        Assert.All(Structure.Explain<T>(expected), note => Assert.InRange(note.Offset + note.Length, 1, IBasicHeaderSegment.Length));
        Assert.Equal((int)T.Opcode, expected[0] & 0x3F);
    }

    [Fact] // 11.3
    public void Scsi_command() => Check(
        new ScsiCommand
        {
            Final = true,
            Write = true,
            Attribute = TaskAttribute.Simple,
            DataSegmentLength = 0x800,
            Lun = 0x0001000000000000,
            TaskTag = 0x11223344,
            ExpectedLength = 0x8000,
            Numbers = new(5, 6),
            Cdb = new(Wire.Bytes("2A000000001000001000")),
        },
        "01 A1 0000  00 000800  0001000000000000  11223344  00008000  00000005  00000006  2A000000001000001000 000000000000");

    [Fact] // 11.4
    public void Scsi_response() => Check(
        new ScsiResponse
        {
            Residual = new(ResidualKind.Underflow, 30),
            BidirectionalRead = new(ResidualKind.Overflow, 7),
            Response = 1,
            Status = 2,
            DataSegmentLength = 20,
            TaskTag = 1,
            Numbers = new(2, 3, 4),
            ExpectedDataNumber = 5,
        },
        "21 92 01 02  00 000014  0000000000000000  00000001  00000000  00000002  00000003  00000004  00000005  00000007  0000001E");

    [Fact] // 11.5
    public void Task_management_request() => Check(
        new TaskManagementRequest
        {
            Immediate = true,
            Function = TaskFunction.AbortTask,
            Lun = 0x0001000000000000,
            TaskTag = 9,
            ReferencedTaskTag = 8,
            Numbers = new(7, 6),
            ReferencedCommand = 5,
        },
        "42 81 0000  00 000000  0001000000000000  00000009  00000008  00000007  00000006  00000005  00000000  0000000000000000");

    [Fact] // 11.6
    public void Task_management_response() => Check(
        new TaskManagementResponse { Outcome = TaskFunctionOutcome.NotSupported, TaskTag = 9, Numbers = new(1, 2, 3) },
        "22 80 05 00  00 000000  0000000000000000  00000009  00000000  00000001  00000002  00000003  000000000000000000000000");

    [Fact] // 11.7
    public void Data_out() => Check(
        new DataOut
        {
            Final = true,
            DataSegmentLength = 3,
            Lun = 0x0001000000000000,
            TaskTag = 1,
            TransferTag = 2,
            ExpectedStatus = 3,
            DataNumber = 4,
            BufferOffset = 0x2000,
        },
        "05 80 0000  00 000003  0001000000000000  00000001  00000002  00000000  00000003  00000000  00000004  00002000  00000000");

    [Fact] // 11.7, phase collapse: S and U
    public void Data_in() => Check(
        new DataIn
        {
            Final = true,
            HasStatus = true,
            Residual = new(ResidualKind.Underflow, 30),
            Status = 0x02,
            DataSegmentLength = 66,
            TaskTag = 3,
            TransferTag = 0xFFFFFFFF,
            Numbers = new(4, 4, 0x84),
            DataNumber = 1,
            BufferOffset = 0x10,
        },
        "25 83 00 02  00 000042  0000000000000000  00000003  FFFFFFFF  00000004  00000004  00000084  00000001  00000010  0000001E");

    [Fact] // 11.8
    public void Ready_to_transfer() => Check(
        new ReadyToTransfer
        {
            Lun = 0x0001000000000000,
            TaskTag = 1,
            TransferTag = 2,
            Numbers = new(3, 4, 5),
            RequestNumber = 6,
            BufferOffset = 0x10000,
            DesiredLength = 0x8000,
        },
        "31 80 0000  00 000000  0001000000000000  00000001  00000002  00000003  00000004  00000005  00000006  00010000  00008000");

    [Fact] // 11.9
    public void Asynchronous_message() => Check(
        new AsynchronousMessage { Numbers = new(1, 2, 3), Event = AsynchronousEvent.LogoutRequested, VendorCode = 4, Parameter1 = 5, Parameter2 = 6, Parameter3 = 7 },
        "32 80 0000  00 000000  0000000000000000  FFFFFFFF  00000000  00000001  00000002  00000003  01 04 0005  0006 0007  00000000");

    [Fact] // 11.10
    public void Text_request() => Check(
        new TextRequest { Immediate = true, Final = true, TaskTag = 1, TransferTag = 0xFFFFFFFF, Numbers = new(2, 3) },
        "44 80 0000  00 000000  0000000000000000  00000001  FFFFFFFF  00000002  00000003  00000000000000000000000000000000");

    [Fact] // 11.11
    public void Text_response() => Check(
        new TextResponse { Continue = true, DataSegmentLength = 5, TaskTag = 1, TransferTag = 9, Numbers = new(2, 3, 4) },
        "24 40 0000  00 000005  0000000000000000  00000001  00000009  00000002  00000003  00000004  000000000000000000000000");

    [Fact] // 11.12: T, security to operational negotiation; ISID of type random, A = 123456h, qualifier 789Ah
    public void Login_request() => Check(
        new LoginRequest
        {
            Step = new(Transit: true, Continue: false, LoginStage.SecurityNegotiation, LoginStage.OperationalNegotiation),
            DataSegmentLength = 0x67,
            Session = SessionIdentifier.New(0x123456, 0x789A),
            TaskTag = 1,
            ConnectionId = 2,
            Numbers = new(3, 4),
        },
        "43 81 00 00  00 000067  80 123456 789A 0000  00000001  0002 0000  00000003  00000004  00000000000000000000000000000000");

    [Fact] // 11.13
    public void Login_response() => Check(
        new LoginResponse
        {
            Step = new(Transit: true, Continue: false, LoginStage.OperationalNegotiation, LoginStage.FullFeature),
            DataSegmentLength = 0xAA,
            Session = new(0x800000000001, 0x0102),
            TaskTag = 1,
            Numbers = new(2, 3, 4),
            Status = LoginStatus.NotFound,
        },
        "23 87 00 00  00 0000AA  800000000001 0102  00000001  00000000  00000002  00000003  00000004  0203 0000  0000000000000000");

    [Fact] // 11.14
    public void Logout_request() => Check(
        new LogoutRequest { Immediate = true, Reason = LogoutReason.CloseConnection, TaskTag = 1, ConnectionId = 2, Numbers = new(3, 4) },
        "46 81 0000  00 000000  0000000000000000  00000001  0002 0000  00000003  00000004  00000000000000000000000000000000");

    [Fact] // 11.15
    public void Logout_response() => Check(
        new LogoutResponse { Response = 3, TaskTag = 1, Numbers = new(2, 3, 4), TimeToWait = 5, TimeToRetain = 6 },
        "26 80 03 00  00 000000  0000000000000000  00000001  00000000  00000002  00000003  00000004  00000000  0005 0006  00000000");

    [Fact] // 11.17
    public void Reject_of_a_pdu() => Check(
        new Reject { Reason = RejectReason.InvalidPduField, DataSegmentLength = 48, Numbers = new(1, 2, 3), DataNumber = 4 },
        "3F 80 09 00  00 000030  0000000000000000  FFFFFFFF  00000000  00000001  00000002  00000003  00000004  0000000000000000");

    [Fact] // 11.18
    public void Nop_out() => Check(
        new NopOut { Immediate = true, Lun = 0x0001000000000000, TaskTag = 0xFFFFFFFF, TransferTag = 5, Numbers = new(1, 2) },
        "40 80 0000  00 000000  0001000000000000  FFFFFFFF  00000005  00000001  00000002  00000000000000000000000000000000");

    [Fact] // 11.19
    public void Nop_in() => Check(
        new NopIn { Lun = 0x0001000000000000, TaskTag = 0xFFFFFFFF, TransferTag = 5, Numbers = new(1, 2, 3) },
        "20 80 0000  00 000000  0001000000000000  FFFFFFFF  00000005  00000001  00000002  00000003  000000000000000000000000");

    /// <summary>What tgt 1.0.85 sent: login response, check condition with sense, INQUIRY data with the status in the same PDU.</summary>
    [Fact]
    public void What_another_target_sends_is_read()
    {
        var login = Structure.Read<LoginResponse>(Wire.Bytes(
            "23870000 000000aa 8000000000010200 00000000 00000000 00000001 00000001 00000002 00000000 0000000000000000"));
        Assert.Equal(new(true, false, LoginStage.OperationalNegotiation, LoginStage.FullFeature), login.Step);
        Assert.Equal((new(0x800000000001, 0x0200), new(1, 1, 2), LoginStatus.Success), (login.Session, login.Numbers, login.Status));

        var refused = Structure.Read<ScsiResponse>(Wire.Bytes(
            "21800002 00000014 0000000000000000 00000001 00000000 00000002 00000002 00000082 00000000 00000000 00000000"));
        Assert.Equal((2, 20, default, new(2, 2, 0x82)), (refused.Status, refused.DataSegmentLength, refused.Residual, refused.Numbers));

        var inquiry = Structure.Read<DataIn>(Wire.Bytes(
            "25830000 00000042 0000000000000000 00000003 ffffffff 00000004 00000004 00000084 00000000 00000000 0000001e"));
        Assert.Equal((true, true, new Residual(ResidualKind.Underflow, 30)), (inquiry.Final, inquiry.HasStatus, inquiry.Residual));
    }
}
