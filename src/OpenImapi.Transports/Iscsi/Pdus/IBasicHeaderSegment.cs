using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>The 48 bytes that open every PDU, in the form of one opcode. Both ends speak with the same types.</summary>
[Clause(Standard.Rfc7143, "11.2.1")]
internal interface IBasicHeaderSegment : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    const int Length = 48;

    /// <summary>The task tag that names no task.</summary>
    const uint NoTag = 0xFFFFFFFF;

    static abstract IscsiOpcode Opcode { get; }

    /// <summary>Bytes of data behind the header, without padding. Whoever sends the PDU sets it.</summary>
    int DataSegmentLength { get; set; }
}

/// <summary>A header that a target sends: it tells the numbers of its session.</summary>
internal interface IResponseHeader : IBasicHeaderSegment
{
    ResponseNumbers Numbers { get; set; }
}

/// <summary>Fields that the headers share.</summary>
internal static class HeaderFields
{
    private const int Immediate = 0x40;

    /// <summary>Byte 0 of a PDU that has no immediate bit.</summary>
    public static void Opcode<T>(this ref T f, IscsiOpcode opcode)
        where T : struct, IFields, allows ref struct => f.UInt8("opcode", (byte)opcode);

    /// <summary>Byte 0 of a request: the opcode and whether it is to be delivered at once.</summary>
    public static bool Request<T>(this ref T f, IscsiOpcode opcode, bool immediate)
        where T : struct, IFields, allows ref struct =>
        (f.UInt8("I, opcode", (byte)((immediate ? Immediate : 0) | (int)opcode)) & Immediate) != 0;

    /// <summary>Byte 1 where only its final bit is used, and that is always set.</summary>
    public static void Final<T>(this ref T f)
        where T : struct, IFields, allows ref struct => f.UInt8("F", 0x80);

    /// <summary>Bytes 4 to 7: no additional headers, and the length of the data.</summary>
    public static int SegmentLengths<T>(this ref T f, int data)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("TotalAHSLength", 0);
        return (int)f.UInt24Big("DataSegmentLength", (uint)data);
    }

    /// <summary>One bit of a byte of flags.</summary>
    public static int When(this bool set, int bit) => set ? bit : 0;
}

/// <summary>Bytes 24 to 31 of a request: which command it is in its session, and which status its sender waits for.</summary>
[Clause(Standard.Rfc7143, "4.2.2")]
internal record struct RequestNumbers(uint Command, uint ExpectedStatus) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Command = f.UInt32Big("CmdSN", Command);
        ExpectedStatus = f.UInt32Big("ExpStatSN", ExpectedStatus);
    }
}

/// <summary>Bytes 24 to 35 of whatever a target sends: the number of its status, and which commands it will take.</summary>
[Clause(Standard.Rfc7143, "4.2.2")]
internal record struct ResponseNumbers(uint Status, uint ExpectedCommand, uint MaximumCommand) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Status = f.UInt32Big("StatSN", Status);
        ExpectedCommand = f.UInt32Big("ExpCmdSN", ExpectedCommand);
        MaximumCommand = f.UInt32Big("MaxCmdSN", MaximumCommand);
    }
}
