using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Writing;

/// <summary>Sessions that are added to an image file in place.</summary>
public class ImageAdditionTests
{
    private static readonly ImageOptions Bridge = new() { Udf = UdfRevision.Udf201 };

    [Fact]
    public async Task An_image_that_was_added_to_shows_old_and_new_files_in_every_tree()
    {
        using var folder = new TestFolder();
        var path = await Make(folder, Bridge, "old/a.txt", "old/b.txt");
        var (tree, plan) = await Next(path, Bridge, "old/b.txt", "new/c.txt");
        await ImageAddition.WriteAsync(plan, path, cancellation: TestContext.Current.CancellationToken);
        using var source = new FileBlockSource(path);
        Assert.Equal(plan.Extent.End, source.Extent.End);
        var volume = await IsoVolume.OpenAsync(source, default, ReadingMode.Strict, TestContext.Current.CancellationToken);
        var udf = await UdfVolume.OpenAsync(source, default, ReadingMode.Strict, TestContext.Current.CancellationToken);
        foreach (var file in new[] { "old/a.txt", "old/b.txt", "new/c.txt" })
        {
            var wanted = await BytesOf(Samples.Bytes(file.Length, file.Length).Open());
            Assert.Equal(wanted, await BytesOf(volume.OpenFile(await volume.FindAsync(file, TestContext.Current.CancellationToken))));
            Assert.Equal(wanted, await BytesOf(udf.OpenFile(await udf.FindAsync(file, TestContext.Current.CancellationToken))));
        }

        Assert.Equal(3, tree.FileCount);
    }

    [Fact]
    public async Task Until_its_beginning_is_written_the_image_is_the_old_one()
    {
        using var folder = new TestFolder();
        var path = await Make(folder, new(), "a.txt");
        var (_, plan) = await Next(path, new(), "b.txt");
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await ImageAddition.WriteAsync(plan, path, cancellation: TestContext.Current.CancellationToken);
        var after = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var head = await VolumeHead.ReadAsync(plan, TestContext.Current.CancellationToken);
        var changed = Enumerable.Range(0, before.Length / BlockSizes.UserData)
            .Where(block => !before.AsSpan(block * BlockSizes.UserData, BlockSizes.UserData).SequenceEqual(after.AsSpan(block * BlockSizes.UserData, BlockSizes.UserData)));
        Assert.All(changed, block => Assert.Contains(head, part => part.Extent.Contains(new Lba(block))));
    }

    [Fact]
    public async Task A_source_that_fails_leaves_the_image_as_it_was()
    {
        using var folder = new TestFolder();
        var path = await Make(folder, new(), "a.txt");
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var tree = await Import(path);
        tree.AddFile("short", FileContent.FromStream(() => new MemoryStream(new byte[10]), 100_000, "a stream that ends early"));
        var plan = ImagePlanner.Plan(tree, new() { Start = VolumeHead.NextSession(new(before.Length / BlockSizes.UserData)) });
        await Assert.ThrowsAsync<DiscException>(() => ImageAddition.WriteAsync(plan, path, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    /// <remarks>ISO 9660, Joliet and the end of the descriptors take blocks 16 to 18, UDF's recognition sequence 19 to 21, and its anchor 256; its other anchors lie in the new session.</remarks>
    [Theory]
    [InlineData(17, false)]
    [InlineData(19, true)]
    [InlineData(21, true)]
    [InlineData(256, true)]
    public async Task A_beginning_that_would_lie_on_old_data_is_refused(long block, bool udf)
    {
        var tree = new SourceTree();
        tree.AddFile("low", new RecordedContent([new(new(new(block), new(1)), 2048)]));
        var options = new ImageOptions { Udf = udf ? UdfRevision.Udf201 : UdfRevision.None };
        var plan = ImagePlanner.Plan(tree, options with { Start = VolumeHead.SessionFor(new(64), options) });
        var fault = await Assert.ThrowsAsync<DiscException>(async () => await VolumeHead.ReadAsync(plan, TestContext.Current.CancellationToken));
        Assert.Equal(MasteringErrors.NoRoomForHead, fault.Error);
        Assert.Contains("/low", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 32)]
    [InlineData(32, 32)]
    [InlineData(33, 64)]
    public void Sessions_begin_where_the_units_of_writing_do(int end, int next) => Assert.Equal(new Lba(next), VolumeHead.NextSession(new(end)));

    private static async Task<string> Make(TestFolder folder, ImageOptions options, params string[] files)
    {
        await ImageFile.WriteAsync(ImagePlanner.Plan(Samples.Tree(files), options), folder["image.iso"], cancellation: TestContext.Current.CancellationToken);
        return folder["image.iso"];
    }

    private static async Task<(SourceTree Tree, ImagePlan Plan)> Next(string path, ImageOptions options, params string[] files)
    {
        var tree = await Import(path);
        tree.Merge(Samples.Tree(files), overwrite: true);
        return (tree, ImagePlanner.Plan(tree, options with { Start = VolumeHead.NextSession(new(new FileInfo(path).Length / BlockSizes.UserData)) }));
    }

    private static async Task<SourceTree> Import(string path)
    {
        var tree = new SourceTree();
        using var source = new FileBlockSource(path);
        await (await DiscVolume.OpenAsync(source)).AddToAsync(tree);
        return tree;
    }

    private static async Task<byte[]> BytesOf(Stream stream)
    {
        await using (stream)
        {
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
