using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Everything that Rock Ridge records, as two other programs record it.</summary>
public class RockRidgeTests
{
    private static readonly DateTimeOffset Then = new(2021, 3, 4, 5, 6, 8, TimeSpan.Zero);

    public static TheoryData<string> Images => new(Captured.RockRidge);

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Folders_that_were_moved_are_shown_where_they_belong(string name)
    {
        var volume = await DiscVolume.OpenAsync(Captured.Source(name));
        var lines = await Captured.ListAsync(volume.Best);
        Assert.Equal(VolumeTreeKind.RockRidge, volume.Best.Kind);
        Assert.Contains("/d1/d2/d3/d4/d5/d6/d7/d8/d9/f.txt 8", lines);
        Assert.Contains("/d1/d2/d3/d4/d5/d6/d7/other/x 2", lines);
        Assert.Contains("/rr_moved_not/", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("/rr_moved/", StringComparison.Ordinal));
        Assert.Equal(13, lines.Count(line => line.EndsWith('/')));
        Assert.Empty(volume.Faults);
    }

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Names_links_devices_owners_and_times_are_read_as_they_were(string name)
    {
        var tree = (await DiscVolume.OpenAsync(Captured.Source(name))).Best;
        async Task<VolumeEntry> At(string path) => (await tree.FindAsync(path))!;
        Assert.Equal("odd\u00FFname"u8.Length, (await At("/oddÿname")).RawName.Length + 1);
        Assert.Equal(0xFF, (await At("/oddÿname")).RawName.Span[3]);
        Assert.NotNull(await At("/" + new string('n', 240)));
        Assert.Equal((SourceKind.Link, "../up/./to/x"), ((await At("/l-rel")).Kind, (await At("/l-rel")).Target.ToString()));
        Assert.Equal("/abs/path", (await At("/l-abs")).Target.ToString());
        Assert.Equal((SourceKind.BlockDevice, new DeviceNumbers(8, 17)), ((await At("/blk")).Kind, (await At("/blk")).Device!.Value));
        Assert.Equal((SourceKind.CharacterDevice, new DeviceNumbers(4, 65)), ((await At("/chr")).Kind, (await At("/chr")).Device!.Value));
        Assert.Equal((SourceKind.Fifo, SourceKind.Socket), ((await At("/pipe")).Kind, (await At("/sock")).Kind));
        Assert.Equal(new AccessRights(0x9E9, 0, 0), (await At("/one.txt")).Rights);
        Assert.Equal((ushort)0x3FF, (await At("/emptydir")).Rights!.Value.Permissions);
        Assert.Equal((1000u, 70_000u), ((await At("/sub")).Rights!.Value.UserId, (await At("/sub")).Rights!.Value.GroupId));
        Assert.Equal((Then, new(1970, 6, 1, 0, 0, 0, TimeSpan.Zero)), ((await At("/one.txt")).ModifiedAt, (await At("/empty")).ModifiedAt));
        Assert.Equal(new(2100, 2, 3, 4, 5, 6, TimeSpan.Zero), (await At("/empty2")).ModifiedAt);
    }

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Names_of_one_file_are_known_by_their_number_or_by_their_count_and_place(string name)
    {
        var tree = (await DiscVolume.OpenAsync(Captured.Source(name))).Best;
        var (one, three) = ((await tree.FindAsync("/one.txt"))!, (await tree.FindAsync("/sub/three.txt"))!);
        Assert.NotNull(one.FileId);
        Assert.Equal((one.FileId, 3), (three.FileId, three.NameCount));
        Assert.NotEqual(one.FileId, (await tree.FindAsync("/seq.txt"))!.FileId);
        var empty = ((await tree.FindAsync("/empty"))!.FileId, (await tree.FindAsync("/empty2"))!.FileId);
        Assert.True(empty.Item1 is null || empty.Item1 != empty.Item2);
    }

