using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>A disc's blocks, of 2,048 or 2,352 bytes, from its first track to its last.</summary>
internal sealed class DiscSource : IBlockSource
{
    private readonly Disc disc;

    public DiscSource(Disc disc, int blockSize)
    {
        var raw = blockSize == BlockSizes.Raw && disc.Kind.IsCd;
        if (!raw && blockSize != BlockSizes.UserData)
            throw new ArgumentOutOfRangeException(nameof(blockSize), $"A {disc.Kind} has no blocks of {blockSize} bytes.");
        (this.disc, BlockSize) = (disc, blockSize);
        if (disc.State.Area is { } area)
        {
            Extent = new(Lba.Zero, area.Used);
            return;
        }

        DiscTrack[] tracks = [.. disc.State.Tracks.Where(track => !track.Readable.IsEmpty && (raw || !track.IsAudio))];
        Extent = tracks is [] ? default : Extent.Between(raw ? tracks[0].Written.Start : Lba.Zero, raw ? tracks[^1].End : tracks[^1].Readable.End);
    }

    public int BlockSize { get; }

    public Extent Extent { get; }

    /// <summary>Reading changes nothing; who writes must not read at the same time anyway.</summary>
    public bool IsShared => true;

    public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        if (BlockSize == BlockSizes.Raw)
            disc.ReadSectors(start, blocks.Span);
        else
            disc.Read(start, blocks.Span);
        return ValueTask.CompletedTask;
    }
}
