namespace OpenImapi.Formats.ElTorito;

/// <summary>The entry after the validation entry: the boot image that is taken unless firmware chooses another.</summary>
/// <param name="IsBootable">Whether it is to be booted (88h) or only loaded.</param>
/// <param name="Emulation">The drive that the image stands for.</param>
/// <param name="LoadSegment">Where to load it, in paragraphs of 16 bytes; 0 is 7C0h.</param>
/// <param name="SystemType">The partition type in an image of a hard disk, else 0.</param>
/// <param name="SectorCount">Sectors of 512 bytes that the BIOS loads.</param>
/// <param name="LoadRba">The first block of 2,048 bytes of the image.</param>
[Clause(Standard.ElTorito, "2.2")]
public record struct InitialEntry(bool IsBootable, BootEmulation Emulation, ushort LoadSegment, byte SystemType, ushort SectorCount, uint LoadRba) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        IsBootable = f.BootIndicator(IsBootable);
        Emulation = (BootEmulation)(f.UInt8("boot media type", (byte)Emulation) & BootEntryFields.EmulationMask);
        LoadSegment = f.UInt16Little("load segment", LoadSegment);
        SystemType = f.UInt8("system type", SystemType);
        f.Zero(1);
        SectorCount = f.UInt16Little("sector count", SectorCount);
        LoadRba = f.UInt32Little("load rba", LoadRba);
        f.Zero(20);
    }
}

/// <summary>The head of a section: the entries after it are for one platform.</summary>
/// <param name="IsLast">Whether no section follows (91h) or one does (90h).</param>
/// <param name="Platform">The platform of the section's entries.</param>
/// <param name="EntryCount">How many section entries follow, their extensions not counted.</param>
/// <param name="Identifier">Who made them; up to 28 bytes.</param>
[Clause(Standard.ElTorito, "2.3")]
public record struct SectionHeader(bool IsLast, BootPlatform Platform, ushort EntryCount, ByteString Identifier) : IStructure
{
    internal const byte MoreFollow = 0x90;

    internal const byte Last = 0x91;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        IsLast = f.UInt8("header indicator", IsLast ? Last : MoreFollow) == Last;
        Platform = (BootPlatform)f.UInt8("platform id", (byte)Platform);
        EntryCount = f.UInt16Little("number of section entries following this header", EntryCount);
        Identifier = f.Padded("id string", Identifier, 28, Filler.Zero);
    }
}

/// <summary>A further boot image.</summary>
/// <param name="IsBootable">Whether it is to be booted (88h) or only loaded.</param>
/// <param name="Media">The drive that the image stands for, and what is in it.</param>
/// <param name="LoadSegment">Where to load it, in paragraphs of 16 bytes; 0 is 7C0h.</param>
/// <param name="SystemType">The partition type in an image of a hard disk, else 0.</param>
/// <param name="SectorCount">Sectors of 512 bytes that the BIOS loads.</param>
/// <param name="LoadRba">The first block of 2,048 bytes of the image.</param>
/// <param name="CriteriaType">0 for none, 1 for language and version, others by agreement.</param>
/// <param name="Criteria">By what firmware selects the image: the first 19 bytes.</param>
[Clause(Standard.ElTorito, "2.4")]
public record struct SectionEntry(
    bool IsBootable, SectionMedia Media, ushort LoadSegment, byte SystemType, ushort SectorCount, uint LoadRba, byte CriteriaType, ByteString Criteria) : IStructure
{
    internal const int CriteriaLength = 19;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        IsBootable = f.BootIndicator(IsBootable);
        Media = (SectionMedia)f.UInt8("boot media type", (byte)Media);
        LoadSegment = f.UInt16Little("load segment", LoadSegment);
        SystemType = f.UInt8("system type", SystemType);
        f.Zero(1);
        SectorCount = f.UInt16Little("sector count", SectorCount);
        LoadRba = f.UInt32Little("load rba", LoadRba);
        CriteriaType = f.UInt8("selection criteria type", CriteriaType);
        Criteria = f.Padded("vendor unique selection criteria", Criteria, CriteriaLength, Filler.Zero);
    }
}

/// <summary>More selection criteria of the section entry before it.</summary>
/// <param name="MoreFollow">Whether another extension follows.</param>
/// <param name="Criteria">30 bytes more.</param>
[Clause(Standard.ElTorito, "2.5")]
public record struct SectionEntryExtension(bool MoreFollow, ByteString Criteria) : IStructure
{
    internal const byte Indicator = 0x44;

    internal const int CriteriaLength = 30;

    private const byte MoreFollowBit = 0x20;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("extension indicator", [Indicator]);
        MoreFollow = (f.UInt8("extension record follows", MoreFollow ? MoreFollowBit : (byte)0) & MoreFollowBit) != 0;
        Criteria = f.Padded("vendor unique selection criteria", Criteria, CriteriaLength, Filler.Zero);
    }
}

/// <summary>The drive that a boot image stands for while its system starts.</summary>
[Clause(Standard.ElTorito, "2.2")]
public enum BootEmulation
{
    /// <summary>None: the image is loaded and run as it is.</summary>
    None = 0,

    /// <summary>A diskette of 1.2 MB.</summary>
    Floppy1200 = 1,

    /// <summary>A diskette of 1.44 MB.</summary>
    Floppy1440 = 2,

    /// <summary>A diskette of 2.88 MB.</summary>
    Floppy2880 = 3,

    /// <summary>A hard disk, drive 80h, with one partition.</summary>
    HardDisk = 4,
}

/// <summary>What else a section entry's media type says; the low four bits are a <see cref="BootEmulation"/>.</summary>
[Flags]
[Clause(Standard.ElTorito, "2.4")]
public enum SectionMedia
{
    None = 0,

    /// <summary>An extension with more selection criteria follows.</summary>
    ExtensionFollows = 0x20,
    AtapiDriver = 0x40,
    ScsiDrivers = 0x80,
}

/// <summary>A field that initial and section entries share.</summary>
internal static class BootEntryFields
{
    public const byte Bootable = 0x88;

    /// <summary>The bits of a media type that say the emulation.</summary>
    public const int EmulationMask = 0x0F;

    public static bool BootIndicator<T>(this ref T f, bool isBootable)
        where T : struct, IFields, allows ref struct => f.UInt8("boot indicator", isBootable ? Bootable : (byte)0) == Bootable;
}
