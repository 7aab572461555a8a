using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Sources;

/// <summary>Files with the same bytes, stored once.</summary>
public class DuplicateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Equal_files_share_blocks_and_every_file_reads_as_before(int seed)
    {
        var random = new Random(seed);
        var (plain, shared) = (new SourceTree(), new SourceTree());
        var contents = Enumerable.Range(0, 12).Select(i => ContentOf(random, i % 4)).ToList();
        for (var i = 0; i < 60; i++)
        {
            var (path, bytes) = ($"d{random.Next(5)}/f{i}", contents[random.Next(contents.Count)]);
            plain.AddFile(path, FileContent.FromBytes(bytes), Samples.Time.AddSeconds(i));
            shared.AddFile(path, FileContent.FromBytes(bytes), Samples.Time.AddSeconds(i));
        }

        var report = await Duplicates.ShareAsync(shared, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(report.Bytes, shared.SharedLength);
        var options = new ImageOptions { Udf = UdfRevision.Udf201, RockRidge = true };
        var (before, after) = (ImagePlanner.Plan(plain, options), ImagePlanner.Plan(shared, options));
        var (old, now) = (Data(before), Data(after));
        Assert.Equal(60 - plain.ContentsOfNothing() - report.Files, now.Count);
        Assert.Equal(old.Count - report.Files, now.Count);
        Assert.True(now.Select(region => region.Extent.Length.Value).Sum() < old.Select(region => region.Extent.Length.Value).Sum());
        var image = new MemoryBlockSource(await Samples.ImageOf(after));
        await foreach (var finding in VolumeChecker.CheckAsync(image, cancellation: TestContext.Current.CancellationToken))
            Assert.True(finding.Severity != Severity.Error, finding.ToString());
        var starts = now.ToDictionary(region => region.Node.Value, region => region.Extent.Start);
        using var source = after.OpenSource();
        foreach (var row in Enumerable.Range(1, shared.NodeCount - 1).Where(row => shared.Row(row).IsFile && shared.Row(row).Length > 0))
        {
            var first = shared.Shared.MembersOf(row) is { Count: > 0 } members ? members.Single(starts.ContainsKey) : row;
            var bytes = await source.ReadAsync(starts[first], (int)BlockCount.ForBytes(shared.Row(row).Length).Value, TestContext.Current.CancellationToken);
            await using var content = shared.ContentOf(row)!.Open();
            var expected = new byte[shared.Row(row).Length];
            await content.ReadExactlyAsync(expected, TestContext.Current.CancellationToken);
            Assert.Equal(expected, bytes[..expected.Length]);
        }
    }

    [Fact]
    public async Task The_order_of_adding_has_no_influence()
    {
        var images = new List<byte[]>();
        foreach (var names in (string[][])[["a", "b", "c/d"], ["c/d", "b", "a"], ["b", "a", "c/d"]])
        {
            var tree = new SourceTree();
            foreach (var name in names)
                tree.AddFile(name, Samples.Bytes(5000, seed: 1), Samples.Time);
            Assert.Equal(new(2, 10_000), await Duplicates.ShareAsync(tree, cancellation: TestContext.Current.CancellationToken));
            images.Add(await Samples.ImageOf(tree));
        }

        Assert.Equal(images[0], images[1]);
        Assert.Equal(images[0], images[2]);
    }

    [Fact]
    public async Task Files_that_differ_in_their_last_byte_are_two()
    {
        var (one, other) = (new byte[300_000], new byte[300_000]);
        other[^1] = 1;
        var tree = new SourceTree();
        tree.AddFile("one", FileContent.FromBytes(one));
        tree.AddFile("other", FileContent.FromBytes(other));
        Assert.Equal(default, await Duplicates.ShareAsync(tree, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task All_names_of_a_file_share_with_all_names_of_its_equal()
    {
        var tree = new SourceTree();
        var one = tree.AddFile("one", Samples.Bytes(5000));
        tree.AddHardLink(tree.Root, "one too"u8, one);
        var two = tree.AddFile("two", Samples.Bytes(5000));
        tree.AddHardLink(tree.Root, "also two"u8, two);
        Assert.Equal(new(1, 5000), await Duplicates.ShareAsync(tree, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal((5000, 2), (tree.SharedLength, tree[two].NameCount));
        Assert.Single(Data(ImagePlanner.Plan(tree)));
        var merged = new SourceTree();
        merged.Merge(tree);
        Assert.Single(Data(ImagePlanner.Plan(merged.WithContent(_ => Samples.Bytes(5000)))));
    }

    [Fact]
    public async Task A_boot_image_that_is_told_its_place_shares_with_nothing()
    {
        var tree = new SourceTree();
        tree.AddFile("a", Samples.Bytes(5000), Samples.Time);
        tree.AddFile("boot", Samples.Bytes(5000), Samples.Time);
        await Duplicates.ShareAsync(tree, cancellation: TestContext.Current.CancellationToken);
        Assert.Single(Data(ImagePlanner.Plan(tree, new() { Boot = new([BootChoice.FromTree("boot")]) })));
        Assert.Equal(2, Data(ImagePlanner.Plan(tree, new() { Boot = new([BootChoice.FromTree("boot") with { InfoTable = true }]) })).Count);
    }

    [Fact]
    public async Task An_equal_file_that_changed_since_is_an_error_that_names_it()
    {
        using var folder = new TestFolder();
        folder.Write("a", new byte[5000]);
        var other = folder.Write("b", new byte[5000]);
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder.Path);
        await Duplicates.ShareAsync(tree, cancellation: TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(other, Samples.Time.UtcDateTime);
        var error = await Assert.ThrowsAsync<DiscException>(() => Samples.ImageOf(tree));
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
        Assert.Contains("/b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_replaced_shares_no_more_and_a_search_can_be_ended()
    {
        var tree = new SourceTree();
        tree.AddFile("a", Samples.Bytes(5000));
        tree.AddFile("b", Samples.Bytes(5000));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Duplicates.ShareAsync(tree, cancellation: new(canceled: true)));
        await Duplicates.ShareAsync(tree, cancellation: TestContext.Current.CancellationToken);
        tree.AddFile("b", Samples.Bytes(5000, seed: 2), overwrite: true);
        Assert.Equal((0, 2), (tree.SharedLength, Data(ImagePlanner.Plan(tree)).Count));
    }

    private static byte[] ContentOf(Random random, int kind)
    {
        var bytes = new byte[kind switch { 0 => 0, 1 => 3000, 2 => 20_000, _ => 300_000 }];
        random.NextBytes(bytes.AsSpan(bytes.Length / 2));
        return bytes;
    }

    private static List<Region> Data(ImagePlan plan) => [.. plan.Regions.Where(region => region.Kind == RegionKind.FileData)];
}

internal static class TreeFacts
{
    /// <summary>How many files of a tree are empty.</summary>
    public static int ContentsOfNothing(this SourceTree tree) => Enumerable.Range(1, tree.NodeCount - 1).Count(row => tree.Row(row) is { IsFile: true, Length: 0 });
}
