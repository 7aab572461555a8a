using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>Boot images of the tree that no tree of the disc shows.</summary>
public class HiddenBootTests
{
    [Fact]
    public async Task A_boot_image_that_every_name_space_hides_is_on_the_disc()
    {
        var tree = Samples.Tree("a");
        var node = tree.AddFile("boot.bin", FileContent.FromBytes(Enumerable.Repeat((byte)0x42, 3000).ToArray()));
        tree.Hide(node, NameSpaces.Iso | NameSpaces.Joliet | NameSpaces.Udf);
        var image = await Samples.ImageOf(tree, new() { Udf = UdfRevision.Udf102, Boot = new([BootChoice.FromTree("boot.bin") with { InfoTable = true }]) });
        var record = Structure.Read<BootRecordVolumeDescriptor>(image.AsSpan(17 * 2048, 2048));
        var place = BootCatalog.Parse(image.AsSpan((int)record.CatalogLocation * 2048, 2048), [])!.Default.LoadRba;
        Assert.Equal((0x42, place), (image[(place * 2048) + 2999], BitConverter.ToUInt32(image, (int)(place * 2048) + 12)));
        Assert.Equal(-1, image.AsSpan().IndexOf("BOOT.BIN"u8));
    }
}
