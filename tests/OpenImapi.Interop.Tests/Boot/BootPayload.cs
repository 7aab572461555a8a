using System.Buffers.Binary;

namespace OpenImapi.Interop.Tests.Boot;

/// <summary>A program that a BIOS starts: it sends what it finds in memory, from where it was loaded, to the serial port, and ends the machine.</summary>
internal static class BootPayload
{
    /// <summary>Bytes of a sector.</summary>
    public const int Sector = 512;

    /// <summary>Bytes of memory that it sends.</summary>
    public const int Sent = 12 * Sector;

    /// <summary>The code at 7C40h, behind the place of the boot info table.</summary>
    private static readonly byte[] Code =
    [
        0xFA,                   // cli
        0x31, 0xC0,             // xor ax, ax
        0x8E, 0xD8,             // mov ds, ax
        0x8E, 0xD0,             // mov ss, ax
        0xBC, 0x00, 0x7C,       // mov sp, 7C00h
        0xFC,                   // cld
        0xBE, 0x00, 0x7C,       // mov si, 7C00h
        0xB9, 0x00, 0x18,       // mov cx, 1800h
        0xAC,                   // next: lodsb
        0xE8, 0x09, 0x00,       // call send
        0xE2, 0xFA,             // loop next
        0xB0, 0x10,             // mov al, 10h
        0xE6, 0xF4,             // out F4h, al: the end
        0xF4,                   // hlt
        0xEB, 0xFD,             // jmp $-1
        0x50,                   // send: push ax
        0xBA, 0xFD, 0x03,       // mov dx, 3FDh
        0xEC,                   // wait: in al, dx
        0xA8, 0x20,             // test al, 20h
        0x74, 0xFB,             // jz wait
        0x58,                   // pop ax
        0xBA, 0xF8, 0x03,       // mov dx, 3F8h
        0xEE,                   // out dx, al
        0xC3,                   // ret
    ];

    /// <summary>The program in an image of so many bytes, each sector of which ends with its number, or with the signature of a partition table.</summary>
    public static byte[] Of(int length)
    {
        var image = new byte[length];
        for (var sector = 0; (sector + 1) * Sector <= length; sector++)
            BinaryPrimitives.WriteUInt16BigEndian(image.AsSpan((sector + 1) * Sector - 4), (ushort)(sector + 1));
        (image[0], image[1]) = (0xEB, 0x3E);
        Code.CopyTo(image, 0x40);
        (image[Sector - 2], image[Sector - 1]) = (0x55, 0xAA);
        return image;
    }

    /// <summary>How many sectors of the image lie in the memory that was sent, one after the other.</summary>
    public static int SectorsIn(ReadOnlySpan<byte> memory)
    {
        var sector = 0;
        while ((sector + 1) * Sector <= memory.Length && BinaryPrimitives.ReadUInt16BigEndian(memory[((sector + 1) * Sector - 4)..]) == sector + 1)
            sector++;
        return sector;
    }
}
