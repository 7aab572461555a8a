using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Text Request: keys exchanged after login.</summary>
[Clause(Standard.Rfc7143, "11.10")]
internal record struct TextRequest : IBasicHeaderSegment
{
    public static IscsiOpcode Opcode => IscsiOpcode.TextRequest;

    public int DataSegmentLength { get; set; }

    public bool Immediate { get; set; }

    public bool Final { get; set; }

    /// <summary>The text goes on in the next PDU.</summary>
    public bool Continue { get; set; }

    public ulong Lun { get; set; }

    public uint TaskTag { get; set; }

    public uint TransferTag { get; set; }

    public RequestNumbers Numbers { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Immediate = f.Request(Opcode, Immediate);
        var flags = f.UInt8("F, C", (byte)(Final.When(0x80) | Continue.When(0x40)));
        (Final, Continue) = ((flags & 0x80) != 0, (flags & 0x40) != 0);
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        TransferTag = f.UInt32Big("target transfer tag", TransferTag);
        Numbers = f.Nested(Numbers);
        f.Zero(16);
    }
}

/// <summary>Text Response: the other side's keys.</summary>
[Clause(Standard.Rfc7143, "11.11")]
internal record struct TextResponse : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.TextResponse;

    public int DataSegmentLength { get; set; }

    public bool Final { get; set; }

    /// <summary>The text goes on in the next PDU.</summary>
    public bool Continue { get; set; }

    public ulong Lun { get; set; }

    public uint TaskTag { get; set; }

    public uint TransferTag { get; set; }

    public ResponseNumbers Numbers { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        var flags = f.UInt8("F, C", (byte)(Final.When(0x80) | Continue.When(0x40)));
        (Final, Continue) = ((flags & 0x80) != 0, (flags & 0x40) != 0);
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        TransferTag = f.UInt32Big("target transfer tag", TransferTag);
        Numbers = f.Nested(Numbers);
        f.Zero(12);
    }
}
