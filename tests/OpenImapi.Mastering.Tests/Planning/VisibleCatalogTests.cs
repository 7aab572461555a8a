using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>The catalog of boot images as a file that every tree shows.</summary>
public class VisibleCatalogTests
{
    private static readonly BootOptions Boot = new([BootChoice.FromTree("boot/a.bin"), BootChoice.FromContent(Samples.Bytes(3000)) with { Platform = BootPlatform.Efi }])
    {
        CatalogPath = "boot/boot.cat",
    };

    [Fact]
    public async Task All_trees_show_the_blocks_to_which_the_boot_record_points()
    {
        var tree = Samples.Tree("boot/a.bin", "b");
        var plan = ImagePlanner.Plan(tree, new() { Boot = Boot, RockRidge = true, Udf = UdfRevision.Udf201 });
        var image = await Samples.ImageOf(plan);
        var place = Structure.Read<BootRecordVolumeDescriptor>(image.AsSpan(17 * 2048, 2048)).CatalogLocation;
        Assert.Equal("/boot/boot.cat", plan.PathAt(new(place)));
        Assert.Equal(BootPlatform.Efi, BootCatalog.Parse(image.AsSpan((int)place * 2048, 2048), [])!.Sections.Single().Platform);
        Assert.DoesNotContain(plan.Regions, region => region.Kind == RegionKind.BootCatalog);
        Assert.Equal(place, RecordOf("BOOT.CAT;1"u8));
        Assert.Equal(place, RecordOf([0, (byte)'b', 0, (byte)'o', 0, (byte)'o', 0, (byte)'t', 0, (byte)'.', 0, (byte)'c', 0, (byte)'a', 0, (byte)'t']));
        var udf = await UdfVolume.OpenAsync(new MemoryBlockSource(image));
        var file = await udf.FindAsync("/boot/boot.cat", TestContext.Current.CancellationToken);
        Assert.Equal(2048, file.Length);
        await using var content = udf.OpenFile(file);
        var bytes = new byte[2048];
        await content.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal(image[((int)place * 2048)..][..2048], bytes);

        // The location stands 31 bytes before the identifier of a directory record, the length 8 bytes behind it.
        uint RecordOf(ReadOnlySpan<byte> identifier)
        {
            var at = image.AsSpan().IndexOf(identifier);
            Assert.Equal(2048, BitConverter.ToInt32(image, at - 23));
            return BitConverter.ToUInt32(image, at - 31);
        }
    }

    [Fact]
    public async Task A_second_plan_of_the_tree_gives_the_same_image()
    {
        var tree = Samples.Tree("boot/a.bin", "b");
        var first = await Samples.ImageOf(tree, new() { Boot = Boot });
        Assert.Equal(first, await Samples.ImageOf(tree, new() { Boot = Boot }));
        Assert.Equal(3, tree.FileCount);
    }

    [Fact]
    public void A_file_that_is_there_is_not_replaced()
    {
        var tree = Samples.Tree("boot/a.bin", "boot/boot.cat");
        Assert.Same(MasteringErrors.FileExists, Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree, new() { Boot = Boot })).Error);
    }
}
