using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Formats.Tests.ElTorito;

/// <summary>El Torito, 2, by hand and on images of xorriso and genisoimage (Partitions/Data/README.md).</summary>
public class BootCatalogTests
{
    private const int Block = 2048;

    private static byte[] Catalog(string image, out FaultList faults)
    {
        var bytes = Fixture.Bytes(image);
        faults = [];
        var record = Structure.Read<BootRecordVolumeDescriptor>(bytes.AsSpan(17 * Block, Block), faults);
        return bytes.AsSpan((int)record.CatalogLocation * Block, Block).ToArray();
    }

    [Fact]
    public void A_catalog_of_several_platforms_is_read()
    {
        var bytes = Catalog("xorriso-boot.iso.gz", out var faults);
        var catalog = BootCatalog.Parse(bytes, faults)!;
        Assert.Empty(faults);
        Assert.Equal((BootPlatform.X86, "MAKER"), (catalog.Platform, $"{catalog.Identifier}"));
        Assert.Equal(new BootImage(34, 4), catalog.Default);
        Assert.Equal([(BootPlatform.Efi, "UEFI"), (BootPlatform.X86, "DISKS")], catalog.Sections.Select(section => (section.Platform, $"{section.Identifier}")));
        Assert.Equal(new BootImage(37, 512), Assert.Single(catalog.Sections[0].Images));
        var floppy = Assert.Single(catalog.Sections[1].Images);
        Assert.Equal((165u, 1, BootEmulation.Floppy1440, 1), (floppy.LoadRba, floppy.SectorCount, floppy.Emulation, floppy.CriteriaType));
        Assert.Equal("02030405060708090A0B0C0D0E0F1011121314", Convert.ToHexString(floppy.Criteria));
        Assert.Equal([BootPlatform.X86, BootPlatform.Efi, BootPlatform.X86], catalog.Images.Select(image => image.Platform));
    }

    [Fact]
    public void A_load_segment_is_read()
    {
        var catalog = BootCatalog.Parse(Catalog("genisoimage-boot.iso.gz", out var faults), faults)!;
        Assert.Empty(faults);
        Assert.Equal((26u, 4, 0x7C0), (catalog.Default.LoadRba, catalog.Default.SectorCount, catalog.Default.LoadSegment));
        Assert.Equal((29u, 1, BootEmulation.Floppy1440), catalog.Sections.Single().Images.Select(image => (image.LoadRba, (int)image.SectorCount, image.Emulation)).Single());
    }

    [Theory]
    [InlineData("xorriso-boot.iso.gz")]
    [InlineData("isohybrid.iso.gz")]
    [InlineData("appended.iso.gz")]
    public void A_catalog_that_is_written_again_is_the_same(string image)
    {
        var bytes = Catalog(image, out var faults);
        var written = new byte[Block];
        var catalog = BootCatalog.Parse(bytes, faults)!;
        catalog.Write(written);
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(written));
        Assert.Throws<ArgumentException>(() => catalog.Write(new byte[catalog.Length - 1]));
    }

    [Theory]
    [InlineData("xorriso-boot.iso.gz")]
    [InlineData("genisoimage-boot.iso.gz")]
    public void The_boot_record_is_written_as_other_programs_do(string image)
    {
        var bytes = Fixture.Bytes(image).AsSpan(17 * Block, Block).ToArray();
        var written = new byte[Block];
        Assert.Equal(Block, Structure.Write(Structure.Read<BootRecordVolumeDescriptor>(bytes), written));
        Assert.Equal(Convert.ToHexString(bytes), Convert.ToHexString(written));
        Assert.True(BootRecordVolumeDescriptor.IsElTorito(Structure.Read<OpenImapi.Formats.Ecma119.BootRecord>(bytes)));
    }

    /// <summary>All words but the checksum sum up to AA55h + 1 + EF00h + 0041h.</summary>
    [Fact]
    public void The_checksum_makes_the_sum_of_all_words_zero()
    {
        var bytes = new byte[32];
        Structure.Write(ValidationEntry.Of(BootPlatform.Efi, ByteString.Ascii("A")), bytes);
        Assert.Equal("01EF0000" + "41" + new string('0', 46) + "6966" + "55AA", Convert.ToHexString(bytes));
        Assert.Equal(0, ValidationEntry.Sum(bytes));
    }

    /// <summary>Criteria of 19 bytes stand in the entry, 30 more in each extension.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(49, 1)]
    [InlineData(50, 2)]
    [InlineData(109, 3)]
    public void Selection_criteria_of_any_length_go_on_in_extensions(int length, int extensions)
    {
        var criteria = Enumerable.Range(1, length).Select(i => (byte)i).ToArray();
        var image = new BootImage(100, 4) { CriteriaType = 1, Criteria = new(criteria), Drivers = SectionMedia.AtapiDriver, Emulation = BootEmulation.HardDisk, SystemType = 0x0C };
        var catalog = new BootCatalog(BootPlatform.Mac, ByteString.Empty, new(50, 1) { IsBootable = false }, [new(BootPlatform.PowerPC, ByteString.Ascii("X"), [image, new(200, 8)])]);
        Assert.Equal((6 + extensions) * 32, catalog.Length);
        var bytes = new byte[catalog.Length];
        catalog.Write(bytes);
        var faults = new FaultList();
        var read = BootCatalog.Parse(bytes, faults)!;
        Assert.Empty(faults);
        Assert.Equal(catalog with { Sections = [] }, read with { Sections = [] });
        Assert.Equal([image, new(200, 8)], Assert.Single(read.Sections).Images);
    }

    public static TheoryData<int, byte, string> Wrong => new()
    {
        { 28, 0, "the words of the validation entry sum up to" },
        { 30, 0, "the bytes are not 55AA" },
        { 32, 0x77, "77h is neither 88h nor 00h (2.2)" },
        { 96, 0x77, "77h is neither 88h nor 00h (2.2)" },
        { 128, 0x90, "no section says that it is the last one (2.3)" },
        { 131, 200, "the catalog ends after 59 of " },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_bytes_are_faults(int offset, byte value, string rule)
    {
        var bytes = Catalog("xorriso-boot.iso.gz", out var faults);
        bytes[offset] = value;
        Assert.NotNull(BootCatalog.Parse(bytes, faults));
        Assert.Contains(faults, fault => fault.Rule.StartsWith(rule, StringComparison.Ordinal));
    }

    /// <summary>Seed 17.</summary>
    [Fact]
    public void No_bytes_break_the_reader()
    {
        var good = Catalog("xorriso-boot.iso.gz", out _);
        var random = new Random(17);
        for (var round = 0; round < 20_000; round++)
        {
            var bad = good.AsSpan(0, random.Next(good.Length + 1)).ToArray();
            for (var i = random.Next(20); i > 0 && bad.Length > 0; i--)
                bad[random.Next(Math.Min(bad.Length, 400))] = (byte)random.Next(256);
            BootCatalog.Parse(bad, []);
        }

        Assert.Null(BootCatalog.Parse(new byte[2048], []));
        Assert.Null(BootCatalog.Parse([], []));
    }
}
