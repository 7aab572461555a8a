using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Samples by their place on the disc, counted from block 0.</summary>
internal readonly record struct SampleRange(long Start, long End)
{
    public static SampleRange Of(Extent blocks) => new(blocks.Start.Value * SampleCount.PerBlock, blocks.End.Value * SampleCount.PerBlock);
}

/// <summary>Reads audio sectors shifted by a drive's read offset, with C2 pointers where they are wanted.</summary>
internal sealed class OffsetReader(Drive drive, SampleCount offset, TimeProvider? time)
{
    private const int PointersAt = BlockSizes.Raw;
    private const int Pointed = PointersAt + SectorSelection.C2PointersLength;

    private readonly PatientReader<ReadCd> plain =
        new(drive, BlockSizes.Raw, (start, blocks) => new(start, blocks, new(SectorFields.UserData), SectorType.Audio), time);

    private readonly PatientReader<ReadCd> pointed =
        new(drive, Pointed, (start, blocks) => new(start, blocks, new(SectorFields.UserData, C2Selection.Pointers), SectorType.Audio), time);

    /// <summary>Reads sectors of a run of audio; the value says which samples lie where the drive cannot read, and are silence.</summary>
    /// <param name="run">The whole run: beyond its ends a drive may refuse to read.</param>
    /// <param name="start">The first sector.</param>
    /// <param name="sectors">Room for them.</param>
    /// <param name="doubts">A byte for each sample, or empty.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    public async ValueTask<SampleRange> ReadAsync(Extent run, Lba start, Memory<byte> sectors, Memory<byte> doubts, CancellationToken cancellation)
    {
        if (offset == SampleCount.Zero)
        {
            await ReadSectorsAsync(start, sectors, doubts, cancellation);
            return default;
        }

        var samples = sectors.Length / SampleCount.Size;
        var from = start.Value * SampleCount.PerBlock + offset.Value;
        var first = Floor(from);
        var shifted = Extent.Between(new(first), new(Floor(from + samples - 1) + 1));
        var room = new byte[shifted.Length.Bytes(BlockSizes.Raw)];
        var roomForDoubts = doubts.IsEmpty ? Memory<byte>.Empty : new byte[room.Length / SampleCount.Size];
        var read = await ReadWithinAsync(run, shifted, room, roomForDoubts, cancellation);
        var skipped = (int)(from - first * SampleCount.PerBlock);
        room.AsSpan(skipped * SampleCount.Size, sectors.Length).CopyTo(sectors.Span);
        if (!doubts.IsEmpty)
            roomForDoubts.Span.Slice(skipped, samples).CopyTo(doubts.Span);
        return Missing(new(from, from + samples), SampleRange.Of(read));
    }

    /// <summary>Reads what lies inside the run, then what the drive can read beyond its ends; the value is what was read.</summary>
    private async ValueTask<Extent> ReadWithinAsync(Extent run, Extent wanted, Memory<byte> room, Memory<byte> doubts, CancellationToken cancellation)
    {
        var inside = Extent.Between(Later(wanted.Start, run.Start), Earlier(wanted.End, run.End));
        if (inside.Length.Value <= 0)
            inside = new(wanted.End <= run.Start ? wanted.End : wanted.Start, BlockCount.Zero);
        else
            await ReadPartAsync(inside);
        var (start, end) = (inside.Start, inside.End);
        if (wanted.Start < start && await TryPartAsync(Extent.Between(wanted.Start, start)))
            start = wanted.Start;
        if (wanted.End > end && await TryPartAsync(Extent.Between(end, wanted.End)))
            end = wanted.End;
        return Extent.Between(start, end);

        ValueTask ReadPartAsync(Extent part) => ReadSectorsAsync(part.Start, Part(room, wanted, part, BlockSizes.Raw), Part(doubts, wanted, part, SampleCount.PerBlock), cancellation);

        async ValueTask<bool> TryPartAsync(Extent part)
        {
            try
            {
                await ReadPartAsync(part);
                return true;
            }
            catch (BlockReadException)
            {
                Part(room, wanted, part, BlockSizes.Raw).Span.Clear();
                Part(doubts, wanted, part, SampleCount.PerBlock).Span.Clear();
                return false;
            }
        }
    }

    private async ValueTask ReadSectorsAsync(Lba start, Memory<byte> sectors, Memory<byte> doubts, CancellationToken cancellation)
    {
        if (doubts.IsEmpty)
        {
            await plain.ReadAsync(start, sectors, cancellation);
            return;
        }

        var room = new byte[sectors.Length / BlockSizes.Raw * Pointed];
        await pointed.ReadAsync(start, room, cancellation);
        for (var block = 0; block * Pointed < room.Length; block++)
        {
            var sector = room.AsSpan(block * Pointed, Pointed);
            sector[..BlockSizes.Raw].CopyTo(sectors.Span[(block * BlockSizes.Raw)..]);
            Spread(sector[PointersAt..], doubts.Span.Slice(block * SampleCount.PerBlock, SampleCount.PerBlock));
        }
    }

    /// <summary>A bit for each byte of a sector to a byte for each sample: half a byte holds the four bits of one.</summary>
    private static void Spread(ReadOnlySpan<byte> pointers, Span<byte> doubts)
    {
        for (var i = 0; i < pointers.Length; i++)
            (doubts[2 * i], doubts[2 * i + 1]) = ((byte)(pointers[i] >> 4), (byte)(pointers[i] & 0xF));
    }

    private static Memory<byte> Part(Memory<byte> room, Extent whole, Extent part, int size) =>
        room.IsEmpty ? room : room.Slice((int)(part.Start - whole.Start).Bytes(size), (int)part.Length.Bytes(size));

    /// <summary>The samples wanted that lie before or after those that were read.</summary>
    private static SampleRange Missing(SampleRange wanted, SampleRange read) =>
        wanted.Start < read.Start ? new(wanted.Start, Math.Min(read.Start, wanted.End))
        : wanted.End > read.End ? new(Math.Max(read.End, wanted.Start), wanted.End)
        : default;

    private static long Floor(long sample) => (long)Math.Floor((double)sample / SampleCount.PerBlock);

    private static Lba Later(Lba one, Lba other) => one > other ? one : other;

    private static Lba Earlier(Lba one, Lba other) => one < other ? one : other;
}
