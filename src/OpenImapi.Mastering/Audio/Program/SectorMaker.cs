using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Makes whole sectors of data tracks.</summary>
internal static class SectorMaker
{
    /// <summary>Bytes of a header that are the synchronisation field, and those up to the mode.</summary>
    private const int SyncLength = 12;
    private const int AddressEnd = SectorHeader.Length - 1;

    public static bool CanMake(BlockForm form, int blockSize) => form switch
    {
        BlockForm.Mode1 or BlockForm.Mode2Form1 => blockSize is BlockSizes.UserData or BlockSizes.Raw,
        BlockForm.Mode2 => blockSize == BlockSizes.Raw,
        _ => false,
    };

    /// <summary>The sector around a block of user data, or the sector itself with the address that it has here.</summary>
    public static void Make(BlockForm form, Lba address, ReadOnlySpan<byte> block, Span<byte> sector)
    {
        if (block.Length == BlockSizes.UserData)
            Sector.Write(Sector.FormOf(form), address, block, sector);
        else
            Move(address, block, sector);
    }

    /// <summary>Keeps a sector that has the right address, or no address, byte for byte, good or bad. In Mode 1 the check bytes follow the address.</summary>
    private static void Move(Lba address, ReadOnlySpan<byte> block, Span<byte> sector)
    {
        block.CopyTo(sector);
        var mode = block[AddressEnd];
        Span<byte> header = stackalloc byte[SectorHeader.Length];
        Structure.Write(new SectorHeader(Msf.From(address), mode), header);
        if (!block[..SyncLength].SequenceEqual(header[..SyncLength]) || block[..AddressEnd].SequenceEqual(header[..AddressEnd]))
            return;
        header.CopyTo(sector);
        if (mode == Sector.ModeOf(SectorForm.Mode1))
            Sector.Seal(SectorForm.Mode1, sector);
    }
}
