using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

public class SessionFinderTests
{
    [Fact]
    public async Task An_image_of_one_session_has_one()
    {
        var source = new MemoryBlockSource(await Samples.ImageOf(Samples.Tree("a")));
        Assert.Equal([Lba.Zero], await SessionFinder.FindAsync(source, Lba.Zero, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_image_inside_a_file_is_no_session()
    {
        var inner = await Samples.ImageOf(Samples.Tree("inner"));
        var tree = new SourceTree();
        tree.AddFile("x.iso", FileContent.FromBytes(inner));
        byte[] image = [.. await Samples.ImageOf(tree), .. new byte[2048 * 300], .. inner, .. new byte[2048 * 20]];
        var source = new MemoryBlockSource(image);
        Assert.Equal([Lba.Zero], await SessionFinder.FindAsync(source, Lba.Zero, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sessions_behind_the_gaps_of_a_disc_are_found()
    {
        var first = await Samples.ImageOf(Samples.Tree("a"));
        var start = new Lba(first.Length / BlockSizes.UserData + 11_400);
        var second = await Samples.ImageOf(Samples.Tree("a", "b"), new() { Start = start });
        byte[] image = [.. first, .. new byte[11_400 * BlockSizes.UserData], .. second];
        var source = new MemoryBlockSource(image);
        Assert.Equal([Lba.Zero, start], await SessionFinder.FindAsync(source, Lba.Zero, cancellation: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sessions_of_a_disc_are_found_however_they_count_their_size(bool fromBlockZero)
    {
        byte[] image = await Samples.ImageOf(Samples.Tree("a"));
        var starts = new List<Lba> { Lba.Zero };
        foreach (var name in new[] { "b", "c", "d" })
        {
            starts.Add(new(image.Length / BlockSizes.UserData + 150));
            image = [.. image, .. new byte[150 * BlockSizes.UserData], .. await Samples.ImageOf(Samples.Tree(name), new() { Start = starts[^1], SizeFromBlockZero = fromBlockZero })];
        }

        var source = new MemoryBlockSource(image);
        Assert.Equal(starts, await SessionFinder.FindAsync(source, Lba.Zero, cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Sessions_of_an_image_that_grew_are_found_and_the_newest_stands_at_its_beginning()
    {
        using var folder = new TestFolder();
        await ImageFile.WriteAsync(ImagePlanner.Plan(Samples.Tree("a")), folder["image.iso"], cancellation: TestContext.Current.CancellationToken);
        var starts = new List<Lba>();
        foreach (var name in new[] { "b", "c" })
        {
            var plan = ImagePlanner.Plan(Samples.Tree(name), new() { Start = VolumeHead.NextSession(new(new FileInfo(folder["image.iso"]).Length / BlockSizes.UserData)) });
            starts.Add(plan.Extent.Start);
            await ImageAddition.WriteAsync(plan, folder["image.iso"], cancellation: TestContext.Current.CancellationToken);
        }

        using var source = new FileBlockSource(folder["image.iso"]);
        Assert.Equal(starts, await SessionFinder.FindAsync(source, Lba.Zero, cancellation: TestContext.Current.CancellationToken));
    }
}
