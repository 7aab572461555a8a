using System.Buffers.Binary;

namespace OpenImapi.Formats.ElTorito;

/// <summary>The boot information table, bytes 8 to 63 of a boot image that asks for one: where the image itself is on the disc.</summary>
/// <param name="VolumeDescriptorLocation">The block of the primary volume descriptor.</param>
/// <param name="ImageLocation">The first block of the image.</param>
/// <param name="ImageLength">Bytes of the image.</param>
/// <param name="Checksum">The sum of the image's 32-bit words from byte 64 on.</param>
[Clause(Standard.Genisoimage, "EL TORITO BOOT INFORMATION TABLE")]
public record struct BootInfoTable(uint VolumeDescriptorLocation, uint ImageLocation, uint ImageLength, uint Checksum) : IStructure
{
    /// <summary>Bytes from the start of the image.</summary>
    public const int Offset = 8;

    /// <summary>Bytes of the table.</summary>
    public const int Length = 56;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        VolumeDescriptorLocation = f.UInt32Little("bi_pvd", VolumeDescriptorLocation);
        ImageLocation = f.UInt32Little("bi_file", ImageLocation);
        ImageLength = f.UInt32Little("bi_length", ImageLength);
        Checksum = f.UInt32Little("bi_csum", Checksum);
        f.Zero(40);
    }
}

/// <summary>The checksum of a boot information table, over an image that comes in pieces of any length.</summary>
[Clause(Standard.Genisoimage, "EL TORITO BOOT INFORMATION TABLE")]
public sealed class BootInfoChecksum
{
    private const int FirstByte = BootInfoTable.Offset + BootInfoTable.Length;
    private long position;
    private uint sum;

    /// <summary>The sum so far; a word that is not complete counts with zeros after it.</summary>
    public uint Value => sum;

    /// <summary>Takes up the next bytes of the image, from its start on.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var skipped = (int)Math.Clamp(FirstByte - position, 0, bytes.Length);
        position += skipped;
        bytes = bytes[skipped..];
        for (; !bytes.IsEmpty && position % sizeof(uint) != 0; bytes = bytes[1..])
            AppendByte(bytes[0]);
        for (; bytes.Length >= sizeof(uint); bytes = bytes[sizeof(uint)..], position += sizeof(uint))
            sum += BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        foreach (var value in bytes)
            AppendByte(value);
    }

    private void AppendByte(byte value) => sum += (uint)value << (int)(position++ % sizeof(uint) * 8);
}

/// <summary>What GRUB's boot image wants to know of its own place, in eight bytes of it.</summary>
/// <param name="ImageLocation">The first block of 2,048 bytes of the image.</param>
[Clause(Standard.Xorrisofs, "--grub2-boot-info")]
public record struct GrubBootInfo(uint ImageLocation) : IStructure
{
    /// <summary>Bytes from the start of the image.</summary>
    public const int Offset = 2548;

    private const int FurtherSectors = 5;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct =>
        ImageLocation = (uint)((f.UInt64Little("sector of the image in units of 512 bytes, plus 5", ImageLocation * 4UL + FurtherSectors) - FurtherSectors) / 4);
}
