namespace OpenImapi.Mastering.Tests;

/// <summary>Trees with other content, and files copied out of a tree.</summary>
public class SourceTreeContentTests
{
    private static readonly DateTimeOffset Noon = new(2004, 5, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_tree_with_other_content_has_the_same_names_and_times()
    {
        var tree = new SourceTree();
        tree.AddFolder("folder/sub", Noon);
        tree.AddFile("folder/a.txt", FileContent.FromBytes("abc"u8.ToArray()), Noon);
        var other = tree.WithContent(_ => FileContent.FromBytes("xyz"u8.ToArray(), "other"));
        Assert.Equal(tree.NodeCount, other.NodeCount);
        var file = other[other.Find("folder/a.txt")!.Value];
        Assert.Equal(("other", 3L, Noon), (file.Content!.Description, file.Length, file.Modified));
        Assert.Equal(Noon, other[other.Find("folder/sub")!.Value].Modified);
        Assert.Equal(ImagePlanner.Plan(tree).Lines(), ImagePlanner.Plan(other).Lines());
    }

    [Fact]
    public void Other_content_of_another_length_is_refused()
    {
        var tree = new SourceTree();
        tree.AddFile("a", FileContent.FromBytes(new byte[3]));
        Assert.Throws<ArgumentException>(() => tree.WithContent(_ => FileContent.FromBytes(new byte[4])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_is_copied_by_the_system_or_through_a_buffer(bool onDisk)
    {
        var folder = Directory.CreateTempSubdirectory("openimapi-").FullName;
        try
        {
            var bytes = new byte[200_000];
            new Random(20040506).NextBytes(bytes);
            var path = Path.Combine(folder, "source");
            await File.WriteAllBytesAsync(path, bytes);
            var tree = new SourceTree();
            var file = tree.AddFile("a", onDisk ? FileContent.FromFile(path) : FileContent.FromBytes(bytes));
            var copy = Path.Combine(folder, "copy");
            using (var target = File.OpenHandle(copy, FileMode.CreateNew, FileAccess.Write))
            using (var reader = new SourceReader(tree))
                for (long at = 0, count; at < bytes.Length; at += count)
                    count = await reader.CopyAsync(file, at, Math.Min(90_000, bytes.Length - at), target, 4096 + at, new byte[50_000], default);
            Assert.Equal(bytes, (await File.ReadAllBytesAsync(copy))[4096..]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
