using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Samples of a file whose blocks hold sub-channel data too: 2,352 bytes of each block.</summary>
internal sealed class SectorAudio(BinaryFile file, long offset, BlockCount blocks, int stored) : AudioContent
{
    public override SampleCount Length => SampleCount.Of(blocks);

    public override string Description => file.Description;

    public override Stream Open() => new SectorStream(file, offset, blocks, stored);

    private sealed class SectorStream(BinaryFile file, long start, BlockCount blocks, int stored) : SampleStream(blocks.Bytes(BlockSizes.Raw))
    {
        protected override async ValueTask<int> ReadAtAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
        {
            var (block, at) = Math.DivRem(offset, BlockSizes.Raw);
            var count = (int)Math.Min(bytes.Length, BlockSizes.Raw - at);
            await file.ReadAsync(start + block * stored + at, bytes[..count], cancellation);
            return count;
        }
    }
}
