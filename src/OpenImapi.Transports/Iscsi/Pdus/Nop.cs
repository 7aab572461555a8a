using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>NOP-Out: the initiator asks whether the target is there, or answers that it is.</summary>
[Clause(Standard.Rfc7143, "11.18")]
internal record struct NopOut : IBasicHeaderSegment
{
    public static IscsiOpcode Opcode => IscsiOpcode.NopOut;

    public int DataSegmentLength { get; set; }

    public bool Immediate { get; set; }

    public ulong Lun { get; set; }

    /// <summary>No tag when no answer is wanted.</summary>
    public uint TaskTag { get; set; }

    /// <summary>That of the NOP-In that is being answered; else no tag.</summary>
    public uint TransferTag { get; set; }

    public RequestNumbers Numbers { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Immediate = f.Request(Opcode, Immediate);
        f.Final();
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        TransferTag = f.UInt32Big("target transfer tag", TransferTag);
        Numbers = f.Nested(Numbers);
        f.Zero(16);
    }
}

/// <summary>NOP-In: the target asks whether the initiator is there, or answers that it is.</summary>
[Clause(Standard.Rfc7143, "11.19")]
internal record struct NopIn : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.NopIn;

    public int DataSegmentLength { get; set; }

    public ulong Lun { get; set; }

    public uint TaskTag { get; set; }

    /// <summary>The tag to answer with; no tag when no answer is wanted.</summary>
    public uint TransferTag { get; set; }

    public ResponseNumbers Numbers { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        f.Final();
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        TransferTag = f.UInt32Big("target transfer tag", TransferTag);
        Numbers = f.Nested(Numbers);
        f.Zero(12);
    }
}
