namespace OpenImapi.Formats.ElTorito;

/// <summary>The first entry of a boot catalog: says that it is one, and for which platform the first boot image is.</summary>
/// <param name="Platform">The platform of the initial entry.</param>
/// <param name="Identifier">Who made the disc; up to 24 bytes.</param>
/// <param name="Checksum">Makes the sum of all 16-bit words of the entry zero.</param>
[Clause(Standard.ElTorito, "2.1")]
public record struct ValidationEntry(BootPlatform Platform, ByteString Identifier, ushort Checksum) : IStructure
{
    /// <summary>An entry with the checksum that it needs.</summary>
    public static ValidationEntry Of(BootPlatform platform, ByteString identifier)
    {
        Span<byte> bytes = stackalloc byte[BootCatalog.EntryLength];
        Structure.Write(new ValidationEntry(platform, identifier, 0), bytes);
        return new(platform, identifier, (ushort)-Sum(bytes));
    }

    /// <summary>The sum of an entry's 16-bit words; zero when it is whole.</summary>
    public static ushort Sum(ReadOnlySpan<byte> entry)
    {
        var sum = 0;
        for (var i = 0; i + 1 < entry.Length; i += 2)
            sum += entry[i] | entry[i + 1] << 8;
        return (ushort)sum;
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("header id", [1]);
        Platform = (BootPlatform)f.UInt8("platform id", (byte)Platform);
        f.Zero(2);
        Identifier = f.Padded("id string", Identifier, 24, Filler.Zero);
        Checksum = f.UInt16Little("checksum word", Checksum);
        f.Fixed("key bytes", [0x55, 0xAA]);
    }
}

/// <summary>Which kind of machine a boot image is for.</summary>
[Clause(Standard.ElTorito, "2.1")]
[Clause(Standard.Uefi, "13.3.2.1")]
public enum BootPlatform
{
    /// <summary>80x86 with a BIOS.</summary>
    X86 = 0,
    PowerPC = 1,
    Mac = 2,

    /// <summary>Any machine with UEFI; the image is a FAT file system.</summary>
    Efi = 0xEF,
}
