using OpenImapi.Formats.ElTorito;
using OpenImapi.Formats.Partitions;

namespace OpenImapi.Formats.Tests.Partitions;

/// <summary>Partition tables and boot catalogs of xorriso's images (Data/README.md) explained.</summary>
public class ExplainerTests
{
    private const int Block = 2048;

    [Fact]
    public void A_boot_catalog_is_explained_entry_by_entry()
    {
        var bytes = Fixture.Bytes("xorriso-boot.iso.gz");
        var record = Structure.Read<BootRecordVolumeDescriptor>(bytes.AsSpan(17 * Block, Block));
        var explained = BootCatalogExplainer.Explain(bytes.AsSpan((int)record.CatalogLocation * Block, Block));
        Assert.Equal(
            [(0, "validation entry"), (32, "initial entry"), (64, "section header"), (96, "section entry"), (128, "section header"), (160, "section entry")],
            explained.Select(entry => (entry.Offset, entry.Title)));
        Assert.Contains(explained[3].Fields, field => field is { Name: "load rba", Value: "37" });
        Assert.Empty(BootCatalogExplainer.Explain(new byte[Block]));
    }

    [Fact]
    public void The_tables_of_a_hybrid_image_are_explained()
    {
        var bytes = Fixture.Bytes("appended.iso.gz");
        var explained = PartitionExplainer.ExplainBlock(bytes.AsSpan(0, Block), isFirst: true);
        Assert.Equal((0, "master boot record"), (explained[0].Offset, explained[0].Title));
        Assert.Contains(explained[0].Fields, field => field is { Offset: 450, Name: "os type" });
        Assert.Empty(PartitionExplainer.ExplainBlock(bytes.AsSpan(16 * Block, Block), isFirst: false));
    }

    [Fact]
    public void The_used_entries_of_a_table_are_explained()
    {
        var block = new byte[Block];
        Structure.Write(new GuidPartition(GuidPartitionTypes.EfiSystem, Guid.Empty, 64, 127, default, "EFI"), block.AsSpan(1024 + 128));
        var explained = PartitionExplainer.ExplainEntries(block, 1024, 128, 4, 8);
        Assert.Equal((1152, "entry 6 of a GUID partition table"), (Assert.Single(explained).Offset, explained[0].Title));
        Assert.Contains(explained[0].Fields, field => field is { Name: "ending lba", Value: "127" });
    }
}
