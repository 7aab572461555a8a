using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Sends blocks to the drive, and waits where its buffer is full.</summary>
internal sealed class BlockWriter(BurnDesk desk)
{
    /// <summary>How long a drive may refuse data because it is still writing: an under-run recovery, a slow spin-up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Blocks of a cluster of a BD.</summary>
    private const int Cluster = 32;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Writes blocks that follow those before. Only a command that the drive did not carry out is sent again.</summary>
    /// <exception cref="DiscException">The drive could not write; the error names the block.</exception>
    public async ValueTask WriteAsync(Lba at, Memory<byte> blocks, int blockSize)
    {
        var began = desk.Time.GetTimestamp();
        while (true)
        {
            try
            {
                await SendAsync(at, blocks, blockSize);
                return;
            }
            catch (DriveException refused) when (desk.Streams && refused.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x20 or 0x24 })
            {
                desk.Streams = false;
                desk.Warn("The drive would not write without looking at what it wrote: defect management stayed on.");
            }
            catch (DriveException busy) when (MayRepeat(busy.Sense) && desk.Time.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, desk.Time, CancellationToken.None);
            }
            catch (DriveException failed)
            {
                if (IsEndOfOverburning(at, blocks.Length / blockSize, failed.Sense))
                    throw new DiscException(RecordingErrors.DiscFull,
                        $"The drive writes no further than block {at}; the content goes on beyond the end that the disc states, block {desk.StatedEnd}. {failed.Message}", inner: failed);
                throw new DiscException(ErrorOf(failed), $"Writing stopped at block {at}. {failed.Message}", inner: failed);
            }
        }
    }

    /// <summary>Writing without looking is for whole clusters; what is left of one is proven.</summary>
    private async ValueTask SendAsync(Lba at, Memory<byte> blocks, int blockSize)
    {
        var count = blocks.Length / blockSize;
        if (desk.Streams && at.Value % Cluster == 0 && count % Cluster == 0)
            await desk.Drive.SendAsync(new Write12((uint)at.Value, (uint)count) { Streaming = true }, DataDirection.Out, blocks, Timeout, CancellationToken.None);
        else
            await desk.Drive.SendAsync(Write10.At(at, count, blockSize), DataDirection.Out, blocks, Timeout, CancellationToken.None);
    }

    /// <summary>
    /// The drive took nothing of the command: it is still writing, or had news to tell first. A medium change or a reset is no such news:
    /// what was set up for writing is lost then.
    /// </summary>
    private static bool MayRepeat(SenseData sense) => !sense.Deferred
        && sense is { Key: SenseKey.NotReady, Asc: 0x04, Ascq: 0x01 or 0x04 or 0x07 or 0x08 } or { Key: SenseKey.UnitAttention, Asc: not (0x28 or 0x29) };

    /// <summary>A drive that does not go on refuses the address, or meets the end of the groove.</summary>
    private bool IsEndOfOverburning(Lba at, int count, SenseData sense) => desk.StatedEnd is { } end && at + new BlockCount(count) > end
        && sense is { Key: SenseKey.IllegalRequest, Asc: 0x21 or 0x63 } or { Key: SenseKey.MediumError or SenseKey.VolumeOverflow };

    private static DiscError ErrorOf(DriveException failed) => failed.Sense switch
    {
        { Key: SenseKey.IllegalRequest, Asc: 0x63 } or { Key: SenseKey.VolumeOverflow } => RecordingErrors.DiscFull,
        { Key: SenseKey.UnitAttention, Asc: 0x28 } => RecordingErrors.MediumChanged,
        _ => failed.Error,
    };
}
