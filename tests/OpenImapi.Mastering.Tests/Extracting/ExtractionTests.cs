using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Extracting;

public class ExtractionTests
{
    private static readonly ImageOptions Everything = new() { RockRidge = true, Udf = UdfRevision.Udf201 };
    private static readonly DateTimeOffset Later = new(2019, 8, 7, 6, 5, 4, TimeSpan.Zero);

    public static TheoryData<VolumeTreeKind, bool> Trees => new MatrixTheoryData<VolumeTreeKind, bool>([VolumeTreeKind.RockRidge, VolumeTreeKind.Udf, VolumeTreeKind.Joliet], [false, true]);

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Files_have_their_content_and_time_and_folders_theirs(VolumeTreeKind kind, bool portable)
    {
        var tree = new SourceTree();
        tree.AddFolder("deep/er", Later);
        tree.AddFolder("deep", Later);
        tree.AddFile("deep/er/a.bin", Samples.Bytes(3_000_000, 7), Samples.Time);
        tree.AddFile("empty", Samples.Bytes(0), Samples.Time);
        using var folder = new TestFolder();
        var made = await Extracted.FromAsync(await Samples.ImageOf(tree, Everything), folder["out"], kind, portable: portable);
        Assert.Equal(["deep/", "deep/er/", "deep/er/a.bin", "empty"], Extracted.Listing(made.Folder));
        Assert.Equal(await BytesOf(Samples.Bytes(3_000_000, 7)), await File.ReadAllBytesAsync(made["deep/er/a.bin"], TestContext.Current.CancellationToken));
        Assert.Equal(Samples.Time.UtcDateTime, File.GetLastWriteTimeUtc(made["deep/er/a.bin"]));
        Assert.Equal(Later.UtcDateTime, Directory.GetLastWriteTimeUtc(made["deep/er"]));
        Assert.Equal(Later.UtcDateTime, Directory.GetLastWriteTimeUtc(made["deep"]));
        Assert.Equal((2, 2, 3_000_000, 0), (made.Counts.Files, made.Counts.Folders, made.Counts.Bytes, made.Counts.LeftOut));
        Assert.Empty(made.Notices);
    }

    [Theory]
    [InlineData(VolumeTreeKind.RockRidge)]
    [InlineData(VolumeTreeKind.Udf)]
    public async Task Permissions_are_restored_without_the_special_bits_unless_asked(VolumeTreeKind kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        var tree = Samples.Tree("closed/a", "program");
        tree.SetRights(tree.Find("closed")!.Value, new(0x16D, 0, 0));                    // r-xr-xr-x
        tree.SetRights(tree.Find("closed/a")!.Value, new(0x100, 0, 0));                  // r--------
        tree.SetRights(tree.Find("program")!.Value, new(0x9ED, 0, 0));                   // rwsr-xr-x
        var image = await Samples.ImageOf(tree, Everything);
        using var folder = new TestFolder();
        var made = await Extracted.FromAsync(image, folder["out"], kind);
        Assert.Equal((0x16D, 0x100, 0x1ED), (ModeOf(made["closed"]), ModeOf(made["closed/a"]), ModeOf(made["program"])));
        var again = await Extracted.FromAsync(image, folder["out"], kind, new() { Overwrite = true, SpecialBits = true });
        Assert.Empty(again.Notices);
        Assert.Equal((0x16D, 0x100, 0x9ED), (ModeOf(made["closed"]), ModeOf(made["closed/a"]), ModeOf(made["program"])));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(made["closed"], (UnixFileMode)0x1FF);
    }

