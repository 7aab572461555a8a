using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The data blocks of a disc in a drive, 2,048 bytes of user data in each. <see cref="SectorReader"/> reads the sectors of a CD whole.</summary>
/// <remarks>Gaps between sessions and the run-out blocks of a CD track hold nothing: they are refused without asking the drive.</remarks>
public sealed class DriveBlockSource : IBlockSource
{
    private readonly Drive drive;
    private readonly PatientReader<Read10> reader;
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
        reader = new(drive, BlockSize, (start, blocks) => new(CommandAddress.Of(start), checked((ushort)blocks)), time);
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
        await reader.ReadAsync(start, blocks, cancellation);
    }

    /// <summary>The first block from here on that is in no data track.</summary>
    private Lba FirstGap(Lba from)
    {
        foreach (var track in tracks)
            if (track.Contains(from))
                from = track.End;
        return from;
    }
}
