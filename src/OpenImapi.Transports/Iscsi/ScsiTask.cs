using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>One command on its way: sends its data as the target asks for it, and puts the target's data where they belong.</summary>
[Clause(Standard.Rfc7143, "4.2.5.2")]
internal sealed class ScsiTask(IscsiSession session, uint tag, DataDirection direction, Memory<byte> data) : IExchange
{
    private readonly TaskCompletionSource<Completion> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int received;
    private int requested;

    public uint Tag => tag;

    /// <summary>CmdSN, by which the task is named when it is to be aborted.</summary>
    public uint Command { get; private set; }

    /// <summary>Sends the command and waits for its end.</summary>
    public async Task<Completion> RunAsync(Cdb cdb, RequestNumbers numbers)
    {
        Command = numbers.Command;
        var outgoing = direction == DataDirection.Out ? data.Length : 0;
        var (immediate, unsolicited) = (session.Parameters.ImmediateLength(outgoing), session.Parameters.UnsolicitedLength(outgoing));
        var command = new ScsiCommand
        {
            Final = immediate == unsolicited,
            Read = direction == DataDirection.In && data.Length > 0,
            Write = outgoing > 0,
            Attribute = TaskAttribute.Simple,
            Lun = session.Lun,
            TaskTag = tag,
            ExpectedLength = (uint)data.Length,
            Numbers = numbers,
            Cdb = cdb,
        };
        requested = unsolicited;
        await session.SendAsync(command, data[..immediate]);
        if (immediate < unsolicited)
            await SendDataAsync(IBasicHeaderSegment.NoTag, session.Lun, immediate, unsolicited - immediate);
        return await ended.Task;
    }

    public ValueTask AcceptAsync(ReceivedPdu pdu)
    {
        switch (pdu.Opcode)
        {
            case IscsiOpcode.DataIn:
                Accept(pdu.Read<DataIn>(), pdu.Data.Span);
                return ValueTask.CompletedTask;
            case IscsiOpcode.ScsiResponse:
                Accept(pdu.Read<ScsiResponse>(), pdu.Data.Span);
                return ValueTask.CompletedTask;
            case IscsiOpcode.ReadyToTransfer:
                return AcceptAsync(pdu.Read<ReadyToTransfer>());
            default:
                throw TransportErrors.Breach($"answered a command with {pdu.Opcode}");
        }
    }

    public void Fail(Exception failure) => ended.TrySetException(failure);

    private void Accept(DataIn header, ReadOnlySpan<byte> piece)
    {
        // DataPDUInOrder and DataSequenceInOrder were agreed: the pieces follow each other.
        if (direction != DataDirection.In || header.BufferOffset != received || piece.Length > data.Length - received)
            throw TransportErrors.Breach($"sent {piece.Length} bytes for place {header.BufferOffset} of a command that has {received} of {data.Length}");
        piece.CopyTo(data.Span[received..]);
        received += piece.Length;
        if (header.HasStatus)
            End(header.Status, header.Residual, default);
    }

    private void Accept(ScsiResponse header, ReadOnlySpan<byte> segment)
    {
        if (header.Response == 0)
        {
            End(header.Status, header.Residual, segment);
            return;
        }

        session.Close(tag);
        Fail(new DiscException(DriveErrors.TransportFailed, $"The iSCSI target could not carry out a command (response {header.Response:X2}h)."));
    }

    private void End(byte status, Residual residual, ReadOnlySpan<byte> segment)
    {
        session.Close(tag);
        var moved = residual.Moved(data.Length);
        ended.TrySetResult(new((ScsiStatus)status, direction == DataDirection.In ? Math.Min(received, moved) : moved, ReadSense(segment)));
    }

    private async ValueTask AcceptAsync(ReadyToTransfer header)
    {
        var (offset, length) = (header.BufferOffset, header.DesiredLength);
        if (direction != DataDirection.Out || offset != requested || length == 0 || length > data.Length - requested || length > session.Parameters.MaximumBurstLength)
            throw TransportErrors.Breach($"asked for {length} bytes from {offset} of a command that has sent {requested} of {data.Length}");
        requested += (int)length;
        await SendDataAsync(header.TransferTag, header.Lun, (int)offset, (int)length);
    }

    /// <summary>Sends one sequence of data, in pieces that the target takes.</summary>
    private async ValueTask SendDataAsync(uint transferTag, ulong lun, int offset, int length)
    {
        var end = offset + length;
        for (uint number = 0; offset < end; number++)
        {
            var piece = Math.Min(end - offset, session.Parameters.SentSegmentLength);
            var header = new DataOut
            {
                Final = offset + piece == end,
                Lun = lun,
                TaskTag = tag,
                TransferTag = transferTag,
                ExpectedStatus = session.Window.Immediate.ExpectedStatus,
                DataNumber = number,
                BufferOffset = (uint)offset,
            };
            await session.SendAsync(header, data.Slice(offset, piece));
            offset += piece;
        }
    }

    /// <summary>Sense as the data segment of a response holds it: two bytes of length, then the sense.</summary>
    private static SenseData? ReadSense(ReadOnlySpan<byte> segment)
    {
        if (segment.Length <= sizeof(ushort))
            return null;
        var length = Math.Min(segment[0] << 8 | segment[1], segment.Length - sizeof(ushort));
        return length == 0 ? null : SenseData.Parse(segment.Slice(sizeof(ushort), length));
    }
}
