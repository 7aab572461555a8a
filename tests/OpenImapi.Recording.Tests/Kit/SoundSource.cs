using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording.Tests;

/// <summary>Whole sectors of a disc: samples that tell their own place, and Mode 1 sectors of zeros where its tracks are data.</summary>
public sealed class SoundSource(DiscLayout layout) : IBlockSource
{
    public int BlockSize => BlockSizes.Raw;

    public Extent Extent { get; } = Extent.Between(layout.Sessions[0].Start, layout.Sessions[^1].LeadOut);

    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        ReadingDrive.Samples(new(start, new(blocks.Length / BlockSize))).CopyTo(blocks);
        for (var block = 0; block < blocks.Length / BlockSize; block++)
        {
            var at = start + new BlockCount(block);
            if (layout.Tracks.Any(track => track.Form != BlockForm.Audio && track.Extent.Contains(at)))
                Mode1Sector.Write(at, new byte[BlockSizes.UserData], blocks.Span.Slice(block * BlockSize, BlockSize));
        }

        return ValueTask.CompletedTask;
    }
}
