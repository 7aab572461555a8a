using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Formats.Partitions;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>Images that are disks as well: their partition tables, boot code and what lies behind the volume.</summary>
public class HybridTests
{
    private static readonly BootOptions Boot = new([BootChoice.FromTree("boot.bin"), BootChoice.FromContent(Samples.Bytes(70_000)) with { Platform = BootPlatform.Efi }]);

    private static SourceTree Tree => Samples.Tree("boot.bin", "b", "c/d");

    [Fact]
    public async Task An_MBR_shows_the_whole_image_and_partitions_behind_the_volume()
    {
        var plan = ImagePlanner.Plan(Tree, new() { Hybrid = new() { Appended = [new(3, Samples.Bytes(5000)) { Type = 0x83 }] } });
        var image = await Samples.ImageOf(plan);
        var record = Structure.Read<MasterBootRecord>(image.AsSpan(0, 512));
        var volume = BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan((16 * 2048) + 80));
        Assert.Equal((false, (MbrPartitionType)0xCD, 0u, volume * 4), (record.First.IsActive, record.First.Type, record.First.Start, record.First.Length));
        Assert.True(record.Second.IsUnused);
        Assert.Equal((MbrPartitionType.Linux, 2048u, 12u), (record.Third.Type, record.Third.Start, record.Third.Length));
        Assert.Equal(await ReadAsync(Samples.Bytes(5000)), image[(2048 * 512)..][..5000]);
        Assert.Equal((2048 * 512) + (3 * 2048), image.Length);
        Assert.Equal("appended partition 3", plan.LabelOf(plan.Regions[^1]));
        Assert.NotEqual(0u, record.DiskSignature);
    }

    [Theory]
    [InlineData(UdfRevision.None)]
    [InlineData(UdfRevision.Udf102)]
    [InlineData(UdfRevision.Udf250)]
    public async Task A_GPT_stands_at_both_ends_and_its_sums_are_right(UdfRevision udf)
    {
        var plan = ImagePlanner.Plan(Tree, new() { Boot = Boot, Udf = udf, Hybrid = new() { Tables = HybridTables.Gpt, EfiImageAsPartition = true, Appended = [new(2, Samples.Bytes(2048))] } });
        var image = await Samples.ImageOf(plan);
        var sectors = image.Length / 512;
        var faults = new FaultList();
        var main = GuidPartitionTable.Read(image.AsSpan(512, 512), sectors, image.AsSpan(1024), faults)!;
        var backup = GuidPartitionTable.Read(image.AsSpan(image.Length - 512), sectors, image.AsSpan(image.Length - (33 * 512)), faults)!;
        Assert.Empty(faults);
        Assert.Equal(main.Partitions, backup.Partitions);
        var efi = plan.Regions.Single(region => region.Kind == RegionKind.BootImage).Extent;
        var appended = plan.Regions.Single(region => region.Kind == RegionKind.AppendedPartition).Extent.Start.Value * 4;
        Assert.Equal(
            [(64, efi.Start.Value * 4), (appended, appended + 4), (efi.Start.Value * 4, efi.End.Value * 4), (efi.End.Value * 4, VolumeOf(image) * 4)],
            main.Partitions.Select(partition => ((long)partition.First, (long)partition.Last + 1)));
        Assert.Equal([GuidPartitionTypes.BasicData, GuidPartitionTypes.EfiSystem, GuidPartitionTypes.EfiSystem, GuidPartitionTypes.BasicData], main.Partitions.Select(partition => partition.Type));
        Assert.Equal(4, main.Partitions.Select(partition => partition.Identity).Distinct().Count());
        Assert.Equal((ulong)sectors - 34, Structure.Read<GuidTableHeader>(image.AsSpan(512, 512)).LastUsable);
        Assert.Equal(MasterBootRecord.Protective(sectors).First, Structure.Read<MasterBootRecord>(image.AsSpan(0, 512)).First);
        Assert.Equal(image, await Samples.ImageOf(ImagePlanner.Plan(Tree, plan.Options)));
    }

    private static long VolumeOf(byte[] image) => BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan((16 * 2048) + 80));

    [Theory]
    [InlineData(BootCodeKind.IsoHybrid, 0)]
    [InlineData(BootCodeKind.Grub, 4)]
    public async Task Boot_code_is_told_where_the_boot_image_lies(BootCodeKind kind, int further)
    {
        var code = Enumerable.Repeat((byte)0xC3, 432).ToArray();
        var plan = ImagePlanner.Plan(Tree, new() { Boot = Boot, Hybrid = new() { Code = FileContent.FromBytes(code), CodeKind = kind } });
        var image = await Samples.ImageOf(plan);
        var boot = plan.Regions.Single(region => plan.LabelOf(region) == "/boot.bin").Extent.Start.Value;
        Assert.Equal(code, image[..432]);
        Assert.Equal((ulong)((boot * 4) + further), BinaryPrimitives.ReadUInt64LittleEndian(image.AsSpan(0x1B0)));
        Assert.NotEqual(0u, BinaryPrimitives.ReadUInt32LittleEndian(image.AsSpan(440)));
        Assert.Equal(kind == BootCodeKind.IsoHybrid ? 0x17 : 0xCD, image[446 + 4]);
        Assert.Equal(0x80, image[446]);
        if (kind == BootCodeKind.IsoHybrid)
            Assert.Equal((0, 63, 32), (image.Length % (1 << 20), image[446 + 5], image[446 + 6] & 0x3F));
    }

    [Fact]
    public async Task Longer_boot_code_fills_the_system_area_around_the_partition_table()
    {
        var code = Enumerable.Range(0, 32_768).Select(at => (byte)(at * 7 | 1)).ToArray();
        var image = await Samples.ImageOf(Tree, new() { Hybrid = new() { Code = FileContent.FromBytes(code), Tables = HybridTables.ProtectiveMbr } });
        Assert.Equal(code[..446], image[..446]);
        Assert.Equal(code[512..], image[512..32_768]);
        var record = Structure.Read<MasterBootRecord>(image.AsSpan(0, 512));
        Assert.Equal((true, (MbrPartitionType)0xCD, 1u, (uint)(image.Length / 512) - 1), (record.First.IsActive, record.First.Type, record.First.Start, record.First.Length));
    }

    [Fact]
    public async Task An_MBR_that_shows_the_UEFI_image_has_no_partition_over_it_that_counts()
    {
        var options = new HybridOptions { Tables = HybridTables.GptAndMbr, EfiImageAsPartition = true, ForceBootable = true };
        var plan = ImagePlanner.Plan(Tree, new() { Boot = Boot, Hybrid = options });
        var record = Structure.Read<MasterBootRecord>((await Samples.ImageOf(plan)).AsSpan(0, 512));
        Assert.Equal((true, MbrPartitionType.Unused, 0u, (uint)(plan.Length / 512)), (record.First.IsActive, record.First.Type, record.First.Start, record.First.Length));
        Assert.Equal((MbrPartitionType.EfiSystem, 35u * 4), (record.Second.Type, record.Second.Length));
        Assert.Equal(5, plan.Partitions.Count());
    }

    [Fact]
    public async Task A_BIOS_that_wants_an_active_partition_finds_one_beside_the_protective_one()
    {
        var image = await Samples.ImageOf(Tree, new() { Hybrid = new() { Tables = HybridTables.Gpt, ForceBootable = true } });
        var record = Structure.Read<MasterBootRecord>(image.AsSpan(0, 512));
        Assert.Equal((false, MbrPartitionType.Protective, 1u), (record.First.IsActive, record.First.Type, record.First.Start));
        Assert.Equal((true, MbrPartitionType.Unused, 1u), (record.Second.IsActive, record.Second.Type, record.Second.Length));
    }

    [Fact]
    public async Task The_boot_catalog_points_into_an_appended_partition()
    {
        var boot = new BootOptions([BootChoice.FromTree("boot.bin"), BootChoice.FromAppended(2) with { Platform = BootPlatform.Efi }]);
        var plan = ImagePlanner.Plan(Tree, new() { Boot = boot, Hybrid = new() { Tables = HybridTables.Gpt, Appended = [new(2, Samples.Bytes(4096, seed: 5))] } });
        var image = await Samples.ImageOf(plan);
        var catalog = plan.Regions.Single(region => region.Kind == RegionKind.BootCatalog).Extent.Start.Value * 2048;
        var entry = BootCatalog.Parse(image.AsSpan((int)catalog, 2048), [])!.Sections.Single().Images.Single();
        Assert.Equal((512u, (ushort)8), (entry.LoadRba, entry.SectorCount));
        Assert.Equal(await ReadAsync(Samples.Bytes(4096, seed: 5)), image[(512 * 2048)..][..4096]);
    }

    public static TheoryData<string, HybridOptions> Unfit => new()
    {
        { "block 15", new() { PartitionOffset = 15 } },
        { "no boot code", new() { CodeKind = BootCodeKind.Grub } },
        { "512 bytes", new() { Tables = HybridTables.Gpt, Code = Samples.Bytes(513) } },
        { "32768 bytes", new() { Code = Samples.Bytes(32_769) } },
        { "partition 5", new() { Appended = [new(5, Samples.Bytes(1))] } },
        { "partition 129", new() { Tables = HybridTables.Gpt, Appended = [new(129, Samples.Bytes(1))] } },
        { "Two partitions", new() { Appended = [new(2, Samples.Bytes(1)), new(2, Samples.Bytes(1))] } },
        { "more are asked for", new() { Appended = [.. Enumerable.Range(1, 4).Select(number => new AppendedPartition(number, Samples.Bytes(1)))] } },
        { "is empty", new() { Appended = [new(2, Samples.Bytes(0))] } },
        { "no other partition", new() { Tables = HybridTables.ProtectiveMbr, Appended = [new(2, Samples.Bytes(1))] } },
        { "no boot image for UEFI", new() { EfiImageAsPartition = true } },
        { "there is none", new() { CodeKind = BootCodeKind.IsoHybrid, Code = Samples.Bytes(432) } },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_cannot_be_a_disk_is_refused(string reason, HybridOptions options)
    {
        var error = Assert.Throws<DiscException>(() => ImagePlanner.Plan(Tree, new() { Hybrid = options }));
        Assert.Same(MasteringErrors.HybridUnfit, error.Error);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_session_is_no_disk() =>
        Assert.Same(MasteringErrors.HybridUnfit, Assert.Throws<DiscException>(() => ImagePlanner.Plan(Tree, new() { Hybrid = new(), Start = new(1000) })).Error);

    private static async Task<byte[]> ReadAsync(FileContent content)
    {
        await using var stream = content.Open();
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
