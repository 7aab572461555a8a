using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>What answers at a number where no drive is: it says so, and which numbers have one.</summary>
/// <param name="drives">Drives have the numbers from 1 to this one.</param>
[Clause(Standard.Spc4, "6.33")]
internal sealed class EmptyUnit(int drives) : IScsiTransport
{
    private const byte NothingHere = 0x7F;
    private const int ListHeader = 8;
    private const int LunLength = 8;
    private static readonly SenseData NotSupported = new(SenseKey.IllegalRequest, 0x25, 0x00);

    public int MaximumTransferLength => 1 << 20;

    public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation) =>
        ValueTask.FromResult(cdb.Code switch
        {
            OperationCode.Inquiry when (cdb.Bytes[1] & 1) == 0 => Answer(Bytes(Nothing), data, BinaryPrimitives.ReadUInt16BigEndian(cdb.Bytes[3..])),
            OperationCode.RequestSense => Answer(Bytes(NotSupported), data, cdb.Bytes[4]),
            OperationCode.ReportLuns => Answer(List(), data, BinaryPrimitives.ReadUInt32BigEndian(cdb.Bytes[6..])),
            _ => Completion.Check(NotSupported),
        });

    public ValueTask ResetAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static StandardInquiry Nothing => new(ByteString.Ascii("OIMAPI"), ByteString.Ascii("NO DRIVE HERE"), ByteString.Ascii("0001"))
    {
        Peripheral = NothingHere,
        Removable = false,
    };

    private byte[] List()
    {
        var list = new byte[ListHeader + LunLength * drives];
        BinaryPrimitives.WriteUInt32BigEndian(list, (uint)(LunLength * drives));
        for (var lun = 1; lun <= drives; lun++)
            BinaryPrimitives.WriteUInt64BigEndian(list.AsSpan(LunLength * lun), IscsiLun.Encode(lun));
        return list;
    }

    private static byte[] Bytes<T>(T value)
        where T : struct, IStructure
    {
        var bytes = new byte[StandardInquiry.Length];
        return bytes[..Structure.Write(value, bytes)];
    }

    private static Completion Answer(byte[] answer, Memory<byte> data, uint allocation)
    {
        var length = (int)Math.Min(allocation, Math.Min(answer.Length, data.Length));
        answer.AsSpan(0, length).CopyTo(data.Span);
        return Completion.Good(length);
    }
}
