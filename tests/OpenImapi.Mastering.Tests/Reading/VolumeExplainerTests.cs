using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>What lies in each block of an image that xorriso made.</summary>
public class VolumeExplainerTests
{
    private static async Task<BlockExplanation> ExplainAsync(long block) => await VolumeExplainer.ExplainAsync(Captured.Source("xorriso"), new(block));

    [Fact]
    public async Task A_descriptor_is_shown_field_by_field()
    {
        var explained = await ExplainAsync(16);
        Assert.Equal(["primary volume descriptor"], explained.Uses);
        var fields = Assert.Single(explained.Structures).Fields;
        Assert.Contains(new FieldNote(40, 32, "volume identifier", "CAPTURED"), fields);
        Assert.Contains(new FieldNote(128, 4, "logical block size", "2048"), fields);
    }

    [Fact]
    public async Task Every_block_of_the_volume_has_a_use()
    {
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var block = 0; block < 42; block++)
        {
            var use = (await ExplainAsync(block)).Uses[0];
            var kind = use.Split(' ')[0];
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        }

        Assert.Equal(["content", "continuation", "directory", "nothing", "primary", "supplementary", "system", "type", "volume"], kinds.Keys);
        Assert.Equal((16, 10, 4), (kinds["system"], kinds["directory"], kinds["type"]));
    }

    [Fact]
    public async Task A_block_of_a_file_tells_its_names_and_place()
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source("xorriso"));
        var file = await volume.FindAsync("/docs/five-thousand.bin");
        var explained = await ExplainAsync(file.Sections[0].Extent.Start.Value + 2);
        Assert.Equal(
            ["content of /DOCS/FIVE_THO.BIN in the ISO 9660 tree: bytes 4096 to 4999 of 5000", "content of /docs/five-thousand.bin in the Joliet tree: bytes 4096 to 4999 of 5000",
                "content of /docs/five-thousand.bin in the Rock Ridge tree: bytes 4096 to 4999 of 5000"],
            explained.Uses);
        Assert.Empty(explained.Structures);
    }

    [Fact]
    public async Task A_directory_is_shown_record_by_record()
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source("xorriso"));
        var explained = await ExplainAsync((await volume.FindAsync("/docs")).Location.Value);
        Assert.Equal(["directory of the Joliet tree: /docs, block 1 of 1"], explained.Uses);
        Assert.Equal(
            ["directory record of the directory itself", "directory record of its parent", "directory record of 'deep'", "directory record of 'five-thousand.bin'",
                "directory record of 'nothing.txt'", "directory record of 'Ünïcödé name.txt'"],
            explained.Structures.Select(structure => structure.Title));
        Assert.Contains(explained.Structures[3].Fields, field => field is { Name: "data length", Value: "5000" });
    }

    [Fact]
    public async Task A_path_table_is_shown_record_by_record()
    {
        var volume = await IsoVolume.OpenAsync(Captured.Source("xorriso"));
        var explained = await ExplainAsync(volume.Iso.Descriptor.TypeMPathTable);
        Assert.Equal(["type M path table of the ISO 9660 tree, block 1 of 1"], explained.Uses);
        Assert.Equal(5, explained.Structures.Count);
        Assert.Contains(explained.Structures[1].Fields, field => field is { Name: "directory identifier", Value: "DOCS" });
    }

    [Fact]
    public async Task Blocks_without_a_name_are_said_to_have_none()
    {
        Assert.Equal(["system area, block 1 of 16; it is zero"], (await ExplainAsync(0)).Uses);
        var image = new HandMadeVolume(60);
        HandMadeVolume.Both32(image.Block(16)[80..], 50);
        image.Block(55)[7] = 1;
        Assert.Equal(["nothing that the volume names; it is zero"], (await VolumeExplainer.ExplainAsync(image.Source, new(45))).Uses);
        Assert.Equal(["behind the end of the volume space, which is at block 50; it is not zero"], (await VolumeExplainer.ExplainAsync(image.Source, new(55))).Uses);
    }
}
