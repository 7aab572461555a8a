using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>SCSI Response: how a command ended. Its data segment holds the sense, preceded by its length.</summary>
[Clause(Standard.Rfc7143, "11.4")]
internal record struct ScsiResponse : IResponseHeader
{
    public static IscsiOpcode Opcode => IscsiOpcode.ScsiResponse;

    public int DataSegmentLength { get; set; }

    /// <summary>Residuals of the data from the target, for commands with data both ways.</summary>
    public Residual BidirectionalRead { get; set; }

    public Residual Residual { get; set; }

    /// <summary>00h when the target carried the command out, else why it could not.</summary>
    public byte Response { get; set; }

    /// <summary>The SCSI status byte.</summary>
    public byte Status { get; set; }

    public uint TaskTag { get; set; }

    public uint SnackTag { get; set; }

    public ResponseNumbers Numbers { get; set; }

    /// <summary>How many Data-In and R2T PDUs the target sent for the command.</summary>
    public uint ExpectedDataNumber { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Opcode(Opcode);
        var flags = f.UInt8("o, u, O, U", (byte)(0x80 | (int)BidirectionalRead.Kind << 2 | (int)Residual.Kind));
        Response = f.UInt8("response", Response);
        Status = f.UInt8("status", Status);
        DataSegmentLength = f.SegmentLengths(DataSegmentLength);
        f.Zero(8);
        TaskTag = f.UInt32Big("initiator task tag", TaskTag);
        SnackTag = f.UInt32Big("SNACK tag", SnackTag);
        Numbers = f.Nested(Numbers);
        ExpectedDataNumber = f.UInt32Big("ExpDataSN", ExpectedDataNumber);
        BidirectionalRead = new((ResidualKind)(flags >> 2 & 6), f.UInt32Big("bidirectional read residual count", BidirectionalRead.Count));
        Residual = new((ResidualKind)(flags & 6), f.UInt32Big("residual count", Residual.Count));
    }
}

/// <summary>By how much the bytes that moved differ from those expected.</summary>
[Clause(Standard.Rfc7143, "11.4.5")]
internal readonly record struct Residual(ResidualKind Kind, uint Count)
{
    /// <summary>Bytes of an expected length that really moved.</summary>
    public int Moved(int expected) => Kind == ResidualKind.Underflow ? (int)Math.Max(0, expected - (long)Count) : expected;
}

/// <summary>Which way they differ: the bits O and U.</summary>
[Clause(Standard.Rfc7143, "11.4.1")]
internal enum ResidualKind
{
    None = 0,

    /// <summary>Fewer bytes moved than expected.</summary>
    Underflow = 2,

    /// <summary>The target had or wanted more than was expected.</summary>
    Overflow = 4,
}