    [Fact]
    public async Task A_link_of_several_entries_and_continued_components_is_joined()
    {
        var tree = (await DiscVolume.OpenAsync(Captured.Source("rr-xorriso"))).Best;
        Assert.Equal($"{new string('c', 255)}/{new string('e', 255)}/{new string('f', 255)}", (await tree.FindAsync("/l-long"))!.Target.ToString());
    }

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Compressed_content_is_shown_uncompressed_from_any_place(string name)
    {
        var expected = string.Concat(Enumerable.Range(1, 40_000).Select(number => $"{number}\n"));
        var tree = (await DiscVolume.OpenAsync(Captured.Source(name))).Best;
        var entry = (await tree.FindAsync("/seq.txt"))!;
        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(await Captured.ContentAsync(tree, entry)));
        await using var stream = tree.OpenFile(entry);
        stream.Position = 100_000;
        var part = new byte[70_000];
        await stream.ReadExactlyAsync(part, TestContext.Current.CancellationToken);
        Assert.Equal(expected.Substring(100_000, 70_000), System.Text.Encoding.ASCII.GetString(part));
    }

    [Fact]
    public async Task What_is_imported_is_what_was_there()
    {
        var tree = new SourceTree();
        await (await DiscVolume.OpenAsync(Captured.Source("rr-xorriso"))).AddToAsync(tree, TestContext.Current.CancellationToken);
        Assert.Equal(3, tree[tree.Find("one.txt")!.Value].NameCount);
        Assert.Equal(new DeviceNumbers(4, 65), tree[tree.Find("chr")!.Value].Device);
        Assert.Equal("../up/./to/x", new ByteString(tree[tree.Find("l-rel")!.Value].Target).ToString());
        Assert.Equal(new AccessRights(0x1ED, 1000, 70_000), tree[tree.Find("sub")!.Value].Rights);
        Assert.NotNull(tree[tree.Find("one.txt")!.Value].Recorded);
        Assert.Null(tree[tree.Find("seq.txt")!.Value].Recorded);
        Assert.Equal(228_894, tree[tree.Find("seq.txt")!.Value].Length);
        Assert.NotNull(tree.Find(tree.Root, [.. "odd"u8, 0xFF, .. "name"u8]));
        Assert.NotNull(tree.Find("d1/d2/d3/d4/d5/d6/d7/d8/d9/f.txt"));
        Assert.Null(tree.Find("rr_moved"));
    }

    [Fact]
    public async Task The_folder_of_moved_ones_is_not_shown_whatever_its_name()
    {
        var (volume, image) = await MovedAsync("deep folders");
        Assert.Equal(["/a", "/a/b", "/a/b/c", "/a/b/c/d", "/a/b/c/d/e", "/a/b/c/d/e/f", "/a/b/c/d/e/f/g", "/a/b/c/d/e/f/g/h", "/a/b/c/d/e/f/g/h/x"], await PathsAsync(volume));
        Assert.Empty(await FindingsAsync(image));
    }

    [Fact]
    public async Task What_is_in_it_and_was_not_moved_is_shown()
    {
        var (_, image) = await MovedAsync("deep folders");
        // RRIP 4.1.5.3: the RE entry of the last record, that of the moved folder, becomes one of another extension.
        "XX"u8.CopyTo(image.AsSpan(image.AsSpan().LastIndexOf("RE\u0004\u0001"u8)));
        var volume = await DiscVolume.OpenAsync(new MemoryBlockSource(image));
        Assert.NotNull(await volume.Best.FindAsync("/deep folders/h"));
        Assert.NotEmpty(await FindingsAsync(image));
    }

    private static async Task<(DiscVolume Volume, byte[] Image)> MovedAsync(string name)
    {
        var image = await Samples.ImageOf(Samples.Tree("a/b/c/d/e/f/g/h/x"), new() { RockRidge = true, RelocatedFolders = name, Joliet = false });
        return (await DiscVolume.OpenAsync(new MemoryBlockSource(image)), image);
    }

    private static async Task<List<string>> PathsAsync(DiscVolume volume) =>
        await volume.Best.WalkAsync(cancellation: TestContext.Current.CancellationToken).Select(entry => entry.Path).ToListAsync(TestContext.Current.CancellationToken);

    private static async Task<List<Finding>> FindingsAsync(byte[] image)
    {
        var findings = new List<Finding>();
        await foreach (var finding in VolumeChecker.CheckAsync(new MemoryBlockSource(image), cancellation: TestContext.Current.CancellationToken))
            if (finding.Severity == Severity.Error)
                findings.Add(finding);
        return findings;
    }
}
