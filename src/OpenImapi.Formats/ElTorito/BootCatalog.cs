using System.Collections.Immutable;

namespace OpenImapi.Formats.ElTorito;

/// <summary>A boot image as a boot catalog lists it.</summary>
/// <param name="LoadRba">The first block of 2,048 bytes of the image.</param>
/// <param name="SectorCount">Sectors of 512 bytes that the BIOS loads; UEFI takes 0 or 1 for as much as there is.</param>
[Clause(Standard.ElTorito, "2.4")]
public sealed record BootImage(uint LoadRba, ushort SectorCount)
{
    /// <summary>Whether it is to be booted or only loaded.</summary>
    public bool IsBootable { get; init; } = true;

    public BootEmulation Emulation { get; init; }

    /// <summary>Where to load it, in paragraphs of 16 bytes; 0 is 7C0h.</summary>
    public ushort LoadSegment { get; init; }

    /// <summary>The partition type in an image of a hard disk, else 0.</summary>
    public byte SystemType { get; init; }

    /// <summary>What drivers are in the image; only in a section.</summary>
    public SectionMedia Drivers { get; init; }

    /// <summary>0 for no selection criteria, 1 for language and version, others by agreement; only in a section.</summary>
    public byte CriteriaType { get; init; }

    /// <summary>By what firmware selects the image, of any length: the first 19 bytes stand in the entry, the rest in extensions of 30; only in a section.</summary>
    public ByteString Criteria { get; init; }

    /// <summary>Extensions that the criteria need.</summary>
    internal int ExtensionCount => Criteria.Length <= SectionEntry.CriteriaLength ? 0
        : (Criteria.Length - SectionEntry.CriteriaLength + SectionEntryExtension.CriteriaLength - 1) / SectionEntryExtension.CriteriaLength;
}

/// <summary>The boot images of one platform.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Identifier">Who made them; up to 28 bytes.</param>
/// <param name="Images">The images.</param>
[Clause(Standard.ElTorito, "2.3")]
public sealed record BootSection(BootPlatform Platform, ByteString Identifier, ImmutableArray<BootImage> Images);

/// <summary>A boot catalog: the boot images of a disc, the one that is taken by default and those of its sections.</summary>
/// <param name="Platform">The platform of the default image.</param>
/// <param name="Identifier">Who made the disc; up to 24 bytes.</param>
/// <param name="Default">The image that is taken unless firmware chooses another.</param>
/// <param name="Sections">Further images.</param>
[Clause(Standard.ElTorito, "2.0")]
public sealed record BootCatalog(BootPlatform Platform, ByteString Identifier, BootImage Default, ImmutableArray<BootSection> Sections)
{
    /// <summary>Bytes of every entry.</summary>
    public const int EntryLength = 32;

    /// <summary>Encoded length in bytes, with an empty entry at the end that says that there is no more.</summary>
    public int Length => EntryLength * (3 + Sections.Sum(section => 1 + section.Images.Sum(image => 1 + image.ExtensionCount)));

    /// <summary>Every image with its platform, the default one first.</summary>
    public IEnumerable<(BootPlatform Platform, BootImage Image)> Images =>
        Sections.SelectMany(section => section.Images.Select(image => (section.Platform, image))).Prepend((Platform, Default));

    /// <summary>Reads a catalog; what breaks the standard goes to <paramref name="faults"/>.</summary>
    /// <param name="catalog">The blocks from its location on; one is enough for most.</param>
    /// <param name="faults">What was found wrong.</param>
    /// <returns>Nothing when the bytes do not begin with a validation entry.</returns>
    public static BootCatalog? Parse(ReadOnlySpan<byte> catalog, FaultList faults) => new BootCatalogParser(faults).Parse(catalog);

    /// <summary>Writes the catalog to the start of a span, the rest of which is made zero.</summary>
    /// <exception cref="ArgumentException">The span is shorter than <see cref="Length"/>, or an identifier is too long.</exception>
    public void Write(Span<byte> bytes)
    {
        if (bytes.Length < Length)
            throw new ArgumentException($"The catalog takes {Length} bytes; there are {bytes.Length}.", nameof(bytes));
        bytes.Clear();
        bytes = bytes[Structure.Write(ValidationEntry.Of(Platform, Identifier), bytes)..];
        bytes = bytes[Structure.Write(
            new InitialEntry(Default.IsBootable, Default.Emulation, Default.LoadSegment, Default.SystemType, Default.SectorCount, Default.LoadRba), bytes)..];
        for (var i = 0; i < Sections.Length; i++)
        {
            var section = Sections[i];
            var header = new SectionHeader(i == Sections.Length - 1, section.Platform, checked((ushort)section.Images.Length), section.Identifier);
            bytes = bytes[Structure.Write(header, bytes)..];
            foreach (var image in section.Images)
                bytes = bytes[Write(image, bytes)..];
        }
    }

    /// <summary>Writes a section entry with its extensions and returns their bytes.</summary>
    private static int Write(BootImage image, Span<byte> bytes)
    {
        var extensions = image.ExtensionCount;
        var media = (SectionMedia)image.Emulation | image.Drivers | (extensions > 0 ? SectionMedia.ExtensionFollows : SectionMedia.None);
        var criteria = image.Criteria.Span;
        var first = criteria[..Math.Min(criteria.Length, SectionEntry.CriteriaLength)];
        Structure.Write(new SectionEntry(image.IsBootable, media, image.LoadSegment, image.SystemType, image.SectorCount, image.LoadRba, image.CriteriaType, first), bytes);
        for (var i = 1; i <= extensions; i++)
        {
            var rest = criteria[(SectionEntry.CriteriaLength + (i - 1) * SectionEntryExtension.CriteriaLength)..];
            rest = rest[..Math.Min(rest.Length, SectionEntryExtension.CriteriaLength)];
            Structure.Write(new SectionEntryExtension(i < extensions, rest), bytes[(i * EntryLength)..]);
        }

        return (1 + extensions) * EntryLength;
    }
}
