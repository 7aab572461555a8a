using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>Volumes to start from: the boot record, the catalog, the images and what they know of their own place.</summary>
public class BootTests
{
    [Fact]
    public async Task The_boot_record_stands_in_block_17_and_the_catalog_lists_every_image()
    {
        var tree = Samples.Tree("a");
        var loader = tree.AddFile("boot/loader.bin", Samples.Bytes(5000));
        var options = new ImageOptions
        {
            Boot = new([
                BootChoice.FromTree("boot/loader.bin") with { LoadSectors = 4, LoadSegment = 0x1000 },
                BootChoice.FromContent(Samples.Bytes(70_000)) with { Platform = BootPlatform.Efi },
                BootChoice.FromContent(Samples.Bytes(1_474_560)) with { Platform = BootPlatform.X86, Emulation = BootEmulation.Floppy1440 },
            ])
            { Identifier = "the maker" },
        };
        var plan = ImagePlanner.Plan(tree, options);
        var image = await Samples.ImageOf(plan);
        var catalog = CatalogIn(image);
        Assert.Equal((BootPlatform.X86, "the maker"), (catalog.Platform, catalog.Identifier.ToString()));
        var places = plan.Regions.Where(region => region.Kind == RegionKind.BootImage || (region.Kind == RegionKind.FileData && region.Node == loader)).Select(region => (uint)region.Extent.Start.Value).ToList();
        Assert.Equal(new BootImage(places[2], 4) { LoadSegment = 0x1000 }, catalog.Default);
        Assert.Equal([BootPlatform.Efi, BootPlatform.X86], catalog.Sections.Select(section => section.Platform));
        Assert.Equal(new BootImage(places[0], 137), catalog.Sections[0].Images.Single());
        Assert.Equal(new BootImage(places[1], 1) { Emulation = BootEmulation.Floppy1440 }, catalog.Sections[1].Images.Single());
        Assert.Equal(await ReadAsync(Samples.Bytes(70_000)), image.AsSpan((int)places[0] * 2048, 70_000).ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_info_table_says_where_the_image_lies_and_leaves_its_source_alone(bool isHidden)
    {
        var tree = Samples.Tree("a");
        var content = Samples.Bytes(5003);
        tree.AddFile("boot.bin", content);
        var choice = (isHidden ? BootChoice.FromContent(content) : BootChoice.FromTree("boot.bin")) with { InfoTable = true, GrubInfo = true };
        var image = await Samples.ImageOf(tree, new() { Boot = new([choice]), Joliet = false });
        var place = (int)CatalogIn(image).Default.LoadRba;
        var (source, written) = (await ReadAsync(content), image.AsSpan(place * 2048, 5003).ToArray());
        var table = Structure.Read<BootInfoTable>(written.AsSpan(8, 56));
        uint sum = 0;
        for (var at = 64; at < 5000; at += 4)
            sum += BinaryPrimitives.ReadUInt32LittleEndian(source.AsSpan(at));
        sum += source[5000] | (uint)source[5001] << 8 | (uint)source[5002] << 16;
        Assert.Equal(new BootInfoTable(16, (uint)place, 5003, sum), table);
        Assert.Equal((ulong)place * 4 + 5, BinaryPrimitives.ReadUInt64LittleEndian(written.AsSpan(2548)));
        Assert.Equal(source[..8], written[..8]);
        Assert.Equal(source[64..2548], written[64..2548]);
        Assert.Equal(source[2556..], written[2556..]);
        Assert.Equal(source, await ReadAsync(content));
    }

    [Fact]
    public async Task An_image_of_a_hard_disk_is_of_the_type_of_its_partition()
    {
        var disk = new byte[4096];
        (disk[446 + 4], disk[510], disk[511]) = (0x0E, 0x55, 0xAA);
        var image = await Samples.ImageOf(Samples.Tree("a"), new() { Boot = new([BootChoice.FromContent(FileContent.FromBytes(disk)) with { Emulation = BootEmulation.HardDisk }]) });
        Assert.Equal((0x0E, BootEmulation.HardDisk, 1), (CatalogIn(image).Default.SystemType, CatalogIn(image).Default.Emulation, CatalogIn(image).Default.SectorCount));
    }

    public static TheoryData<string, BootChoice> Unfit => new()
    {
        { "no file", BootChoice.FromTree("missing") },
        { "1474560", BootChoice.FromContent(Samples.Bytes(1000)) with { Emulation = BootEmulation.Floppy1440 } },
        { "info table", BootChoice.FromContent(Samples.Bytes(50)) with { InfoTable = true } },
        { "GRUB", BootChoice.FromContent(Samples.Bytes(2000)) with { GrubInfo = true } },
        { "0 bytes", BootChoice.FromContent(Samples.Bytes(0)) },
        { "more than a BIOS loads", BootChoice.FromContent(FileContent.FromStream(() => Stream.Null, 40_000_000, "big")) },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void An_image_that_cannot_be_started_so_is_refused(string reason, BootChoice choice)
    {
        var error = Assert.Throws<DiscException>(() => ImagePlanner.Plan(Samples.Tree("a"), new() { Boot = new([choice]) }));
        Assert.Same(MasteringErrors.BootImageUnfit, error.Error);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private static BootCatalog CatalogIn(byte[] image)
    {
        var record = Structure.Read<BootRecordVolumeDescriptor>(image.AsSpan(17 * 2048, 2048));
        var faults = new FaultList();
        var catalog = BootCatalog.Parse(image.AsSpan((int)record.CatalogLocation * 2048, 2048), faults);
        Assert.Empty(faults);
        return catalog!;
    }

    private static async Task<byte[]> ReadAsync(FileContent content)
    {
        await using var stream = content.Open();
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
