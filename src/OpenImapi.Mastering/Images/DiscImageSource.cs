using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The blocks of a disc image under the addresses that they have on the disc; between sessions there is silence.</summary>
public sealed class DiscImageSource : IBlockSource, IAsyncDisposable
{
    private readonly IReadOnlyList<IBlockSource> sessions;

    internal DiscImageSource(IReadOnlyList<IBlockSource> sessions) => this.sessions = sessions;

    public int BlockSize => sessions[0].BlockSize;

    public Extent Extent => Extent.Between(sessions[0].Extent.Start, sessions[^1].Extent.End);

    /// <inheritdoc/>
    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        while (!blocks.IsEmpty)
        {
            var session = sessions.FirstOrDefault(one => start < one.Extent.End)!;
            var isBefore = start < session.Extent.Start;
            var end = isBefore ? session.Extent.Start : session.Extent.End;
            var part = blocks[..(int)Math.Min(blocks.Length, (end - start).Bytes(BlockSize))];
            if (isBefore)
                part.Span.Clear();
            else
                await session.ReadAsync(start, part, cancellation);
            blocks = blocks[part.Length..];
            start += new BlockCount(part.Length / BlockSize);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in sessions.OfType<IAsyncDisposable>())
            await session.DisposeAsync();
    }
}
