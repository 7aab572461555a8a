using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>An image that comes through a pipe: its blocks can be had once and in order.</summary>
internal sealed class StreamBlockSource(Stream stream, long length) : IBlockSource
{
    private byte[] buffer = [];
    private Lba next;

    public int BlockSize => BlockSizes.UserData;

    public Extent Extent { get; } = new(Lba.Zero, BlockCount.ForBytes(length));

    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        if (start != next)
            throw new DiscException(RecordingErrors.SourceFailed, $"Standard input has passed block {start} and cannot go back to it.");
        var wanted = (int)Math.Min(blocks.Length, length - start.Value * BlockSize);
        var count = await FillAsync(wanted, cancellation);
        buffer.AsMemory(0, count).CopyTo(blocks);
        if (count < wanted)
            throw new DiscException(RecordingErrors.SourceFailed, $"Standard input ended after {start.Value * BlockSize + count} bytes; {length} were promised.",
                "Say with --size how many bytes the image has.");
        blocks.Span[wanted..].Clear();
        next = start + new BlockCount(blocks.Length / BlockSize);
    }

    /// <summary>Fills our own buffer: a read from a pipe that stands still cannot be called back, and is left behind when it is cancelled.</summary>
    private async Task<int> FillAsync(int wanted, CancellationToken cancellation)
    {
        if (buffer.Length < wanted)
            buffer = new byte[wanted];
        var room = buffer.AsMemory(0, wanted);
        return await Task.Run(() => stream.ReadAtLeastAsync(room, wanted, throwOnEndOfStream: false).AsTask(), cancellation).WaitAsync(cancellation);
    }
}
