using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>
/// Reads blocks of a disc by one kind of command: in pieces that the way to the drive takes, asking again where a fault may pass, and in halves
/// where one stays, until the block that is to blame is known.
/// </summary>
/// <param name="drive">The drive.</param>
/// <param name="blockLength">Bytes that come of each block.</param>
/// <param name="command">The command that reads so many blocks from there on.</param>
/// <param name="time">The clock that waits.</param>
internal sealed class PatientReader<TCommand>(Drive drive, int blockLength, Func<Lba, int, TCommand> command, TimeProvider? time)
    where TCommand : struct, ICommand
{
    /// <summary>Bytes asked for at once, if the way to the drive takes so many.</summary>
    private const int MostBytes = 256 << 10;

    private const int Attempts = 3;

    private readonly Readiness readiness = new(drive, time ?? TimeProvider.System);

    /// <summary>Bytes that come of each block.</summary>
    public int BlockLength => blockLength;

    /// <summary>Fills the memory, a whole number of blocks.</summary>
    /// <exception cref="BlockReadException">The drive cannot read one of the blocks, after three attempts.</exception>
    /// <exception cref="DiscException">OPENIMAPI_E_MEDIUM_CHANGED: another disc is inside.</exception>
    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        var most = Math.Max(1, Math.Min(drive.MaximumTransferLength, MostBytes) / blockLength) * blockLength;
        while (!blocks.IsEmpty)
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = blocks[..Math.Min(most, blocks.Length)];
            await ReadPieceAsync(start, piece, cancellation);
            start += new BlockCount(piece.Length / blockLength);
            blocks = blocks[piece.Length..];
        }
    }

    private async ValueTask ReadPieceAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SendAsync(start, blocks, cancellation);
                return;
            }
            catch (DriveException changed) when (changed.Sense is { Key: SenseKey.UnitAttention, Asc: 0x28 } || changed.Error == DriveErrors.NoMedium)
            {
                throw new DiscException(RecordingErrors.MediumChanged, $"The disc in {drive.Address.Name} was changed while block {start} was read.", inner: changed);
            }
            catch (DriveException passing) when (Readiness.IsPassing(passing.Sense) && attempt < Attempts)
            {
                await readiness.WaitAsync(Readiness.SpinUp, cancellation: cancellation);
            }
            catch (DriveException refused) when (blocks.Length == blockLength && (attempt == Attempts || !IsWorthAnother(refused.Sense)))
            {
                throw new BlockReadException(start, drive.Address.Name, refused);
            }
            catch (DriveException) when (blocks.Length > blockLength)
            {
                // The halves name the block that is to blame, and save the good ones before it.
                var half = blocks.Length / blockLength / 2 * blockLength;
                await ReadPieceAsync(start, blocks[..half], cancellation);
                await ReadPieceAsync(start + new BlockCount(half / blockLength), blocks[half..], cancellation);
                return;
            }
            catch (DriveException)
            {
                // The same block once more.
            }
        }
    }

    private async ValueTask SendAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        var read = command(start, blocks.Length / blockLength);
        var completion = await drive.SendAsync(read, DataDirection.In, blocks, Drive.ShortTimeout, cancellation);
        if (completion.Transferred < blocks.Length)
            throw new DriveException(Cdb.From(read), new(SenseKey.AbortedCommand, 0x4B, 0x00), drive: drive.Address.Name);
    }

    /// <summary>An address that is out of range or a block that is blank stays so.</summary>
    private static bool IsWorthAnother(SenseData sense) => sense.Key is not (SenseKey.IllegalRequest or SenseKey.BlankCheck or SenseKey.DataProtect);
}
