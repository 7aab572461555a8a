using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The sectors of a CD in a drive, audio and data alike, 2,352 bytes in each. <see cref="DriveBlockSource"/> reads user data alone.</summary>
/// <remarks>
/// Drives deliver audio some samples late or early, each model by a number of its own. With a read offset every sample comes from where it
/// really lies. For that the drive has to read beyond the ends; what it cannot read there is silence and counted in <see cref="Silenced"/>.
/// Data is never late: its sectors say where they belong. Gaps between sessions hold nothing and are refused without asking the drive.
/// </remarks>
public sealed class SectorReader : IBlockSource
{
    private readonly Drive drive;
    private readonly ImmutableArray<SectorRun> runs;
    private readonly SampleCount offset;
    private readonly PatientReader<ReadCd> data;
    private readonly OffsetReader audio;
    private readonly SortedSet<long> silenced = [];

    /// <summary>The sectors of a disc of this layout, from its first pre-gap to its last lead-out.</summary>
    /// <param name="drive">The drive.</param>
    /// <param name="layout">Where its tracks lie.</param>
    /// <param name="offset">Samples by which the drive delivers audio late; below 0 where it is early.</param>
    /// <param name="time">The clock that waits.</param>
    public SectorReader(Drive drive, DiscLayout layout, SampleCount offset = default, TimeProvider? time = null)
        : this(drive, [.. SectorRun.Of(layout)], offset, time)
    {
    }

    /// <summary>The audio sectors of one extent, whatever the disc says of its tracks.</summary>
    public SectorReader(Drive drive, Extent audio, SampleCount offset = default, TimeProvider? time = null)
        : this(drive, [new SectorRun(audio, IsAudio: true)], offset, time)
    {
    }

    private SectorReader(Drive drive, ImmutableArray<SectorRun> runs, SampleCount offset, TimeProvider? time)
    {
        (this.drive, this.runs, this.offset) = (drive, runs, offset);
        Extent = Extent.Between(runs[0].Extent.Start, runs[^1].Extent.End);
        data = new(drive, BlockSize, (start, blocks) => new(start, blocks, SectorSelection.Whole), time);
        audio = new(drive, offset, time);
    }

    public int BlockSize => BlockSizes.Raw;

    public Extent Extent { get; }

    /// <summary>How many samples the drive could not read beyond the ends of its audio, and which are silence therefore.</summary>
    public SampleCount Silenced => new(silenced.Count);

    /// <summary>The read offset.</summary>
    public SampleCount Offset => offset;

    /// <exception cref="BlockReadException">The drive cannot read one of the sectors, after three attempts.</exception>
    /// <exception cref="UnreadableBlockException">OPENIMAPI_E_NOT_IN_TRACK: nothing is recorded there.</exception>
    /// <exception cref="DiscException">OPENIMAPI_E_MEDIUM_CHANGED: another disc is inside.</exception>
    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation) =>
        ReadAsync(start, blocks, Memory<byte>.Empty, cancellation);

    /// <summary>Reads sectors, and which samples of them the drive doubts.</summary>
    /// <param name="start">The first sector.</param>
    /// <param name="blocks">Room for a whole number of sectors.</param>
    /// <param name="doubts">A byte for each sample, not 0 where C2 pointers say that a byte of it may be wrong; empty not to ask for them.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    /// <exception cref="BlockReadException">The drive cannot read one of the sectors, after three attempts, or tells no C2 pointers.</exception>
    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, Memory<byte> doubts, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        if (!doubts.IsEmpty && doubts.Length != blocks.Length / SampleCount.Size)
            throw new ArgumentException($"{blocks.Length / SampleCount.Size} samples have as many doubts; room for {doubts.Length} was given.", nameof(doubts));
        while (!blocks.IsEmpty)
        {
            var run = RunAt(start);
            var count = (int)BlockCount.Min(run.Extent.End - start, new(blocks.Length / BlockSize)).Value;
            var (part, samples) = (blocks[..(count * BlockSize)], count * SampleCount.PerBlock);
            var doubt = doubts.IsEmpty ? doubts : doubts[..samples];
            if (run.IsAudio)
                AddSilence(await audio.ReadAsync(run.Extent, start, part, doubt, cancellation));
            else
                await ReadDataAsync(start, part, doubt, cancellation);
            (start, blocks, doubts) = (start + new BlockCount(count), blocks[part.Length..], doubts[doubt.Length..]);
        }
    }

    /// <summary>Data sectors carry their own check bytes: no doubts beside them.</summary>
    private async ValueTask ReadDataAsync(Lba start, Memory<byte> sectors, Memory<byte> doubts, CancellationToken cancellation)
    {
        await data.ReadAsync(start, sectors, cancellation);
        doubts.Span.Clear();
    }

    private void AddSilence(SampleRange range)
    {
        for (var sample = range.Start; sample < range.End; sample++)
            silenced.Add(sample);
    }

    private SectorRun RunAt(Lba block)
    {
        foreach (var run in runs)
            if (run.Extent.Contains(block))
                return run;
        throw new UnreadableBlockException(RecordingErrors.NotInTrack, block, $"Block {block} of the disc in {drive.Address.Name} lies in no session.");
    }
}

/// <summary>Sectors side by side that are read alike.</summary>
internal readonly record struct SectorRun(Extent Extent, bool IsAudio)
{
    /// <summary>The runs of a layout, gaps of tracks included; audio tracks side by side are one run.</summary>
    public static IEnumerable<SectorRun> Of(DiscLayout layout)
    {
        SectorRun? open = null;
        foreach (var track in layout.Tracks)
        {
            var next = new SectorRun(Extent.Between(track.Extent.Start - track.Pregap, track.Extent.End + track.Postgap), track.Form == BlockForm.Audio);
            if (open is { } before && before.IsAudio == next.IsAudio && before.Extent.End == next.Extent.Start)
            {
                open = before with { Extent = Extent.Between(before.Extent.Start, next.Extent.End) };
                continue;
            }

            if (open is { } done)
                yield return done;
            open = next;
        }

        if (open is { } last)
            yield return last;
    }
}
