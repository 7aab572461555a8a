using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

public class DescriptorExplainerTests
{
    public static TheoryData<string> Names => Volume.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_descriptor_is_explained_by_name(string name)
    {
        var volume = Volume.Open(name);
        foreach (var block in volume.Numbers)
        {
            var bytes = volume.Read(block);
            if (!Descriptor.IsLikely(bytes) || Structure.Read<DescriptorTag>(bytes).Version is not (2 or 3))
                continue;
            var explained = DescriptorExplainer.ExplainBlock(bytes);
            Assert.NotEmpty(explained);
            Assert.All(explained, structure => Assert.NotEmpty(structure.Title));
            Assert.All(explained, structure => Assert.InRange(structure.Offset + structure.Fields.Sum(field => field.Length), 1, bytes.Length * 8));
        }
    }

    [Fact]
    public void An_entry_is_explained_with_its_attributes_and_extents()
    {
        var volume = Volume.Open("linux-hd-1.02");
        var device = Explained(volume).First(block => block.Any(structure => structure.Title.StartsWith("device", StringComparison.Ordinal)));
        Assert.Equal(["file entry", "extended attribute header descriptor", "device specification extended attribute"], device.Select(structure => structure.Title).Take(3));
        Assert.Equal((176, 200), (device[1].Offset, device[2].Offset));
        Assert.Contains(device[2].Fields, field => field is { Name: "major device identification", Value: "1" or "8" });
        var anchor = DescriptorExplainer.ExplainBlock(volume.Read(256)).Single();
        Assert.Equal(("anchor volume descriptor pointer", new FieldNote(0, 2, "tag identifier", "2")), (anchor.Title, anchor.Fields[0]));
        Assert.Contains(Explained(volume), block => block.Any(structure => structure.Title == "file identifier descriptor of '日本語.txt'"));
        Assert.Contains(Explained(volume), block => block.Any(structure => structure.Title == "long allocation descriptor"));
    }

    [Fact]
    public void What_is_no_descriptor_is_not_explained()
    {
        Assert.Empty(DescriptorExplainer.ExplainBlock(default));
        Assert.Empty(DescriptorExplainer.ExplainBlock(new byte[2048]));
        var random = new Random(1679);
        var bytes = new byte[2048];
        for (var i = 0; i < 500; i++)
        {
            random.NextBytes(bytes);
            Descriptor.Seal(bytes, 100);
            bytes[0] = (byte)random.Next(12);
            bytes[1] = (byte)random.Next(2);
            Descriptor.Seal(bytes, 100);
            DescriptorExplainer.ExplainBlock(bytes);
        }
    }

    private static IEnumerable<IReadOnlyList<ExplainedStructure>> Explained(Volume volume) =>
        volume.Numbers.Select(block => DescriptorExplainer.ExplainBlock(volume.Read(block)));
}
