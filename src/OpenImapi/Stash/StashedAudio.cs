using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>Staged audio tracks under the disc's addresses; the gaps between them are silent.</summary>
internal sealed class StashedAudio(DiscLayout layout, ImmutableArray<StashTrack> tracks) : IBlockSource
{
    private readonly ImmutableArray<Extent> extents = [.. layout.Tracks.Select(track => track.Extent)];

    public int BlockSize => BlockSizes.Raw;

    public Extent Extent { get; } = Extent.Between(Lba.Zero, layout.Sessions[^1].LeadOut);

    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        blocks.Span.Clear();
        var wanted = new Extent(start, new(blocks.Length / BlockSize));
        for (var i = 0; i < extents.Length; i++)
        {
            var from = Later(wanted.Start, extents[i].Start);
            var to = wanted.End < extents[i].End ? wanted.End : extents[i].End;
            if (from < to)
                await tracks[i].ReadAsync(from - extents[i].Start,
                    blocks.Slice((int)(from - start).Bytes(BlockSize), (int)(to - from).Bytes(BlockSize)), cancellation);
        }
    }

    private static Lba Later(Lba one, Lba other) => one > other ? one : other;
}
