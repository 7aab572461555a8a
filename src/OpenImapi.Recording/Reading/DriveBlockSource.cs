using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The blocks of a disc in a drive: the one way to read a disc. 2,048 bytes of user data in each.</summary>
/// <remarks>Gaps between sessions and the run-out blocks of a CD track hold nothing: they are refused without asking the drive.</remarks>
public sealed class DriveBlockSource : IBlockSource
{
    /// <summary>Blocks asked for at once, if the way to the drive takes so many: 256 KiB.</summary>
    private const int MostBlocks = 128;

    private const int Attempts = 3;

    private readonly Drive drive;
    private readonly Readiness readiness;
    private readonly ImmutableArray<Extent> tracks;

    /// <summary>The data tracks of a medium as it was inspected.</summary>
    public DriveBlockSource(Drive drive, Medium medium, TimeProvider? time = null)
        : this(drive, medium.Readable,
            [.. medium.Tracks.Where(track => track.Form != BlockForm.Audio && track.State == TrackState.Closed).Select(track => track.Extent)], time)
    {
    }

    /// <summary>The blocks of one extent, whatever the disc says of its tracks.</summary>
    public DriveBlockSource(Drive drive, Extent extent, TimeProvider? time = null)
        : this(drive, extent, [extent], time)
    {
    }

    private DriveBlockSource(Drive drive, Extent extent, ImmutableArray<Extent> tracks, TimeProvider? time)
    {
        (this.drive, Extent, this.tracks) = (drive, extent, tracks);
        readiness = new(drive, time ?? TimeProvider.System);
    }

    public int BlockSize => BlockSizes.UserData;

    public Extent Extent { get; }

    /// <summary>True when these blocks lie in data tracks.</summary>
    public bool Holds(Extent blocks) => FirstGap(blocks.Start) >= blocks.End;

    /// <exception cref="BlockReadException">The drive cannot read one of the blocks, after three attempts.</exception>
    /// <exception cref="UnreadableBlockException">OPENIMAPI_E_NOT_IN_TRACK: nothing is recorded there.</exception>
    /// <exception cref="DiscException">OPENIMAPI_E_MEDIUM_CHANGED: another disc is inside.</exception>
    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        var wanted = new Extent(start, new(blocks.Length / BlockSize));
        if (!Holds(wanted))
            throw new UnreadableBlockException(RecordingErrors.NotInTrack, FirstGap(start), $"Blocks {wanted} of the disc in {drive.Address.Name} lie outside its data tracks.");
        var most = Math.Clamp(drive.MaximumTransferLength / BlockSize, 1, MostBlocks) * BlockSize;
        while (!blocks.IsEmpty)
        {
            cancellation.ThrowIfCancellationRequested();
            var piece = blocks[..Math.Min(most, blocks.Length)];
            await ReadPieceAsync(start, piece, cancellation);
            start += new BlockCount(piece.Length / BlockSize);
            blocks = blocks[piece.Length..];
        }
    }

    /// <summary>The first block from here on that is in no data track.</summary>
    private Lba FirstGap(Lba from)
    {
        foreach (var track in tracks)
            if (track.Contains(from))
                from = track.End;
        return from;
    }

    private async ValueTask ReadPieceAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await CommandAsync(start, blocks, cancellation);
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
            catch (DriveException refused) when (blocks.Length == BlockSize && (attempt == Attempts || !IsWorthAnother(refused.Sense)))
            {
                throw new BlockReadException(start, drive.Address.Name, refused);
            }
            catch (DriveException) when (blocks.Length > BlockSize)
            {
                // The halves name the block that is to blame, and save the good ones before it.
                var half = blocks.Length / BlockSize / 2 * BlockSize;
                await ReadPieceAsync(start, blocks[..half], cancellation);
                await ReadPieceAsync(start + new BlockCount(half / BlockSize), blocks[half..], cancellation);
                return;
            }
            catch (DriveException)
            {
                // The same block once more.
            }
        }
    }

    private async ValueTask CommandAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        var command = new Read10(checked((uint)start.Value), checked((ushort)(blocks.Length / BlockSize)));
        var completion = await drive.SendAsync(command, DataDirection.In, blocks, Drive.ShortTimeout, cancellation);
        if (completion.Transferred < blocks.Length)
            throw new DriveException(Cdb.From(command), new(SenseKey.AbortedCommand, 0x4B, 0x00), drive: drive.Address.Name);
    }

    /// <summary>An address that is out of range or a block that is blank stays so.</summary>
    private static bool IsWorthAnother(SenseData sense) => sense.Key is not (SenseKey.IllegalRequest or SenseKey.BlankCheck or SenseKey.DataProtect);
}