    [Theory]
    [InlineData(VolumeTreeKind.RockRidge)]
    [InlineData(VolumeTreeKind.Udf)]
    public async Task Links_are_links_and_names_of_one_file_are_one(VolumeTreeKind kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Second names are given on Linux only.");
        var tree = Samples.Tree("a/file");
        tree.AddHardLink(tree.Root, "second"u8, tree.Find("a/file")!.Value);
        tree.AddLink(tree.Root, "up"u8, "../../some where/../x"u8, Later);
        tree.AddLink(tree.Root, "root"u8, "/etc/passwd"u8, Later);
        using var folder = new TestFolder();
        var made = await Extracted.FromAsync(await Samples.ImageOf(tree, Everything), folder["out"], kind);
        Assert.Equal(["a/", "a/file", "root -> /etc/passwd", "second", "up -> ../../some where/../x"], Extracted.Listing(made.Folder));
        Assert.Equal((2, 2, 6), (made.Counts.Files, made.Counts.Links, made.Counts.Bytes));
        Assert.Equal(Later.UtcDateTime, new FileInfo(made["up"]).LastWriteTimeUtc);
        await File.AppendAllTextAsync(made["second"], "more", TestContext.Current.CancellationToken);
        Assert.Equal(10, new FileInfo(made["a/file"]).Length);
    }

