using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>One recording's view of content that it shares with others.</summary>
public sealed class SharedReader : IBlockSource, IDisposable
{
    private readonly SharedSource shared;

    internal SharedReader(SharedSource shared) => this.shared = shared;

    public int BlockSize => shared.BlockSize;

    public Extent Extent => shared.Extent;

    /// <summary>The chunk that was read last: none before it is needed again.</summary>
    internal long At { get; private set; }

    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        while (!blocks.IsEmpty)
        {
            var first = (start - Extent.Start).Value;
            var (number, within) = (first / SharedSource.BlocksPerChunk, (int)(first % SharedSource.BlocksPerChunk));
            var count = Math.Min(SharedSource.BlocksPerChunk - within, blocks.Length / BlockSize);
            if (number > At)
                MoveTo(number);
            await shared.CopyAsync(number, within * BlockSize, blocks[..(count * BlockSize)], cancellation);
            (start, blocks) = (start + new BlockCount(count), blocks[(count * BlockSize)..]);
        }
    }

    /// <summary>Needs nothing any more, so that nothing is kept for it.</summary>
    public void Dispose() => MoveTo(long.MaxValue);

    private void MoveTo(long number)
    {
        At = number;
        shared.Pass();
    }
}
