using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Whole CD-ROM XA sectors around what a host sends of them, track at once.</summary>
internal static class XaSectors
{
    private const int MostSubheaders = 2 * Subheader.Length;

    public static ReadOnlySpan<byte> Of(Lba start, ReadOnlySpan<byte> content, WriteParameters page)
    {
        var size = page.BlockSize;
        var sectors = new byte[content.Length / size * BlockSizes.Raw];
        for (var i = 0; i * size < content.Length; i++)
        {
            var block = content.Slice(i * size, size);
            var sector = sectors.AsSpan(i * BlockSizes.Raw, BlockSizes.Raw);
            if (page.DataBlockType == DataBlockTypes.Mode2Form1)
                Sector.Write(SectorForm.Mode2Form1, start + new BlockCount(i), SubheaderOf(page), block, sector);
            else
                WriteMixed(start + new BlockCount(i), block, sector);
        }

        return sectors;
    }

    /// <summary>The sub-header comes first, and says which form follows.</summary>
    private static void WriteMixed(Lba at, ReadOnlySpan<byte> block, Span<byte> sector)
    {
        var subheader = Structure.Read<Subheader>(block);
        var form = subheader.Submode.HasFlag(Submode.Form2) ? SectorForm.Mode2Form2 : SectorForm.Mode2Form1;
        Sector.Write(form, at, subheader, block[MostSubheaders..], sector);
    }

    private static Subheader SubheaderOf(WriteParameters page)
    {
        Span<byte> bytes = stackalloc byte[Subheader.Length];
        new FieldWriter(bytes).UInt32Big("sub-header", page.SubHeader);
        return Structure.Read<Subheader>(bytes);
    }
}
