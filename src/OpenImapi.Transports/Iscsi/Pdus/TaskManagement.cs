using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Task Management Function Request: aborts tasks or resets a logical unit.</summary>
[Clause(Standard.Rfc7143, "11.5")]
internal record struct TaskManagementRequest : IBasicHeaderSegment
{
    public static IscsiOpcode Opcode => IscsiOpcode.TaskManagementRequest;

    public int DataSegmentLength { get; set; }

    public bool Immediate { get; set; }

    public TaskFunction Function { get; set; }

    public ulong Lun { get; set; }

    public uint TaskTag { get; set; }

    /// <summary>The task that is meant.</summary>
    public uint ReferencedTaskTag { get; set; }

    public RequestNumbers Numbers { get; set; }

    /// <summary>CmdSN of the task that is meant.</summary>
    public uint ReferencedCommand { get; set; }

    public uint ExpectedDataNumber { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Immediate = f.Request(Opcode, Immediate);
        Function = (TaskFunction)(f.UInt8("function", (byte)(0x80 | (int)Function)) & 0x7F);
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        ReferencedTaskTag = f.UInt32Big("referenced task tag", ReferencedTaskTag);
        Numbers = f.Nested(Numbers);
        ReferencedCommand = f.UInt32Big("RefCmdSN", ReferencedCommand);
        ExpectedDataNumber = f.UInt32Big("ExpDataSN", ExpectedDataNumber);
        f.Zero(8);
    }
}

/// <summary>Task Management Function Response.</summary>
[Clause(Standard.Rfc7143, "11.6")]
internal record struct TaskManagementResponse : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.TaskManagementResponse;

    public int DataSegmentLength { get; set; }

    public TaskFunctionOutcome Outcome { get; set; }

    public uint TaskTag { get; set; }

    public ResponseNumbers Numbers { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        f.Final();
        Outcome = (TaskFunctionOutcome)f.UInt8("response", (byte)Outcome);
        f.Zero(1);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        f.Zero(8);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        f.Zero(4);
        Numbers = f.Nested(Numbers);
        f.Zero(12);
    }
}

/// <summary>What is to be done with tasks.</summary>
[Clause(Standard.Rfc7143, "11.5.1")]
internal enum TaskFunction
{
    AbortTask = 1,
    AbortTaskSet = 2,
    ClearAutoContingentAllegiance = 3,
    ClearTaskSet = 4,
    LogicalUnitReset = 5,
    TargetWarmReset = 6,
    TargetColdReset = 7,
    TaskReassign = 8,
}

/// <summary>What came of it.</summary>
[Clause(Standard.Rfc7143, "11.6.1")]
internal enum TaskFunctionOutcome : byte
{
    Complete = 0,
    TaskDoesNotExist = 1,
    LunDoesNotExist = 2,
    TaskStillAllegiant = 3,
    ReassignmentNotSupported = 4,
    NotSupported = 5,
    AuthorizationFailed = 6,
    Rejected = 255,
}
