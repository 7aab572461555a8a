using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Makes whole sectors of data tracks.</summary>
internal static class SectorMaker
{
    public static bool CanMake(BlockForm form, int blockSize) => (form, blockSize) switch
    {
        (BlockForm.Mode1, BlockSizes.UserData or BlockSizes.Raw) => true,
        _ => false,
    };

    /// <summary>The sector around a block of user data, or the sector itself with the address that it has here.</summary>
    public static void Make(BlockForm form, Lba address, ReadOnlySpan<byte> block, Span<byte> sector)
    {
        var userData = block.Length == BlockSizes.UserData ? block : Mode1Sector.UserData(block);
        Mode1Sector.Write(address, userData, sector);
    }
}
