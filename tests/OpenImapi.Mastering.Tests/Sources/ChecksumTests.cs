using System.Security.Cryptography;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Sources;

/// <summary>The list of checksums in an image.</summary>
public class ChecksumTests
{
    private static readonly ImageOptions Options = new() { RockRidge = true };

    [Fact]
    public async Task The_list_names_every_file_but_itself_with_its_checksum()
    {
        var tree = new SourceTree();
        tree.AddFile("b/two", FileContent.FromBytes("abc"u8.ToArray()), Samples.Time);
        tree.AddFile("a", FileContent.FromBytes(ReadOnlyMemory<byte>.Empty), Samples.Time);
        tree.AddLink(tree.Root, "link"u8, "a"u8);
        Checksums.AddTo(tree, Options);
        // FIPS 180-4's example of "abc", and of nothing.
        Assert.Equal("""
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a
            ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/two

            """.ReplaceLineEndings("\n"), await ListOfAsync(tree, Options));
    }

    [Fact]
    public async Task Names_that_would_break_a_line_are_escaped_as_the_program_does()
    {
        var tree = new SourceTree();
        foreach (var name in (string[])["back\\slash", "new\nline", "return\r"])
            tree.AddFile(tree.Root, NameText.FromText(name), FileContent.FromBytes(ReadOnlyMemory<byte>.Empty), Samples.Time);
        Checksums.AddTo(tree, Options);
        Assert.Equal([@"\e3b0  back\\slash", @"\e3b0  new\nline", @"\e3b0  return\r"],
            (await ListOfAsync(tree, Options)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Remove(5, 60)));
    }

