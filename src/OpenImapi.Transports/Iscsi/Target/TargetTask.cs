using System.Buffers;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>One command at the target: its data as they come, and whether somebody gave it up.</summary>
[Clause(Standard.Rfc7143, "4.2.5.2")]
internal sealed class TargetTask : IDisposable
{
    private readonly CancellationTokenSource aborting;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] buffer = [];
    private int due;
    private uint transferTag = IBasicHeaderSegment.NoTag;
    private uint nextPiece;

    public TargetTask(ScsiCommand command, CancellationToken stopping)
    {
        Command = command;
        aborting = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Aborted = aborting.Token;
    }

    public ScsiCommand Command { get; }

    public uint Tag => Command.TaskTag;

    /// <summary>Data-In and R2T PDUs sent so far, which share one count.</summary>
    public uint SentPdus { get; set; }

    /// <summary>Bytes of the command's data that have come.</summary>
    public int Received { get; private set; }

    /// <summary>Cancelled when the command is aborted or the session ends; nothing is sent for it from then on.</summary>
    public CancellationToken Aborted { get; }

    /// <summary>Completes when nothing happens for the command any more.</summary>
    public Task Ended => ended.Task;

    /// <summary>Completes when the sequence of data that is under way has come.</summary>
    public Task Arrived => arrived.Task.WaitAsync(Aborted);

    /// <summary>Gives the command up, where it has not ended by itself.</summary>
    public void Abort()
    {
        lock (ended)
            if (!ended.Task.IsCompleted)
                aborting.Cancel();
    }

    /// <summary>The first bytes of the command's data; what has come is kept when more is asked for.</summary>
    public Memory<byte> Data(int length)
    {
        if (buffer.Length >= length)
            return buffer.AsMemory(0, length);
        var larger = ArrayPool<byte>.Shared.Rent(length);
        buffer.AsSpan(0, Received).CopyTo(larger);
        Return();
        buffer = larger;
        return buffer.AsMemory(0, length);
    }

    /// <summary>Waits for a sequence of data up to some byte.</summary>
    /// <param name="end">The first byte after it.</param>
    /// <param name="tag">The target transfer tag that its PDUs carry; no tag for unsolicited data.</param>
    public void Expect(int end, uint tag)
    {
        arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (due, transferTag, nextPiece) = (end, tag, 0);
    }

    /// <summary>Why the command cannot be carried out, where its data did not come as they had to.</summary>
    public SenseData? Spoiled { get; private set; }

    /// <summary>The data did not come as they had to: the command ends with this sense.</summary>
    public void Spoil(SenseData sense)
    {
        Spoiled ??= sense;
        arrived.TrySetResult();
    }

    /// <summary>Where the data of a Data-Out PDU belong; null when the PDU does not follow the one before it.</summary>
    public Memory<byte>? Place(DataOut header)
    {
        if (header.TransferTag != transferTag || arrived.Task.IsCompleted || header.DataNumber != nextPiece
            || header.BufferOffset != Received || header.DataSegmentLength > due - Received)
            return null;
        nextPiece++;
        return Data(due)[Received..(Received + header.DataSegmentLength)];
    }

    /// <summary>Data have come to their place.</summary>
    /// <param name="length">How many bytes.</param>
    /// <param name="last">They were the last of their sequence.</param>
    public void Take(int length, bool last)
    {
        Received += length;
        if (last || Received == due)
            arrived.TrySetResult();
    }

    /// <summary>Nothing happens for the command any more. What was given up may still be on its way into the buffer, which is then left alone.</summary>
    public void Dispose()
    {
        lock (ended)
        {
            if (!Aborted.IsCancellationRequested)
                Return();
            ended.TrySetResult();
            aborting.Dispose();
        }
    }

    private void Return()
    {
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }
}
