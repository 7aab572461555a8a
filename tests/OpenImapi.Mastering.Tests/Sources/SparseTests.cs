namespace OpenImapi.Mastering.Tests.Sources;

/// <summary>Files with holes: their zeros are in the image, and are neither read nor stored where the file systems can do without.</summary>
public class SparseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_file_with_holes_reads_as_it_is(int seed)
    {
        using var folder = new TestFolder();
        var random = new Random(seed);
        var expected = new byte[3_000_000 + random.Next(5000)];
        var path = folder.Write("sparse", []);
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write))
        {
            RandomAccess.SetLength(file, expected.Length);
            for (var i = random.Next(6); i > 0; i--)
            {
                var (offset, piece) = (random.Next(expected.Length - 100_000), new byte[random.Next(1, 100_000)]);
                random.NextBytes(piece);
                piece.CopyTo(expected, offset);
                RandomAccess.Write(file, piece, offset);
            }
        }

        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder.Path);
        using var reader = new SourceReader(tree);
        var read = new byte[expected.Length];
        await reader.ReadAsync(tree.Find("sparse")!.Value, 0, read, TestContext.Current.CancellationToken);
        Assert.Equal(expected, read);
        for (var round = 0; round < 50; round++)
        {
            var offset = random.Next(expected.Length);
            var part = new byte[random.Next(expected.Length - offset)];
            await reader.ReadAsync(tree.Find("sparse")!.Value, offset, part, TestContext.Current.CancellationToken);
            Assert.True(expected.AsSpan(offset, part.Length).SequenceEqual(part), $"{part.Length} bytes at {offset}");
        }
    }

    [Fact]
    public async Task A_hole_of_gibibytes_takes_no_room_and_the_image_has_its_length()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Holes are made by Linux.");
        using var folder = new TestFolder();
        const long Length = 3L << 30;
        using (var file = File.OpenHandle(folder.Write("src/sparse", []), FileMode.Open, FileAccess.Write))
        {
            RandomAccess.SetLength(file, Length);
            RandomAccess.Write(file, "the end"u8, Length - 7);
        }

        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder["src"]);
        var plan = ImagePlanner.Plan(tree);
        await ImageFile.WriteAsync(plan, folder["x.iso"], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(plan.Length, new FileInfo(folder["x.iso"]).Length);
        using var image = File.OpenHandle(folder["x.iso"]);
        var end = new byte[7];
        var data = plan.Regions.Single(region => region.Kind == RegionKind.FileData);
        RandomAccess.Read(image, end, data.Extent.Start.Value * 2048 + Length - 7);
        Assert.Equal("the end"u8.ToArray(), end);
        var statx = default(Linux.Statx);
        Assert.True(Linux.Libc.Stat(null, System.Text.Encoding.UTF8.GetBytes(folder["x.iso"]), follow: true, ref statx));
        Assert.True(statx.Blocks < 100_000, $"{statx.Blocks} blocks of 512 bytes are taken");
    }
}
