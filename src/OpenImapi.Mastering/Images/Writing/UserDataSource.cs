using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>The user data of a disc's data tracks from block 0 to the end of the last one; everything else reads as zeros.</summary>
/// <param name="layout">Data tracks only.</param>
/// <param name="disc">Blocks of 2,048 bytes, or whole sectors.</param>
internal sealed class UserDataSource(DiscLayout layout, IBlockSource disc) : IBlockSource
{
    private readonly byte[] sectors = new byte[disc.BlockSize == BlockSizes.Raw ? SectorsAtOnce * BlockSizes.Raw : 0];

    private const int SectorsAtOnce = 256;

    public int BlockSize => BlockSizes.UserData;

    public Extent Extent { get; } = Extent.Between(Lba.Zero, layout.Tracks.Last().Extent.End);

    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        blocks.Span.Clear();
        var wanted = new Extent(start, BlockCount.ForBytes(blocks.Length));
        foreach (var track in layout.Tracks.Where(track => track.Extent.Overlaps(wanted)))
        {
            var from = wanted.Start > track.Extent.Start ? wanted.Start : track.Extent.Start;
            var to = wanted.End < track.Extent.End ? wanted.End : track.Extent.End;
            var part = blocks.Slice((int)(from - start).Bytes(), (int)(to - from).Bytes());
            if (disc.BlockSize == BlockSizes.UserData)
                await disc.ReadAsync(from, part, cancellation);
            else
                await ReadUserDataAsync(track.Form, from, part, cancellation);
        }
    }

    private async ValueTask ReadUserDataAsync(BlockForm form, Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        var sectorForm = Sector.FormOf(form);
        for (var at = start; !blocks.IsEmpty;)
        {
            var count = Math.Min(blocks.Length / BlockSize, SectorsAtOnce);
            await disc.ReadAsync(at, sectors.AsMemory(0, count * BlockSizes.Raw), cancellation);
            for (var i = 0; i < count; i++)
                Sector.UserData(sectorForm, sectors.AsSpan(i * BlockSizes.Raw, BlockSizes.Raw)).CopyTo(blocks.Span[(i * BlockSize)..]);
            at += new BlockCount(count);
            blocks = blocks[(count * BlockSize)..];
        }
    }
}
