using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>
/// A way to a drive that takes longer commands than the drive: hosts do not know how much their target's cable moves at once, so READ and WRITE (10) and (12) are
/// divided into parts that it does.
/// </summary>
internal sealed class DividingWay(IScsiTransport drive, TimeProvider time) : IScsiTransport
{
    /// <summary>As much as systems send by one command, and some more.</summary>
    private const int Longest = 16 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public int MaximumTransferLength => Math.Max(drive.MaximumTransferLength, Longest);

    public ValueTask<Completion> ExecuteAsync(Cdb cdb, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        if (data.Length <= drive.MaximumTransferLength)
            return drive.ExecuteAsync(cdb, direction, data, timeout, cancellation);
        if (BlockCommand.TryRead(cdb) is { } command && command.BlockSizeOf(direction, data.Length) is { } blockSize && blockSize <= drive.MaximumTransferLength)
            return DivideAsync(command, blockSize, direction, data[..(int)(command.Blocks * blockSize)], timeout, cancellation);
        return direction == DataDirection.In && BlockCommand.TryRead(cdb) is null
            ? drive.ExecuteAsync(cdb, direction, data[..drive.MaximumTransferLength], timeout, cancellation)
            : ValueTask.FromResult(Completion.Check(KnownSense.InvalidFieldInCdb));
    }

    public ValueTask ResetAsync(CancellationToken cancellation) => drive.ResetAsync(cancellation);

    public ValueTask DisposeAsync() => drive.DisposeAsync();

    /// <summary>Stops where a part fails. What the drive only had trouble with is told when all is done.</summary>
    private async ValueTask<Completion> DivideAsync(
        BlockCommand command, int blockSize, DataDirection direction, Memory<byte> data, TimeSpan timeout, CancellationToken cancellation)
    {
        var (most, moved, trouble) = (drive.MaximumTransferLength / blockSize, 0, (Completion?)null);
        foreach (var part in command.Divide(most))
        {
            var bytes = data.Slice(moved, (int)part.Blocks * blockSize);
            var completion = await SendAsync(part.Cdb, direction, bytes, isFirst: moved == 0, timeout, cancellation);
            moved += completion.Transferred;
            if (completion.Sense is { Key: SenseKey.RecoveredError })
                trouble = completion;
            else if (completion.Status != ScsiStatus.Good)
                return completion with { Transferred = moved };
        }

        return (trouble ?? Completion.Good()) with { Transferred = moved };
    }

    /// <summary>A drive that is busy takes a later part later: its host would send everything again, and the parts before would be written twice.</summary>
    private async ValueTask<Completion> SendAsync(Cdb cdb, DataDirection direction, Memory<byte> data, bool isFirst, TimeSpan timeout, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var completion = await drive.ExecuteAsync(cdb, direction, data, timeout, cancellation);
            if (isFirst || !IsBusy(completion) || time.GetElapsedTime(begun) >= timeout)
                return completion;
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static bool IsBusy(Completion completion) =>
        completion.Status == ScsiStatus.Busy || completion.Sense is { Deferred: false, Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x01 or 0x07 or 0x08 };
}
