using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Compares all blocks of a volume's image with another source, address by address.</summary>
internal sealed class Comparison(DiscVolume volume, IBlockSource other, Invocation run)
{
    private const int BlocksAtOnce = 512;

    /// <summary>Runs of different blocks that are told.</summary>
    private const int MostDifferences = 20;

    private readonly IBlockSource image = volume.Source;
    private readonly List<RegionDocument> differences = [];

    /// <summary>The blocks that are compared: all of the image.</summary>
    public BlockCount Blocks => image.Extent.Length;

    /// <summary>The first runs of blocks that differ, with what the image holds there.</summary>
    /// <exception cref="DiscException">The other source is shorter, or cannot be read.</exception>
    public async Task<IReadOnlyList<RegionDocument>> RunAsync(CancellationToken cancellation)
    {
        if (!other.Extent.Contains(image.Extent))
            throw new DiscException(CliErrors.NotTheSame, $"The image has blocks {image.Extent}; the other one has only {other.Extent}.");
        var speed = new Speedometer(run.Surroundings.Clock);
        var (mine, theirs) = (new byte[BlocksAtOnce * image.BlockSize], new byte[BlocksAtOnce * image.BlockSize]);
        for (var at = image.Extent.Start; at < image.Extent.End && differences.Count < MostDifferences;)
        {
            var count = BlockCount.Min(image.Extent.End - at, new(BlocksAtOnce));
            var length = (int)count.Bytes(image.BlockSize);
            await image.ReadAsync(at, mine.AsMemory(0, length), cancellation);
            await other.ReadAsync(at, theirs.AsMemory(0, length), cancellation);
            await CompareAsync(at, mine.AsMemory(0, length), theirs.AsMemory(0, length), cancellation);
            at += count;
            run.Reporter.Advance(speed.At("comparing", (at - image.Extent.Start).Bytes(), Blocks.Bytes()));
        }

        return differences;
    }

    private async Task CompareAsync(Lba start, ReadOnlyMemory<byte> mine, ReadOnlyMemory<byte> theirs, CancellationToken cancellation)
    {
        if (mine.Span.SequenceEqual(theirs.Span))
            return;
        for (var offset = 0; offset < mine.Length && differences.Count < MostDifferences; offset += image.BlockSize)
        {
            if (mine.Span.Slice(offset, image.BlockSize).SequenceEqual(theirs.Span.Slice(offset, image.BlockSize)))
                continue;
            var block = start.Value + offset / image.BlockSize;
            if (differences is [.., var last] && last.Block + last.Blocks == block)
                differences[^1] = last with { Blocks = last.Blocks + 1 };
            else
                differences.Add(new(block, 1, (await VolumeExplainer.ExplainAsync(image, new(block), volume.Session, cancellation)).Uses[^1]));
        }
    }
}
