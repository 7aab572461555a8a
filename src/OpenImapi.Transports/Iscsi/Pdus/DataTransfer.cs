using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>SCSI Data-Out: data of a write, asked for by an R2T or sent unasked after the command.</summary>
[Clause(Standard.Rfc7143, "11.7")]
internal record struct DataOut : IBasicHeaderSegment
{
    public static IscsiOpcode Opcode => IscsiOpcode.DataOut;

    public int DataSegmentLength { get; set; }

    /// <summary>The last PDU of its sequence.</summary>
    public bool Final { get; set; }

    public ulong Lun { get; set; }

    public uint TaskTag { get; set; }

    /// <summary>That of the R2T; no tag for unsolicited data.</summary>
    public uint TransferTag { get; set; }

    public uint ExpectedStatus { get; set; }

    public uint DataNumber { get; set; }

    /// <summary>Where in the command's data this piece starts, in bytes.</summary>
    public uint BufferOffset { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        Final = (f.UInt8("F", (byte)Final.When(0x80)) & 0x80) != 0;
        f.Zero(2);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        TransferTag = f.UInt32Big("target transfer tag", TransferTag);
        f.Zero(4);
        ExpectedStatus = f.UInt32Big("ExpStatSN", ExpectedStatus);
        f.Zero(4);
        DataNumber = f.UInt32Big("DataSN", DataNumber);
        BufferOffset = f.UInt32Big("buffer offset", BufferOffset);
        f.Zero(4);
    }
}

/// <summary>SCSI Data-In: data of a read. The last one may carry the command's good end too.</summary>
[Clause(Standard.Rfc7143, "11.7")]
internal record struct DataIn : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.DataIn;

    public int DataSegmentLength { get; set; }

    /// <summary>The last PDU of its sequence.</summary>
    public bool Final { get; set; }

    /// <summary>The target asks for a positive acknowledgement, which exists from error recovery level 1.</summary>
    public bool Acknowledge { get; set; }

    /// <summary>This PDU ends the command: status and residual hold.</summary>
    public bool HasStatus { get; set; }

    public Residual Residual { get; set; }

    public byte Status { get; set; }

    public ulong Lun { get; set; }

    public uint TaskTag { get; set; }

    public uint TransferTag { get; set; }

    public ResponseNumbers Numbers { get; set; }

    public uint DataNumber { get; set; }

    /// <summary>Where in the command's data this piece starts, in bytes.</summary>
    public uint BufferOffset { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        var flags = f.UInt8("F, A, O, U, S", (byte)(Final.When(0x80) | Acknowledge.When(0x40) | (int)Residual.Kind | HasStatus.When(1)));
        (Final, Acknowledge, HasStatus) = ((flags & 0x80) != 0, (flags & 0x40) != 0, (flags & 1) != 0);
        f.Zero(1);
        Status = f.UInt8("status", Status);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        Lun = f.UInt64Big("LUN", Lun);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        TransferTag = f.UInt32Big("target transfer tag", TransferTag);
        Numbers = f.Nested(Numbers);
        DataNumber = f.UInt32Big("DataSN", DataNumber);
        BufferOffset = f.UInt32Big("buffer offset", BufferOffset);
        Residual = new((ResidualKind)(flags & 6), f.UInt32Big("residual count", Residual.Count));
    }
}

/// <summary>Ready To Transfer: the target asks for a piece of a write's data.</summary>
[Clause(Standard.Rfc7143, "11.8")]
internal record struct ReadyToTransfer : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.ReadyToTransfer;

    public int DataSegmentLength { get; set; }

    public ulong Lun { get; set; }

    public uint TaskTag { get; set; }

    public uint TransferTag { get; set; }

    public ResponseNumbers Numbers { get; set; }

    /// <summary>R2TSN: counts the R2Ts of a command from 0.</summary>
    public uint RequestNumber { get; set; }

    /// <summary>Where in the command's data the piece starts, in bytes.</summary>
    public uint BufferOffset { get; set; }

    /// <summary>Bytes wanted, at least one.</summary>
    public uint DesiredLength { get; set; }

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
        RequestNumber = f.UInt32Big("R2TSN", RequestNumber);
        BufferOffset = f.UInt32Big("buffer offset", BufferOffset);
        DesiredLength = f.UInt32Big("desired data transfer length", DesiredLength);
    }
}
