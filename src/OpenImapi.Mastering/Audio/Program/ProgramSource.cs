using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>The blocks of a program, made when they are read: 2,352 bytes each. Any address can be asked for; in order it is fastest.</summary>
public sealed class ProgramSource : IBlockSource, IAsyncDisposable
{
    private readonly IReadOnlyList<Segment> segments;
    private readonly OpenSounds sounds = new();
    private byte[] userData = [];

    internal ProgramSource(Extent extent, IReadOnlyList<Segment> segments) => (Extent, this.segments) = (extent, segments);

    public int BlockSize => BlockSizes.Raw;

    public Extent Extent { get; }

    /// <inheritdoc/>
    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        if (blocks.IsEmpty)
            return;
        var sample = SampleCount.Of(start - Extent.Start).Value;
        for (var number = IndexOf(sample); !blocks.IsEmpty; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var segment = segments[number];
            var part = blocks[..(int)Math.Min(blocks.Length, (segment.End - sample) * SampleCount.Size)];
            await FillAsync(segment, sample - segment.Start, part, cancellation);
            blocks = blocks[part.Length..];
            sample = segment.End;
        }
    }

    public ValueTask DisposeAsync() => sounds.DisposeAsync();

    /// <summary>The segment that holds a sample.</summary>
    private int IndexOf(long sample)
    {
        var (low, high) = (0, segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = segments[middle].Start <= sample ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private async ValueTask FillAsync(Segment segment, long offset, Memory<byte> part, CancellationToken cancellation)
    {
        var address = Extent.Start + new BlockCount((segment.Start + offset) / SampleCount.PerBlock);
        switch (segment)
        {
            case SoundSegment sound:
                await sounds.ReadAsync(sound.Slice.Content, sound.Slice.Start.Bytes + offset * SampleCount.Size, part, cancellation);
                break;
            case DataSegment data:
                await FillDataAsync(data, new(offset / SampleCount.PerBlock), address, part, cancellation);
                break;
            case EmptySegment empty:
                FillEmpty(empty.Form, address, part.Span);
                break;
            default:
                part.Span.Clear();
                break;
        }
    }

    private async ValueTask FillDataAsync(DataSegment data, BlockCount offset, Lba address, Memory<byte> sectors, CancellationToken cancellation)
    {
        var (size, count) = (data.Source.BlockSize, sectors.Length / BlockSize);
        if (userData.Length < count * size)
            userData = new byte[count * size];
        var blocks = userData.AsMemory(0, count * size);
        await data.Source.ReadAsync(data.From + offset, blocks, cancellation);
        for (var i = 0; i < count; i++)
            SectorMaker.Make(data.Form, address + new BlockCount(i), blocks.Span.Slice(i * size, size), sectors.Span.Slice(i * BlockSize, BlockSize));
    }

    private void FillEmpty(BlockForm form, Lba address, Span<byte> sectors)
    {
        for (; !sectors.IsEmpty; sectors = sectors[BlockSize..], address += new BlockCount(1))
            Sector.WriteEmpty(form, address, sectors[..BlockSize]);
    }
}
