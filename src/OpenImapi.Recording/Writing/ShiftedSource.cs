using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>Sound shifted against the samples by which a drive writes late or early; data stays where it is.</summary>
/// <remarks>What is shifted out at one end of a run of sound is lost, and as much silence comes in at the other.</remarks>
internal sealed class ShiftedSource(IBlockSource inner, DiscLayout layout, SampleCount offset) : IBlockSource
{
    private readonly ImmutableArray<Extent> runs = [.. SectorRun.Of(layout).Where(run => run.IsAudio).Select(run => Inside(run.Extent, inner.Extent))];

    public int BlockSize => inner.BlockSize;

    public Extent Extent => inner.Extent;

    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        while (!blocks.IsEmpty)
        {
            var run = runs.FirstOrDefault(each => each.Contains(start));
            var end = run.IsEmpty ? NextRun(start) : run.End;
            var count = (int)BlockCount.Min(end - start, new(blocks.Length / BlockSize)).Value;
            var part = blocks[..(count * BlockSize)];
            if (run.IsEmpty)
                await inner.ReadAsync(start, part, cancellation);
            else
                await ReadShiftedAsync(run, start, part, cancellation);
            (start, blocks) = (start + new BlockCount(count), blocks[part.Length..]);
        }
    }

    private async ValueTask ReadShiftedAsync(Extent run, Lba start, Memory<byte> part, CancellationToken cancellation)
    {
        var from = start.Value * SampleCount.PerBlock + offset.Value;
        var (first, end) = (Floor(from), Floor(from + part.Length / SampleCount.Size - 1) + 1);
        var room = new byte[(end - first) * BlockSize];
        var held = Inside(Extent.Between(new(first), new(end)), run);
        if (!held.IsEmpty)
            await inner.ReadAsync(held.Start, room.AsMemory((int)(held.Start.Value - first) * BlockSize, (int)held.Length.Bytes(BlockSize)), cancellation);
        room.AsMemory((int)(from - first * SampleCount.PerBlock) * SampleCount.Size, part.Length).CopyTo(part);
    }

    private Lba NextRun(Lba from) => runs.Where(run => run.Start > from).Select(run => run.Start).DefaultIfEmpty(Extent.End).Min();

    private static Extent Inside(Extent wanted, Extent whole)
    {
        var start = wanted.Start > whole.Start ? wanted.Start : whole.Start;
        var end = wanted.End < whole.End ? wanted.End : whole.End;
        return start < end ? Extent.Between(start, end) : default;
    }

    private static long Floor(long sample) => (long)Math.Floor((double)sample / SampleCount.PerBlock);
}
