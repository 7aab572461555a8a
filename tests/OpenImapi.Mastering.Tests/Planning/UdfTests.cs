using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>UDF volumes as planned, read back in strict mode: every name, content, owner, link and device of every revision.</summary>
public class UdfTests
{
    private const long Gigabyte = 1L << 30;

    public static TheoryData<UdfRevision, bool> Volumes =>
        [.. from revision in UdfRevisions.All from isBridge in new[] { true, false } select new TheoryDataRow<UdfRevision, bool>(revision, isBridge)];

    [Theory]
    [MemberData(nameof(Volumes))]
    public async Task Every_file_of_a_tree_is_there_with_its_bytes(UdfRevision revision, bool isBridge)
    {
        foreach (var seed in Enumerable.Range(1, 6))
        {
            var tree = PlanLawTests.Tree(seed);
            var volume = await OpenAsync(tree, new() { Udf = revision, Iso = isBridge, Label = "Grüße 日本" });
            Assert.Equal(("Grüße 日本", revision), (volume.Label, volume.Revision));
            var found = new Dictionary<string, UdfEntry>(StringComparer.Ordinal);
            await foreach (var entry in volume.WalkAsync(cancellation: TestContext.Current.CancellationToken))
                found.Add(entry.Path, entry);
            for (var node = 1; node < tree.NodeCount; node++)
            {
                var file = tree[new(node)];
                var entry = found[file.Path];
                Assert.Equal((file.IsFolder, file.Length), (entry.IsFolder, entry.IsFolder ? 0 : entry.Length));
                if (file.IsFolder)
                    continue;
                Assert.Equal(file.Modified, entry.ModifiedAt);
                Assert.Equal(await BytesOf(file.Content!.Open()), await BytesOf(volume.OpenFile(entry)));
            }

            Assert.Equal(tree.NodeCount - 1, found.Count);
            Assert.Empty(volume.Faults);
        }
    }

    [Theory]
    [MemberData(nameof(Volumes))]
    public async Task Links_devices_rights_and_shared_names_are_all_there(UdfRevision revision, bool isBridge)
    {
        var tree = new SourceTree();
        tree.AddLink(tree.Root, "short"u8, "../to/näher"u8, Samples.Time);
        var far = string.Join('/', Enumerable.Repeat(new string('z', 200), 19));
        tree.AddLink(tree.Root, "far"u8, NameText.FromText(far));
        tree.SetRights(tree.AddDevice(tree.Root, "disk"u8, isBlockDevice: true, new(259, 70_000)), new(0x1B0, 1000, 70_000));
        tree.AddPipe(tree.Root, "pipe"u8);
        var file = tree.AddFile("folder/file", Samples.Bytes(10), Samples.Time);
        tree.SetRights(file, new(0x9ED, 7, 8));
        tree.AddHardLink(tree.Root, "again"u8, file);
        var volume = await OpenAsync(tree, new() { Udf = revision, Iso = isBridge, RockRidge = true });
        var token = TestContext.Current.CancellationToken;
        Assert.Equal("../to/näher", await volume.ReadLinkAsync(await volume.FindAsync("/short", token), token));
        Assert.Equal(far, await volume.ReadLinkAsync(await volume.FindAsync("/far", token), token));
        var disk = await volume.FindAsync("/disk", token);
        Assert.Equal((FileType.BlockDevice, new DeviceNumbers(259, 70_000), 0x1B0, 1000u, 70_000u), (disk.Type, disk.Device!.Value, disk.Mode, disk.Entry.UserId, disk.Entry.GroupId));
        Assert.Equal(FileType.Fifo, (await volume.FindAsync("/pipe", token)).Type);
        var (one, other) = (await volume.FindAsync("/folder/file", token), await volume.FindAsync("/again", token));
        Assert.Equal((one.Address, (ushort)2, 0x9ED), (other.Address, one.Entry.LinkCount, one.Mode));
        Assert.Empty(volume.Faults);
    }

    [Theory]
    [MemberData(nameof(Volumes))]
    public async Task Both_sequences_and_both_anchors_say_the_same(UdfRevision revision, bool isBridge)
    {
        var image = await Samples.ImageOf(Samples.Tree("a"), new() { Udf = revision, Iso = isBridge });
        Assert.Equal(isBridge ? "CD001" : "BEA01", System.Text.Encoding.ASCII.GetString(image, 16 * 2048 + 1, 5));
        foreach (var anchor in (int[])[256, image.Length / 2048 - 1])
        {
            var faults = new FaultList();
            var found = Descriptor.Read<AnchorVolumeDescriptorPointer>(image.AsSpan(anchor * 2048, 2048), (uint)anchor, faults);
            Assert.Empty(faults);
            Assert.Equal((32u, 48u), (found.MainSequence.Location, found.ReserveSequence.Location));
        }

        for (var block = 0; block < 6; block++)
            Assert.Equal(image.AsSpan((32 + block) * 2048 + 16, 496).ToArray(), image.AsSpan((48 + block) * 2048 + 16, 496).ToArray());
    }

