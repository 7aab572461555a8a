using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Sources;

/// <summary>Files that are not what they were when they were added: an error that names them, and no image.</summary>
public class ChangedSourceTests
{
    public static TheoryData<string, bool> Changes
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var change in (string[])["shrunk", "grown", "touched", "vanished", "emptied", "a folder now"])
                foreach (var walked in (bool[])[true, false])
                    data.Add(change, walked);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_file_that_changed_is_an_error_that_names_it_and_leaves_no_image(string change, bool walked)
    {
        using var folder = new TestFolder();
        var path = folder.Write("source/victim.bin", new byte[10_000]);
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, walked ? folder["source"] : path);
        var plan = ImagePlanner.Plan(tree);
        Apply(change, path);
        var error = await Assert.ThrowsAsync<DiscException>(() => ImageFile.WriteAsync(plan, folder["out.iso"], cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(DiscErrorKind.Source, error.Error.Kind);
        Assert.Contains("victim.bin", error.Message, StringComparison.Ordinal);
        Assert.Equal([folder["source"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_file_written_to_between_two_of_its_reads_is_an_error()
    {
        using var folder = new TestFolder();
        var path = folder.Write("victim.bin", new byte[3 * 1024 * 1024]);
        var tree = new SourceTree();
        tree.AddFile("victim.bin", FileContent.FromFile(path));
        using var source = ImagePlanner.Plan(tree).OpenSource();
        var half = (int)source.Extent.Length.Value / 2;
        await source.ReadAsync(Lba.Zero, half, TestContext.Current.CancellationToken);
        await using (var writer = File.OpenWrite(path))
            writer.WriteByte(1);
        File.SetLastWriteTimeUtc(path, Samples.Time.UtcDateTime);
        var rest = new byte[(source.Extent.Length.Value - half) * 2048];
        var error = await Assert.ThrowsAsync<DiscException>(async () => await source.ReadAsync(new(half), rest, TestContext.Current.CancellationToken));
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(0)]
    public async Task A_stream_that_yields_other_than_its_promise_is_an_error(int yielded)
    {
        var tree = new SourceTree();
        tree.AddFile("x", FileContent.FromStream(() => new MemoryStream(new byte[yielded]), 100, "a test stream"));
        var error = await Assert.ThrowsAsync<DiscException>(() => Samples.ImageOf(tree));
        Assert.Same(MasteringErrors.SourceChanged, error.Error);
        Assert.Contains("a test stream", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_fails_is_an_error_that_names_it()
    {
        var tree = new SourceTree();
        tree.AddFile("x", FileContent.FromStream(() => throw new IOException("it broke"), 100, "a test stream"));
        var error = await Assert.ThrowsAsync<DiscException>(() => Samples.ImageOf(tree));
        Assert.Same(MasteringErrors.SourceUnreadable, error.Error);
        Assert.Contains("it broke", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_opened_again_to_go_back()
    {
        var bytes = new byte[10_000];
        new Random(1).NextBytes(bytes);
        var (tree, opened) = (new SourceTree(), 0);
        tree.AddFile("x", FileContent.FromStream(() => Open(bytes, ref opened), bytes.Length, "forward only"));
        using var source = ImagePlanner.Plan(tree).OpenSource();
        var last = source.Extent.End - new BlockCount(1);
        var first = last - new BlockCount(4);
        Assert.Equal(bytes[8192..], (await source.ReadAsync(last, 1, TestContext.Current.CancellationToken))[..(10_000 - 8192)]);
        Assert.Equal(bytes[..2048], await source.ReadAsync(first, 1, TestContext.Current.CancellationToken));
        Assert.Equal(bytes[4096..6144], await source.ReadAsync(first + new BlockCount(2), 1, TestContext.Current.CancellationToken));
        Assert.Equal(bytes[2048..4096], await source.ReadAsync(first + new BlockCount(1), 1, TestContext.Current.CancellationToken));
        Assert.Equal(3, opened);
    }

    [Fact]
    public void A_tree_that_changed_after_planning_cannot_be_read_by_the_old_plan()
    {
        var tree = Samples.Tree("a");
        var plan = ImagePlanner.Plan(tree);
        tree.AddFile("b", Samples.Bytes(1));
        Assert.Throws<InvalidOperationException>(plan.OpenSource);
    }

    private static ForwardStream Open(byte[] bytes, ref int opened)
    {
        opened++;
        return new ForwardStream(bytes);
    }

    private static void Apply(string change, string path)
    {
        var time = File.GetLastWriteTimeUtc(path);
        if (change is "vanished" or "a folder now")
            File.Delete(path);
        if (change == "a folder now")
            Directory.CreateDirectory(path);
        if (change is "vanished" or "a folder now")
            return;
        File.WriteAllBytes(path, new byte[change switch { "shrunk" => 9_000, "grown" => 10_001, "emptied" => 0, _ => 10_000 }]);
        File.SetLastWriteTimeUtc(path, change == "touched" ? time.AddSeconds(1) : time);
    }

    private sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 777)]);
    }
}
