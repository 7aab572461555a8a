using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>An image in which every block lies at its address on the disc; what cannot be read is zeros.</summary>
internal sealed class IsoExport(Disc disc, ExportFiles output, IProgress<BlockCount>? progress)
{
    private const int BlocksAtOnce = 512;

    public async Task WriteAsync(bool lastSession, CancellationToken cancellation)
    {
        var image = output.Image;
        var written = BlockCount.Zero;
        var buffer = new byte[BlocksAtOnce * BlockSizes.UserData];
        foreach (var track in disc.State.Tracks)
        {
            for (var at = track.Readable.Start; at < track.Readable.End;)
            {
                var count = BlockCount.Min(track.Readable.End - at, new(BlocksAtOnce));
                var blocks = buffer.AsMemory(0, (int)count.Bytes());
                disc.Read(at, blocks.Span);
                await RandomAccess.WriteAsync(image, blocks, new BlockCount(at.Value).Bytes(), cancellation);
                at += count;
                written += count;
                progress?.Report(written);
            }
        }

        var end = disc.State.Tracks[^1].Readable.End;
        RandomAccess.SetLength(image, new BlockCount(end.Value).Bytes());
        if (lastSession)
            await WriteAsync(LastSessionVolumes.Of(disc, end - Lba.Zero), cancellation);
    }

    private ValueTask WriteAsync(byte[] descriptors, CancellationToken cancellation) =>
        RandomAccess.WriteAsync(output.Image, descriptors, Formats.Ecma119.VolumeConstants.SystemArea.Bytes(), cancellation);
}
