using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>A block as it goes onto the disc: samples or a scrambled sector, and its sub-channels beside it.</summary>
/// <param name="generator">What the sub-channels say.</param>
/// <param name="form">What the block is made of.</param>
/// <param name="sourceBlockSize">Bytes of the source's blocks.</param>
/// <param name="type">The data block type: which sub-channels are sent, and in which form.</param>
internal sealed class RawForm(SubchannelGenerator generator, BlockForm form, int sourceBlockSize, byte type)
    : WireForm(DataBlockTypes.Length(type)!.Value, ContentOf(form, sourceBlockSize))
{
    /// <summary>In 16 bytes: Q with its check bits, then P in the top bit of the last one.</summary>
    private const byte BitOfP = 0x80;

    public override void Make(Lba at, ReadOnlySpan<byte> block, Span<byte> wire)
    {
        var main = wire[..BlockSizes.Raw];
        if (form == BlockForm.Audio)
            MakeSound(block, main);
        else
            MakeSector(at, block, main);
        if (type == DataBlockTypes.RawWithQ)
            MakeQ(at, wire[BlockSizes.Raw..]);
        else
            generator.Fill(at, wire[BlockSizes.Raw..]);
    }

    private static ContentSlice ContentOf(BlockForm form, int sourceBlockSize) =>
        form == BlockForm.Audio ? new(0, BlockSizes.Raw)
        : form == BlockForm.Mode2 ? new(SectorHeader.Length, BlockSizes.Raw - SectorHeader.Length)
        : Forms.UserData(form, sourceBlockSize).Content;

    private static void MakeSound(ReadOnlySpan<byte> block, Span<byte> main)
    {
        if (block.IsEmpty)
            main.Clear();
        else
            block.CopyTo(main);
    }

    /// <summary>The drive does nothing to a raw block: it is scrambled here, as it lies on the disc.</summary>
    private void MakeSector(Lba at, ReadOnlySpan<byte> block, Span<byte> main)
    {
        if (block.IsEmpty)
            Sector.WriteEmpty(form, at, main);
        else if (block.Length == BlockSizes.Raw)
            block.CopyTo(main);
        else
            Sector.Write(Sector.FormOf(form), at, block, main);
        Scrambler.Apply(main);
    }

    private void MakeQ(Lba at, Span<byte> beside)
    {
        beside.Clear();
        Structure.Write(generator.Q(at), beside);
        if (generator.P(at))
            beside[^1] = BitOfP;
    }
}
