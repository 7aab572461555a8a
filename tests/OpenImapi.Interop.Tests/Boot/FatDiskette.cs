using System.Text;

namespace OpenImapi.Interop.Tests.Boot;

/// <summary>A diskette of 1.44 MB with one small file in the root folder of its FAT file system, field by field.</summary>
internal static class FatDiskette
{
    private const int Sector = 512, FirstTable = 1, SecondTable = 10, Root = 19, Data = 33;

    /// <param name="name">The name, of 8 and 3 characters without the dot.</param>
    /// <param name="content">Up to 512 bytes.</param>
    public static byte[] With(string name, string content)
    {
        var disk = new byte[2880 * Sector];
        ReadOnlySpan<byte> parameters =
        [
            0xEB, 0x3C, 0x90, .. "MADEHERE"u8, 0x00, 0x02, 1, 1, 0, 2, 224, 0, 0x40, 0x0B, 0xF0, 9, 0, 18, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x29, 1, 0, 0, 0, .. "NO NAME    FAT12   "u8,
        ];
        parameters.CopyTo(disk);
        (disk[510], disk[511]) = (0x55, 0xAA);
        foreach (var table in new[] { FirstTable, SecondTable })
            ((ReadOnlySpan<byte>)[0xF0, 0xFF, 0xFF, 0xFF, 0x0F]).CopyTo(disk.AsSpan(table * Sector));
        var entry = disk.AsSpan(Root * Sector, 32);
        Encoding.ASCII.GetBytes(name, entry);
        entry[11] = 0x20;
        entry[26] = 2;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(entry[28..], content.Length);
        Encoding.ASCII.GetBytes(content, disk.AsSpan(Data * Sector, Sector));
        return disk;
    }
}