    [Fact]
    public async Task Names_are_those_bytes_that_are_recorded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only on Linux are names bytes.");
        var tree = new SourceTree();
        foreach (var name in new byte[][] { [0xE4, 0x62, 0x63], "with\nline"u8.ToArray(), "back\\slash"u8.ToArray(), "日本"u8.ToArray() })
            tree.AddFile(tree.Root, name, Samples.Bytes(3));
        using var folder = new TestFolder();
        await Extracted.FromAsync(await Samples.ImageOf(tree, Everything), folder["out"], VolumeTreeKind.RockRidge);
        var again = new SourceTree();
        again.AddFromDisk(again.Root, folder["out"]);
        Assert.All(tree.ChildrenOf(tree.Root), node => Assert.NotNull(again.Find(again.Root, tree[node].Name)));
        using var made = TargetFolder.Open(folder["out"]);
        made.Remove([0xE4, 0x62, 0x63]);
    }

    [Fact]
    public async Task Chosen_entries_come_with_the_folders_on_the_way_and_only_once()
    {
        using var folder = new TestFolder();
        var image = await Samples.ImageOf(Samples.Tree("a/b/c", "a/b/d", "a/e", "f"), Everything);
        var made = await Extracted.FromAsync(image, folder["out"], paths: ["/a/b/c", "/a/b", "/f", "/f"]);
        Assert.Equal(["a/", "a/b/", "a/b/c", "a/b/d", "f"], Extracted.Listing(made.Folder));
        Assert.Equal((3, 2), (made.Counts.Files, made.Counts.Folders));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_there_is_replaced_only_when_asked_and_the_others_come_all_the_same(bool portable)
    {
        using var folder = new TestFolder();
        folder.Write("out/b", "mine"u8);
        Directory.CreateDirectory(folder["out/c"]);
        var image = await Samples.ImageOf(Samples.Tree("a", "b", "c", "d"), Everything);
        var made = await Extracted.FromAsync(image, folder["out"], portable: portable);
        Assert.Equal([("/b", ExtractionErrors.Exists), ("/c", ExtractionErrors.Exists)], made.Problems.Select(problem => (problem.Path, problem.Error)));
        Assert.Equal("mine", await File.ReadAllTextAsync(made["b"], TestContext.Current.CancellationToken));
        Assert.Equal((2, 2), (made.Counts.Files, made.Counts.LeftOut));
        var again = await Extracted.FromAsync(image, folder["out"], options: new() { Overwrite = true }, portable: portable);
        Assert.Equal([("/c", ExtractionErrors.Exists)], again.Problems.Select(problem => (problem.Path, problem.Error)));
        Assert.Equal(1, new FileInfo(made["b"]).Length);
        Assert.Equal(["a", "b", "c/", "d"], Extracted.Listing(made.Folder));
    }

    [Fact]
    public async Task A_file_with_holes_has_them_again()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there is it known how much room a file takes.");
        var tree = Samples.Tree("file");
        var image = await Samples.ImageOf(tree, new() { Udf = UdfRevision.Udf201 });
        var entry = FileEntryBlock(image, 4);
        SetExtents(image.AsSpan(entry * BlockSizes.UserData, BlockSizes.UserData), (1 << 29) + 4);
        using var folder = new TestFolder();
        var made = await Extracted.FromAsync(image, folder["out"], VolumeTreeKind.Udf);
        Assert.Equal((1 << 29) + 4, new FileInfo(made["file"]).Length);
        Assert.Equal(4, made.Counts.Bytes);
        using var file = File.OpenRead(made["file"]);
        file.Position = 1 << 29;
        var bytes = new byte[4];
        await file.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        Assert.Equal(await BytesOf(Samples.Bytes(4, 4)), bytes);
    }

    [Fact]
    public async Task Pipes_are_left_out_with_a_warning_unless_asked_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made on Linux only.");
        var tree = Samples.Tree("a");
        tree.AddPipe(tree.Root, "pipe"u8);
        tree.AddPipe(tree.Root, "socket"u8, isSocket: true);
        var image = await Samples.ImageOf(tree, Everything);
        using var folder = new TestFolder();
        var made = await Extracted.FromAsync(image, folder["out"]);
        Assert.Equal(["/pipe is left out: it is a pipe, which is made only when that is asked for.", "/socket is left out: it is a socket, which is made only when that is asked for."],
            made.Notices.Select(notice => notice.Text));
        Assert.Empty(made.Problems);
        var all = await Extracted.FromAsync(image, folder["all"], options: new() { Devices = true });
        Assert.Equal((2, 0), (all.Counts.Specials, all.Notices.Count));
        var again = new SourceTree();
        again.AddFromDisk(again.Root, folder["all"], new() { KeepSpecialFiles = true });
        Assert.Equal((SourceKind.Fifo, SourceKind.Socket), (again[again.Find("pipe")!.Value].Kind, again[again.Find("socket")!.Value].Kind));
    }

    [Fact]
    public async Task A_cancelled_extraction_leaves_whole_files_and_no_half_one()
    {
        using var folder = new TestFolder();
        using var cancel = new CancellationTokenSource();
        var tree = new SourceTree();
        tree.AddFile("a", Samples.Bytes(10), Samples.Time);
        tree.AddFile("b", Samples.Bytes(5_000_000), Samples.Time);
        var volume = await DiscVolume.OpenAsync(new MemoryBlockSource(await Samples.ImageOf(tree)));
        var extractor = new VolumeExtractor(volume.Best, folder["out"], new(), _ => { });
        var progress = new At(done =>
        {
            if (done > 1_000_000)
                cancel.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await extractor.ExtractAsync([volume.Best.Root], progress, cancel.Token));
        Assert.Equal(1, extractor.Counts.Files);
        Assert.Single(Extracted.Listing(folder["out"]));
    }

    private static int ModeOf(string path) => OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(path);

    /// <summary>The block of the file entry of the only file with this length.</summary>
    private static int FileEntryBlock(byte[] image, ulong length)
    {
        for (var block = 257; block < image.Length / BlockSizes.UserData; block++)
            if (image.AsSpan(block * BlockSizes.UserData, BlockSizes.UserData) is var bytes && Descriptor.IsLikely(bytes) && Structure.Read<FileEntry>(bytes) is var entry
                && entry.Tag.Identifier is TagIdentifier.FileEntry or TagIdentifier.ExtendedFileEntry && entry.Icb.FileType == FileType.Bytes && entry.InformationLength == length)
                return block;
        throw new InvalidOperationException("There is no such file entry.");
    }

    /// <summary>Gives a file of one extent a hole of 512 MiB before it.</summary>
    private static void SetExtents(Span<byte> block, ulong length)
    {
        var entry = Structure.Read<FileEntry>(block);
        var hole = new byte[ShortAllocationDescriptor.Size];
        Structure.Write(new ShortAllocationDescriptor(new(1 << 29, ExtentState.NotAllocated), 0), hole);
        entry.InformationLength = length;
        entry.AllocationDescriptors = new([.. hole, .. entry.AllocationDescriptors.Span]);
        Descriptor.Write(entry, block, entry.Tag.Location, UdfRevision.Udf201);
    }

    private static async Task<byte[]> BytesOf(FileContent content)
    {
        await using var stream = content.Open();
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private sealed class At(Action<long> act) : IProgress<ExtractionProgress>
    {
        public void Report(ExtractionProgress value) => act(value.Done);
    }
}
