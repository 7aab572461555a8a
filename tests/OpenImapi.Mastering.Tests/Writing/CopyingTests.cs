using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering.Tests.Writing;

/// <summary>The image is the same, whichever way the bytes of its files come into it.</summary>
public class CopyingTests
{
    private const int MiB = 1 << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The lengths at which something changes: a block, files that the system copies, files that are asked for holes, one piece of a copy.</summary>
    private static readonly int[] Lengths = [0, 1, 2047, 2048, 2049, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, MiB - 1, MiB, MiB + 1, 33 * MiB + 5];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task By_the_system_and_through_memory_the_bytes_are_those_that_are_read(bool bySystem)
    {
        using var folder = new TestFolder();
        var plan = PlanOf(Filled(folder));
        await WriteAsync(plan, bySystem, folder["out.iso"]);
        Assert.Equal(await Samples.ImageOf(plan), await File.ReadAllBytesAsync(folder["out.iso"], Cancellation));
    }

    [Fact]
    public async Task Into_another_file_system_the_bytes_are_the_same()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm") && OperatingSystem.IsLinux(), "There is no second file system.");
        using var folder = new TestFolder();
        var plan = PlanOf(Filled(folder));
        var target = Path.Combine("/dev/shm", Path.GetFileName(folder.Path) + ".iso");
        try
        {
            await WriteAsync(plan, bySystem: true, target);
            Assert.Equal(await Samples.ImageOf(plan), await File.ReadAllBytesAsync(target, Cancellation));
        }
        finally
        {
            File.Delete(target);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Holes_of_a_file_are_holes_of_the_image(bool bySystem)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Holes are looked for on Linux.");
        using var folder = new TestFolder();
        using (var sparse = File.OpenHandle(folder.Write("in/sparse", [1]), FileMode.Open, FileAccess.Write))
        {
            RandomAccess.Write(sparse, Samples.Noise(5000), 40 * MiB);
            RandomAccess.SetLength(sparse, 80 * MiB);
        }

        var plan = PlanOf(folder["in"]);
        await WriteAsync(plan, bySystem, folder["out.iso"]);
        Assert.Equal(await Samples.ImageOf(plan), await File.ReadAllBytesAsync(folder["out.iso"], Cancellation));
        using var image = File.OpenHandle(folder["out.iso"]);
        var found = default(Statx);
        Assert.True(Libc.Stat(image, ref found));
        Assert.InRange((long)found.Blocks * 512, 1, 8 * MiB);
    }

    [Fact]
    public async Task Zeros_of_content_that_is_no_file_are_a_hole_of_the_image()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Holes are looked for on Linux.");
        using var folder = new TestFolder();
        var tree = new SourceTree();
        tree.AddFile("zeros", FileContent.FromStream(() => new MemoryStream(new byte[20 * MiB]), 20 * MiB, "zeros"));
        await WriteAsync(ImagePlanner.Plan(tree), bySystem: true, folder["out.iso"]);
        using var image = File.OpenHandle(folder["out.iso"]);
        var found = default(Statx);
        Assert.True(Libc.Stat(image, ref found));
        Assert.InRange((long)found.Blocks * 512, 1, 4 * MiB);
    }

    [Theory]
    [InlineData(true, 3 * MiB, false)]
    [InlineData(true, 5 * MiB, false)]
    [InlineData(true, 4 * MiB, true)]
    [InlineData(false, 3 * MiB, false)]
    [InlineData(false, 5 * MiB, false)]
    [InlineData(false, 4 * MiB, true)]
    public async Task A_file_that_changed_since_the_plan_is_refused_and_no_image_is_left(bool bySystem, int length, bool isTouched)
    {
        using var folder = new TestFolder();
        var path = folder.Write("in/file", Samples.Noise(4 * MiB));
        var plan = PlanOf(folder["in"]);
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write))
            RandomAccess.SetLength(file, length);
        File.SetLastWriteTimeUtc(path, isTouched ? new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc) : File.GetLastWriteTimeUtc(path));
        var error = await Assert.ThrowsAsync<DiscException>(() => WriteAsync(plan, bySystem, folder["out.iso"]));
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
        Assert.False(File.Exists(folder["out.iso"]));
    }

    [Fact]
    public async Task What_is_made_or_changed_on_the_way_is_never_copied_past_us()
    {
        using var folder = new TestFolder();
        folder.Write("in/boot.img", Samples.Noise(300_000));
        var tree = new SourceTree();
        tree.Add("", folder["in"]);
        var options = new ImageOptions { Boot = new([BootChoice.FromTree("boot.img") with { InfoTable = true }]) };
        Checksums.AddTo(tree, options);
        var plan = ImagePlanner.Plan(tree, options);
        await WriteAsync(plan, bySystem: true, folder["out.iso"]);
        Assert.Equal(await Samples.ImageOf(plan), await File.ReadAllBytesAsync(folder["out.iso"], Cancellation));
    }

    private static string Filled(TestFolder folder)
    {
        foreach (var length in Lengths)
            folder.Write($"in/{length / MiB}/file of {length}", Samples.Noise(length));
        return folder["in"];
    }

    private static ImagePlan PlanOf(string path)
    {
        var tree = new SourceTree();
        tree.Add("", path);
        return ImagePlanner.Plan(tree);
    }

    private static async Task WriteAsync(ImagePlan plan, bool bySystem, string path)
    {
        using var source = plan.OpenSource(bySystem);
        await ImageFile.WriteAsync(source, path, cancellation: Cancellation);
    }
}
