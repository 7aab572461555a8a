using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Writing;

public class ImageFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_is_the_image_and_nothing_else_is_left()
    {
        using var folder = new TestFolder();
        var plan = ImagePlanner.Plan(Samples.Tree("a", "b/c"));
        var reports = new List<ImageProgress>();
        await ImageFile.WriteAsync(plan, folder["out.iso"], progress: new Reports(reports), cancellation: Cancellation);
        Assert.Equal(await Samples.ImageOf(plan), await File.ReadAllBytesAsync(folder["out.iso"], Cancellation));
        Assert.Equal(["out.iso"], Names(folder));
        Assert.Equal(new(plan.Extent.Length, plan.Extent.Length), reports[^1]);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_unless_told_and_is_then_replaced()
    {
        using var folder = new TestFolder();
        folder.Write("out.iso", "mine"u8);
        var plan = ImagePlanner.Plan(Samples.Tree("a"));
        var error = await Assert.ThrowsAsync<DiscException>(() => ImageFile.WriteAsync(plan, folder["out.iso"], cancellation: Cancellation));
        Assert.Same(MasteringErrors.DestinationExists, error.Error);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["out.iso"], Cancellation));
        await ImageFile.WriteAsync(plan, folder["out.iso"], overwrite: true, cancellation: Cancellation);
        Assert.Equal(plan.Length, new FileInfo(folder["out.iso"]).Length);
        Assert.Equal(["out.iso"], Names(folder));
    }

    [Fact]
    public async Task A_link_stays_and_what_it_leads_to_is_replaced()
    {
        using var folder = new TestFolder();
        folder.Write("real/out.iso", "old"u8);
        File.CreateSymbolicLink(folder["link.iso"], folder["real/out.iso"]);
        var plan = ImagePlanner.Plan(Samples.Tree("a"));
        await ImageFile.WriteAsync(plan, folder["link.iso"], overwrite: true, cancellation: Cancellation);
        Assert.Equal(plan.Length, new FileInfo(folder["real/out.iso"]).Length);
        Assert.NotNull(new FileInfo(folder["link.iso"]).LinkTarget);
    }

    [Fact]
    public async Task A_device_is_never_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices are files on Linux.");
        var error = await Assert.ThrowsAsync<DiscException>(() => ImageFile.WriteAsync(ImagePlanner.Plan(Samples.Tree("a")), "/dev/null", overwrite: true, cancellation: Cancellation));
        Assert.Same(MasteringErrors.DestinationExists, error.Error);
    }

    [Fact]
    public async Task Cancelling_leaves_nothing()
    {
        using var folder = new TestFolder();
        using var cancel = new CancellationTokenSource();
        var tree = new SourceTree();
        tree.AddFile("a", Samples.Bytes(5_000_000), Samples.Time);
        var progress = new Act(cancel.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => ImageFile.WriteAsync(ImagePlanner.Plan(tree), folder["out.iso"], progress: progress, cancellation: cancel.Token));
        Assert.Empty(Names(folder));
    }

    [Fact]
    public async Task Too_little_room_is_known_before_anything_is_written()
    {
        using var folder = new TestFolder();
        var tree = new SourceTree();
        tree.AddFile("huge", FileContent.FromStream(() => throw new InvalidOperationException("read too early"), 1L << 42, "4 TiB"), Samples.Time);
        var error = await Assert.ThrowsAsync<DiscException>(() => ImageFile.WriteAsync(ImagePlanner.Plan(tree), folder["out.iso"], cancellation: Cancellation));
        Assert.Same(MasteringErrors.DestinationFull, error.Error);
        Assert.Empty(Names(folder));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_error_that_names_it()
    {
        using var folder = new TestFolder();
        var error = await Assert.ThrowsAsync<DiscException>(() => ImageFile.WriteAsync(ImagePlanner.Plan(Samples.Tree("a")), folder["no/out.iso"], cancellation: Cancellation));
        Assert.Same(MasteringErrors.DestinationFailed, error.Error);
        Assert.Contains(folder["no"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_appears_meanwhile_is_not_replaced()
    {
        using var folder = new TestFolder();
        var plan = ImagePlanner.Plan(Samples.Tree("a"));
        var appear = new Act(() => folder.Write("out.iso", "mine"u8));
        await Assert.ThrowsAsync<DiscException>(() => ImageFile.WriteAsync(plan, folder["out.iso"], progress: appear, cancellation: Cancellation));
        Assert.Equal("mine", await File.ReadAllTextAsync(folder["out.iso"], Cancellation));
        Assert.Equal(["out.iso"], Names(folder));
    }

    [Fact]
    public async Task A_stream_gets_the_same_bytes_as_a_file()
    {
        var plan = ImagePlanner.Plan(Samples.Tree("a", "b/c"));
        using var target = new MemoryStream();
        using var source = plan.OpenSource();
        await source.CopyToAsync(target, cancellation: Cancellation);
        Assert.Equal(await Samples.ImageOf(plan), target.ToArray());
    }

    private static IEnumerable<string?> Names(TestFolder folder) => Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName);

    private sealed class Reports(List<ImageProgress> reports) : IProgress<ImageProgress>
    {
        public void Report(ImageProgress value) => reports.Add(value);
    }

    private sealed class Act(Action act) : IProgress<ImageProgress>
    {
        public void Report(ImageProgress value) => act();
    }
}