    [Fact]
    public async Task The_least_revision_to_read_2_60_is_2_50_and_the_metadata_are_there_twice()
    {
        var volume = await OpenAsync(Samples.Tree("a", "b/c"), new() { Udf = UdfRevision.Udf260, Iso = false });
        Assert.Equal((UdfRevision.Udf250, IntegrityType.Closed), (volume.Integrity!.Value.Use!.Value.MinimumRead, volume.Integrity.Value.Type));
        var plan = ImagePlanner.Plan(Samples.Tree("a", "b/c"), new() { Udf = UdfRevision.Udf260, Iso = false });
        var image = await Samples.ImageOf(plan);
        var mirror = plan.Regions.Single(region => region.Kind == RegionKind.MetadataMirror).Extent;
        var first = plan.Regions.First(region => region.Kind == RegionKind.FileEntries).Extent.Start.Value - 1;
        Assert.Equal(image.AsSpan((int)first * 2048, (int)mirror.Length.Bytes()).ToArray(), image.AsSpan((int)mirror.Start.Value * 2048, (int)mirror.Length.Bytes()).ToArray());
        Assert.Equal(0, mirror.Length.Value % 32);
    }

    [Theory]
    [InlineData(UdfRevision.Udf102, 5)]
    [InlineData(UdfRevision.Udf201, 234)]
    [InlineData(UdfRevision.Udf250, 115)]
    [InlineData(UdfRevision.Udf201, 3000)]
    [InlineData(UdfRevision.Udf260, 3000)]
    public async Task A_huge_file_has_all_its_extents(UdfRevision revision, int gigabytes)
    {
        var tree = new SourceTree();
        tree.AddFile("huge", FileContent.FromStream(() => Stream.Null, gigabytes * Gigabyte + 5, "nothing"), Samples.Time);
        using var source = ImagePlanner.Plan(tree, new() { Udf = revision, Iso = false }).OpenSource();
        var volume = await UdfVolume.OpenAsync(source, mode: ReadingMode.Strict);
        var huge = await volume.FindAsync("/huge", TestContext.Current.CancellationToken);
        Assert.Equal(gigabytes * Gigabyte + 5, huge.Length);
        await using var stream = volume.OpenFile(huge);
        Assert.Equal(gigabytes * Gigabyte + 5, stream.Length);
        Assert.Empty(volume.Faults);
    }

    [Fact]
    public void A_link_whose_path_UDF_cannot_hold_as_it_is_is_told_unless_Rock_Ridge_has_it()
    {
        var tree = new SourceTree();
        foreach (var (name, target) in new[] { ("same", "../a/./b"), ("two", "a//b"), ("end", "a/") })
            tree.AddLink(tree.Root, NameText.FromText(name), NameText.FromText(target));
        tree.AddLink(tree.Root, "no text"u8, [0xFF, 0xFE]);
        var warnings = ImagePlanner.Plan(tree, new() { Udf = UdfRevision.Udf201, Iso = false }).Report.Warnings;
        Assert.Equal(["/end", "/no text", "/two"], warnings.Where(warning => warning.Kind == PlanWarningKind.LinkChanged).Select(warning => warning.Path).Order(StringComparer.Ordinal));
        Assert.Contains(warnings, warning => warning.Text == "/two leads to a//b; UDF has that as a/b.");
        Assert.Empty(ImagePlanner.Plan(tree, new() { Udf = UdfRevision.Udf201, RockRidge = true }).Report.Warnings);
    }

    [Theory]
    [InlineData(2048, 0)]
    [InlineData(2049, 1)]
    public void A_link_that_Linux_does_not_follow_is_told(int bytes, int warnings)
    {
        var tree = new SourceTree();
        var path = string.Join('/', [.. Enumerable.Repeat(new string('x', 95), 20), new string('y', bytes - 20 * 100 - 5)]);
        tree.AddLink(tree.Root, "far"u8, NameText.FromText(path));
        Assert.Equal(warnings, ImagePlanner.Plan(tree, new() { Udf = UdfRevision.Udf201, Iso = false }).Report.Warnings.Count(warning => warning.Kind == PlanWarningKind.Misread));
    }

    [Fact]
    public void A_link_with_a_name_that_is_too_long_for_UDF_is_named()
    {
        var tree = new SourceTree();
        tree.AddLink(tree.Root, "far"u8, NameText.FromText(new string('x', 255)));
        var warning = Assert.Single(ImagePlanner.Plan(tree, new() { Udf = UdfRevision.Udf201 }).Report.Warnings, warning => warning.Kind == PlanWarningKind.LeftOut);
        Assert.StartsWith("/far leads to a path with a name of more than 254 bytes", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_volume_of_nothing_is_no_volume() =>
        Assert.Throws<ArgumentException>(() => ImagePlanner.Plan(Samples.Tree("a"), new() { Iso = false }));

    private static async Task<UdfVolume> OpenAsync(SourceTree tree, ImageOptions options) =>
        await UdfVolume.OpenAsync(new MemoryBlockSource(await Samples.ImageOf(tree, options)), mode: ReadingMode.Strict);

    private static async Task<byte[]> BytesOf(Stream stream)
    {
        await using (stream)
        {
            var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            return bytes.ToArray();
        }
    }
}
