using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>SCSI Command: a CDB for a logical unit, perhaps with the first of its data.</summary>
[Clause(Standard.Rfc7143, "11.3")]
internal record struct ScsiCommand : IBasicHeaderSegment
{
    private const int CdbLength = 16;

    public static IscsiOpcode Opcode => IscsiOpcode.ScsiCommand;

    public int DataSegmentLength { get; set; }

    public bool Immediate { get; set; }

    /// <summary>No unsolicited data follows this PDU.</summary>
    public bool Final { get; set; }

    /// <summary>Data is expected from the target.</summary>
    public bool Read { get; set; }

    /// <summary>Data goes to the target.</summary>
    public bool Write { get; set; }

    public TaskAttribute Attribute { get; set; }

    public ulong Lun { get; set; }

    public uint TaskTag { get; set; }

    /// <summary>Bytes of data that the initiator has or takes.</summary>
    public uint ExpectedLength { get; set; }

    public RequestNumbers Numbers { get; set; }

    public Cdb Cdb { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Immediate = f.Request(Opcode, Immediate);
        var flags = f.UInt8("F, R, W, ATTR", (byte)(Final.When(0x80) | Read.When(0x40) | Write.When(0x20) | (int)Attribute));
        (Final, Read, Write, Attribute) = ((flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 0x20) != 0, (TaskAttribute)(flags & 7));
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        ExpectedLength = f.UInt32Big("expected data transfer length", ExpectedLength);
        Numbers = f.Nested(Numbers);
        Cdb = Unpad(f.Bytes("SCSI command descriptor block", Padded(Cdb), CdbLength));
    }

    /// <summary>Shorter blocks are filled up with zeros (11.3.5).</summary>
    private static ByteString Padded(Cdb cdb)
    {
        var padded = new byte[CdbLength];
        cdb.Bytes.CopyTo(padded);
        return new(padded);
    }

    private static Cdb Unpad(ByteString padded) =>
        padded.IsEmpty ? default : new(padded.Span[..(Cdb.LengthOf((OperationCode)padded.Span[0]) is > 0 and var length ? Math.Min(length, padded.Length) : padded.Length)]);
}

/// <summary>In which order a logical unit takes its tasks.</summary>
[Clause(Standard.Rfc7143, "11.3.1")]
internal enum TaskAttribute
{
    Untagged = 0,
    Simple = 1,
    Ordered = 2,
    HeadOfQueue = 3,
    AutoContingentAllegiance = 4,
}