    [Theory]
    [InlineData(true, "none", "name with a colon: and more than thirty-one.text")]
    [InlineData(false, "none", "name with a colon_ and more than thirty-one.text")]
    [InlineData(false, "2.01", "name with a colon: and more than thirty-one.text")]
    public async Task Names_are_those_of_the_best_tree(bool rockRidge, string udf, string expected)
    {
        var options = new ImageOptions { RockRidge = rockRidge, Udf = udf == "none" ? UdfRevision.None : UdfRevision.Udf201 };
        var tree = new SourceTree();
        tree.AddFile("name with a colon: and more than thirty-one.text", Samples.Bytes(10), Samples.Time);
        Checksums.AddTo(tree, options);
        Assert.EndsWith($"  {expected}\n", await ListOfAsync(tree, options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_list_names_is_not_read_again_unless_it_was_recorded_behind_it()
    {
        var tree = new SourceTree();
        tree.AddFile("listed", Samples.Bytes(3000), Samples.Time);
        tree.AddFile("later", Samples.Bytes(2000), Samples.Time);
        Checksums.AddTo(tree, Options);
        tree.SetWeight(tree.Find("listed")!.Value, 1);
        tree.SetWeight(tree.Find("later")!.Value, int.MinValue);
        tree.SetWeight(tree.Find(Checksums.FileName)!.Value, 0);
        var image = await Samples.ImageOf(tree, Options);
        var (earlier, source) = (new SourceTree(), new MemoryBlockSource(image));
        await (await DiscVolume.OpenAsync(source)).AddToAsync(earlier, TestContext.Current.CancellationToken);
        var expected = await RecordedHashes.ReadAsync(source, earlier, TestContext.Current.CancellationToken);
        foreach (var name in (string[])["listed", "later"])
            image[earlier[earlier.Find(name)!.Value].Recorded!.Sections[0].Extent.Start.Value * 2048] ^= 1;
        var known = await RecordedHashes.ReadAsync(source, earlier, TestContext.Current.CancellationToken);
        bool Same(string name) => known[earlier.Find(name)!.Value].Span.SequenceEqual(expected[earlier.Find(name)!.Value].Span);
        Assert.True(Same("listed"));
        Assert.False(Same("later"));
    }

    [Fact]
    public async Task In_order_every_file_is_read_once()
    {
        var opened = new int[20];
        var tree = new SourceTree();
        for (var i = 0; i < opened.Length; i++)
            tree.AddFile($"d{i % 3}/f{i}", Counted(i, opened), Samples.Time);
        Checksums.AddTo(tree, Options);
        var list = Encoding.UTF8.GetBytes(await ListOfAsync(tree, Options));
        Assert.All(opened, count => Assert.Equal(1, count));
        using var source = ImagePlanner.Plan(tree, Options).OpenSource();
        var region = ListRegion(tree);
        Assert.Equal(list, (await source.ReadAsync(region.Extent.Start, (int)region.Extent.Length.Value, TestContext.Current.CancellationToken))[..list.Length]);
        Assert.All(opened, count => Assert.Equal(2, count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_list_is_the_same_in_whatever_order_blocks_are_read(int seed)
    {
        var tree = Planning.PlanLawTests.Tree(seed);
        await Duplicates.ShareAsync(tree, cancellation: TestContext.Current.CancellationToken);
        Checksums.AddTo(tree, Options);
        var plan = ImagePlanner.Plan(tree, Options);
        var whole = await Samples.ImageOf(plan);
        using var source = plan.OpenSource();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var start = random.Next((int)plan.Extent.Length.Value);
            var count = random.Next(1, Math.Min(40, (int)plan.Extent.Length.Value - start + 1));
            var blocks = await source.ReadAsync(new(start), count, TestContext.Current.CancellationToken);
            Assert.True(whole.AsSpan(start * 2048, count * 2048).SequenceEqual(blocks), $"{count} blocks from {start}");
        }

        foreach (var line in (await ListOfAsync(tree, Options)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            await using var content = tree[tree.Find(line[66..])!.Value].Content!.Open();
            Assert.Equal(Convert.ToHexStringLower(await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken)), line[..64]);
        }
    }

    [Fact]
    public async Task A_boot_image_is_listed_as_it_is_on_the_disc()
    {
        var options = Options with { Boot = new([BootChoice.FromTree("boot") with { InfoTable = true }]) };
        var tree = new SourceTree();
        tree.AddFile("boot", Samples.Bytes(5000), Samples.Time);
        Checksums.AddTo(tree, options);
        var plan = ImagePlanner.Plan(tree, options);
        var image = await Samples.ImageOf(plan);
        var boot = plan.Regions.Single(region => region.Kind == RegionKind.FileData && region.Node == tree.Find("boot"));
        Assert.StartsWith(Convert.ToHexStringLower(SHA256.HashData(image.AsSpan((int)boot.Extent.Start.Value * 2048, 5000))), await ListOfAsync(tree, options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_tree_keeps_its_list_and_one_that_grew_refuses_it()
    {
        var tree = Samples.Tree("a", "b/c");
        Checksums.AddTo(tree, Options);
        var merged = new SourceTree();
        merged.Merge(tree.WithContent(file => Samples.Bytes((int)file.Length, (int)file.Length)));
        Assert.Equal(await ListOfAsync(tree, Options), await ListOfAsync(merged, Options));
        merged.AddFile("later", Samples.Bytes(1));
        Assert.Same(MasteringErrors.ChecksumsStale, Assert.Throws<DiscException>(() => ImagePlanner.Plan(merged, Options)).Error);
        Checksums.AddTo(merged, Options);
        Assert.Contains("  later\n", await ListOfAsync(merged, Options));
    }

    [Fact]
    public async Task Files_of_earlier_sessions_are_listed_with_what_is_known_of_them()
    {
        var tree = new SourceTree();
        var old = tree.AddFile("old", new RecordedContent([new(new(new(30), new(1)), 100)]), Samples.Time);
        var options = Options with { Start = new(1000) };
        Assert.Same(MasteringErrors.ChecksumUnknown, Assert.Throws<DiscException>(() => Checksums.AddTo(tree, options)).Error);
        Checksums.AddTo(tree, options, [new(old, new byte[32])]);
        Assert.Equal($"{new string('0', 64)}  old\n", await ListOfAsync(tree, options));
    }

    private static Region ListRegion(SourceTree tree) =>
        ImagePlanner.Plan(tree, Options).Regions.Last(region => region.Kind == RegionKind.FileData && region.Node == tree.Find(Checksums.FileName));

    private static async Task<string> ListOfAsync(SourceTree tree, ImageOptions options)
    {
        var plan = ImagePlanner.Plan(tree, options);
        var image = await Samples.ImageOf(plan);
        var node = tree.Find(Checksums.FileName)!.Value;
        var region = plan.Regions.Last(region => region.Kind == RegionKind.FileData);
        Assert.Equal(node, region.Node);
        return Encoding.UTF8.GetString(image, (int)(region.Extent.Start - plan.Extent.Start).Value * 2048, (int)tree[node].Length);
    }

    private static FileContent Counted(int number, int[] opened) => FileContent.FromStream(() =>
    {
        opened[number]++;
        return new MemoryStream(new byte[5000 + number]);
    }, 5000 + number, "counted");
}
