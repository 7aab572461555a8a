using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Formats.Tests.Susp;

/// <summary>Images of one hard tree by xorriso, genisoimage and bsdtar (Data/README.md), every record read and written again.</summary>
public class ForeignImageTests
{
    private static readonly Dictionary<ByteString, HardFile> Tree = HardTree.Files();

    [Theory]
    [InlineData("xorriso")]
    [InlineData("genisoimage")]
    [InlineData("bsdtar")]
    public void Every_file_has_its_name_mode_owner_link_device_and_time(string program)
    {
        var nodes = Walk(program).Skip(1).ToList();
        foreach (var node in nodes.Where(node => Tree.ContainsKey(node.Path)))
        {
            var file = Tree[node.Path];
            var attributes = node.File.Attributes!.Value;
            Assert.Equal((file.Mode, file.UserId, file.GroupId), (attributes.Mode.Value, attributes.UserId, attributes.GroupId));
            Assert.Equal(file.Target, node.File.Link);
            Assert.Equal(file.Device, node.File.Device is { } device ? (device.Major, device.Minor) : null);
            Assert.Equal(file.Modified, node.File.Times!.Value.Modification.Moment!.Value.ToUnixTimeSeconds());
        }

        Assert.Equal(program == "xorriso" ? [] : ["/rr_moved"], nodes.Select(node => $"{node.Path}").Except(Tree.Keys.Select(path => $"{path}")));
        Assert.Equal(Left(program), Tree.Keys.Except(nodes.Select(node => node.Path)));
    }

    /// <summary>What a program cannot hold: Data/make.py leaves links beyond one SL out for genisoimage.</summary>
    private static IEnumerable<ByteString> Left(string program) =>
        Tree.Values.Where(file => program == "genisoimage" && file.Target?.Length > 200).Select(file => file.Path);

    [Theory]
    [InlineData("xorriso", 44)]
    [InlineData("bsdtar", 44)]
    [InlineData("genisoimage", 36)]
    public void Names_of_one_file_share_its_serial_number_and_links(string program, int length)
    {
        var names = Walk(program).Where(node => Tree.TryGetValue(node.Path, out var file) && file.Links == 3 && file.Type == PosixFileType.Regular)
            .Select(node => node.File.Attributes!.Value).Distinct().ToList();
        Assert.Equal((3u, length), (Assert.Single(names).Links, names[0].Length));
    }

    /// <remarks>All three name the older draft, though xorriso and bsdtar record attributes with serial numbers as the newer one has them.</remarks>
    [Theory]
    [InlineData("xorriso")]
    [InlineData("genisoimage")]
    [InlineData("bsdtar")]
    public void The_root_names_the_extension(string program)
    {
        var root = Walk(program)[0];
        var extension = Assert.Single(root.File.Extensions);
        Assert.Equal((ExtensionsReference.RockRidge1991, true, 0), (extension, extension.IsRockRidge, root.File.Indicator!.Value.SkippedBytes));
    }

    [Theory]
    [InlineData("xorriso")]
    [InlineData("genisoimage")]
    [InlineData("bsdtar")]
    public void What_was_read_is_written_again_and_reads_the_same(string program)
    {
        foreach (var node in Walk(program))
        {
            var file = node.File;
            var entries = new SystemUseEntries
            {
                Indicator = file.Indicator,
                Attributes = file.Attributes,
                Times = file.Times,
                Device = file.Device,
                ChildLink = file.ChildLink,
                Name = (file.Name ?? default).Span,
                IsSymbolicLink = file.Link is not null,
                Link = (file.Link ?? default).Span,
                Others = file.Others.SelectMany(other => other.Bytes.Span.ToArray()).ToArray(),
                Extensions = file.Extensions.Count == 0 ? null : file.Extensions[0],
            };
            var written = SystemUseArea.Write(entries, 254 - DirectoryRecord.LengthFor(node.Record.Identifier.Length), 1234)!.Value;
            var faults = new FaultList();
            var read = SystemUseArea.Read(written.Record, written.Volume, faults);
            Assert.Empty(faults);
            Assert.Equal((file.Attributes, file.Times, file.Device, file.Name, file.Link), (read.Attributes, read.Times, read.Device, read.Name, read.Link));
            Assert.Equal((file.ChildLink, file.Indicator, file.Extensions.Count), (read.ChildLink, read.Indicator, read.Extensions.Count));
            Assert.Equal(file.Others.Select(other => other.Bytes), read.Others.Select(other => other.Bytes));
        }
    }

    [Theory]
    [InlineData("xorriso")]
    [InlineData("genisoimage")]
    [InlineData("bsdtar")]
    public void Damaged_images_end_in_faults(string program)
    {
        var good = HardTree.Image(program);
        var random = new Random(1282);
        for (var round = 0; round < 60; round++)
        {
            var bad = good.ToArray();
            var reader = new RockRidgeImage(bad);
            var records = reader.Walk().Select(node => node.Record).ToList();
            for (var i = random.Next(1, 400); i > 0; i--)
                bad[random.Next(20 * 2048, bad.Length)] ^= (byte)(1 << random.Next(8));
            foreach (var record in records)
            {
                var use = record.SystemUse.Span.ToArray();
                use[random.Next(use.Length)] ^= (byte)random.Next(256);
                var faults = new FaultList();
                SystemUseArea.Read(use.AsSpan(0, random.Next(use.Length + 1)), bad, faults);
                Assert.All(faults, fault => Assert.NotEmpty(fault.Rule));
            }
        }
    }

    private static List<RockRidgeNode> Walk(string program)
    {
        var image = new RockRidgeImage(HardTree.Image(program));
        var nodes = image.Walk().ToList();
        Assert.All(image.Faults, fault => Assert.True(program == "bsdtar" && fault.Rule.StartsWith("a component that stands for Parent does not go on", StringComparison.Ordinal), $"{fault}"));
        return nodes;
    }
}
