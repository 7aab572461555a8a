using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>A run of blocks of a data track: those of a file, or empty ones.</summary>
/// <param name="File">Nothing for empty blocks.</param>
/// <param name="Offset">Bytes of the file before the first.</param>
/// <param name="Length">Bytes; what is missing from the last block is zero.</param>
internal readonly record struct BlockPiece(BinaryFile? File, long Offset, long Length);

/// <summary>
/// The blocks of a data track, addresses counted from 0: user data of 2,048 bytes as it is, every other form as sectors of 2,352 bytes.
/// Sub-channel data beside the blocks is left out. Headers that files do not hold get the addresses that blocks have here.
/// </summary>
internal sealed class SheetBlocks : IBlockSource
{
    private readonly IReadOnlyList<BlockPiece> pieces;
    private readonly int stored;
    private readonly int kept;
    private readonly BlockForm form;

    /// <param name="pieces">In order.</param>
    /// <param name="stored">Bytes of a block in the files.</param>
    /// <param name="kept">Those of them that are no sub-channel data: 2,048, 2,324, 2,336 or 2,352.</param>
    /// <param name="form">What empty blocks are.</param>
    public SheetBlocks(IReadOnlyList<BlockPiece> pieces, int stored, int kept, BlockForm form)
    {
        (this.pieces, this.stored, this.kept, this.form) = (pieces, stored, kept, form);
        Extent = new(Lba.Zero, new(pieces.Sum(piece => BlockCount.ForBytes(piece.Length, stored).Value)));
    }

    public int BlockSize => kept == BlockSizes.UserData ? BlockSizes.UserData : BlockSizes.Raw;

    public Extent Extent { get; }

    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        var before = Lba.Zero;
        foreach (var piece in pieces)
        {
            var extent = new Extent(before, BlockCount.ForBytes(piece.Length, stored));
            before = extent.End;
            if (blocks.IsEmpty || !extent.Contains(start))
                continue;
            var part = blocks[..(int)Math.Min(blocks.Length, (extent.End - start).Bytes(BlockSize))];
            await ReadAsync(piece, start - extent.Start, start, part, cancellation);
            blocks = blocks[part.Length..];
            start += new BlockCount(part.Length / BlockSize);
        }
    }

    private async ValueTask ReadAsync(BlockPiece piece, BlockCount from, Lba address, Memory<byte> blocks, CancellationToken cancellation)
    {
        var count = blocks.Length / BlockSize;
        if (piece.File is null)
        {
            MakeEmpty(address, blocks.Span);
            return;
        }

        var isPlain = stored == BlockSize;
        var bytes = isPlain ? blocks : new byte[count * stored];
        var offset = from.Bytes(stored);
        var there = (int)Math.Min(bytes.Length, piece.Length - offset);
        await piece.File.ReadAsync(piece.Offset + offset, bytes[..there], cancellation);
        bytes.Span[there..].Clear();
        if (isPlain)
            return;
        for (var i = 0; i < count; i++)
            Convert(bytes.Span.Slice(i * stored, kept), address + new BlockCount(i), blocks.Span.Slice(i * BlockSize, BlockSize));
    }

    private void MakeEmpty(Lba address, Span<byte> blocks)
    {
        blocks.Clear();
        for (; BlockSize == BlockSizes.Raw && !blocks.IsEmpty; blocks = blocks[BlockSize..], address += new BlockCount(1))
            Sector.WriteEmpty(form, address, blocks[..BlockSize]);
    }

    private void Convert(ReadOnlySpan<byte> block, Lba address, Span<byte> sector)
    {
        if (kept == BlockSize)
            block.CopyTo(sector);
        else if (kept == Sector.Form2Length)
            Sector.Write(SectorForm.Mode2Form2, address, block, sector);
        else
            Sector.Write(SectorForm.Mode2, address, block, sector);
    }
}
