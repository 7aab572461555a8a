using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>Files whose bytes stand in their entries (ECMA-167, 4/14.6.8).</summary>
public class UdfEmbeddingTests
{
    public static TheoryData<UdfRevision> Revisions => [.. UdfRevisions.All];

    /// <summary>What an entry's block has beside the entry: 176 bytes of a file entry (ECMA-167, 4/14.9), 216 of an extended one (4/14.17).</summary>
    public static int Room(UdfRevision revision) => 2048 - (revision < UdfRevision.Udf200 ? 176 : 216);

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task What_fits_into_an_entry_takes_no_blocks_and_reads_back(UdfRevision revision)
    {
        var tree = new SourceTree();
        foreach (var length in new[] { 0, 1, 1000, Room(revision), Room(revision) + 1, 5000 })
            tree.AddFile($"folder/{length}", Samples.Bytes(length, length), Samples.Time);
        tree.AddHardLink(tree.Root, "again"u8, tree.Find("folder/1000")!.Value);
        var plan = ImagePlanner.Plan(tree, new() { Udf = revision, Iso = false });
        Assert.Equal([$"/folder/{Room(revision) + 1}", "/folder/5000"], plan.Regions.Where(region => region.Kind == RegionKind.FileData).Select(plan.LabelOf).Order(StringComparer.Ordinal));
        var image = new MemoryBlockSource(await Samples.ImageOf(plan));
        await foreach (var finding in VolumeChecker.CheckAsync(image, cancellation: TestContext.Current.CancellationToken))
            Assert.Fail(finding.ToString());
        var volume = await UdfVolume.OpenAsync(image, mode: ReadingMode.Strict);
        for (var node = 1; node < tree.NodeCount; node++)
        {
            if (tree[new(node)] is not { IsFolder: false } file)
                continue;
            var entry = await volume.FindAsync(file.Path, TestContext.Current.CancellationToken);
            using var bytes = new MemoryStream();
            await using (var content = volume.OpenFile(entry))
                await content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            var expected = new byte[file.Length];
            new Random((int)file.Length).NextBytes(expected);
            Assert.Equal(expected, bytes.ToArray());
            Assert.Equal((ulong)(file.Length <= Room(revision) ? 0 : (file.Length + 2047) / 2048), entry.Entry.LogicalBlocksRecorded);
        }

        Assert.Empty(volume.Faults);
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task Any_block_can_be_asked_for_and_is_named_by_its_file(UdfRevision revision)
    {
        var tree = Samples.Tree(Enumerable.Range(1, 50).Select(number => $"folder/{new string('n', number)}"));
        var plan = ImagePlanner.Plan(tree, new() { Udf = revision, Iso = false });
        var image = await Samples.ImageOf(plan);
        using var source = plan.OpenSource();
        var random = new Random(1678);
        for (var round = 0; round < 200; round++)
        {
            var start = random.Next((int)plan.Extent.Length.Value);
            var count = random.Next(1, Math.Min(9, (int)plan.Extent.Length.Value - start + 1));
            Assert.Equal(image.AsSpan(start * 2048, count * 2048).ToArray(), await source.ReadAsync(new(start), count, TestContext.Current.CancellationToken));
        }

        var names = Enumerable.Range(0, (int)plan.Extent.Length.Value).Select(block => plan.PathAt(new(block))).Where(path => path.StartsWith("/folder/", StringComparison.Ordinal)).ToList();
        Assert.Equal((50, revision.HasMetadataPartition() ? 100 : 50), (names.Distinct().Count(), names.Count));
    }

    [Fact]
    public void What_others_point_to_or_add_to_has_blocks_of_its_own()
    {
        var tree = Samples.Tree("file");
        foreach (var options in new ImageOptions[] { new() { Iso = true }, new() { UdfForm = UdfForm.Virtual, Iso = false }, new() { UdfForm = UdfForm.Sparable, Iso = false } })
            Assert.Single(ImagePlanner.Plan(tree, options with { Udf = UdfRevision.Udf201 }).Regions, region => region.Kind == RegionKind.FileData);
    }

    [Fact]
    public async Task A_source_that_is_not_as_long_as_it_was_is_refused()
    {
        var tree = new SourceTree();
        tree.AddFile("file", FileContent.FromStream(() => new MemoryStream(new byte[99]), 100, "the source"), Samples.Time);
        var fault = await Assert.ThrowsAsync<DiscException>(() => Samples.ImageOf(tree, new() { Udf = UdfRevision.Udf201, Iso = false }));
        Assert.Same(MasteringErrors.SourceChanged, fault.Error);
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task The_list_of_checksums_has_the_sums_of_embedded_files_and_is_not_embedded(UdfRevision revision)
    {
        var (tree, options) = (Samples.Tree("file"), new ImageOptions { Udf = revision, Iso = false });
        Checksums.AddTo(tree, options);
        var volume = await UdfVolume.OpenAsync(new MemoryBlockSource(await Samples.ImageOf(tree, options)), mode: ReadingMode.Strict);
        using var reader = new StreamReader(volume.OpenFile(await volume.FindAsync($"/{Checksums.FileName}", TestContext.Current.CancellationToken)));
        using var hash = System.Security.Cryptography.SHA256.Create();
        await using var content = Samples.Bytes(4, 4).Open();
        Assert.StartsWith(Convert.ToHexStringLower(await hash.ComputeHashAsync(content)), await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
