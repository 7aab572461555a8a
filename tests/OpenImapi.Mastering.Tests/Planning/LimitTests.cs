using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>Large, deep and wide: right, or refused with a word about what and why.</summary>
public class LimitTests
{
    private const long Gigabyte = 1L << 30;

    [Fact]
    public async Task A_file_of_four_GiB_and_more_has_several_sections()
    {
        var plan = ImagePlanner.Plan(Huge((4 * Gigabyte) + 5));
        using var source = plan.OpenSource();
        var root = await source.ReadAsync(new(21), 1, TestContext.Current.CancellationToken);
        var start = plan.Regions.Single(region => region.Kind == RegionKind.FileData).Extent.Start.Value;
        var (first, second) = (root[68..108], root[108..148]);
        Assert.Equal(("00F8FFFF", 0x80), (Convert.ToHexString(first[10..14]), first[25]));
        Assert.Equal(("05080000", 0x00), (Convert.ToHexString(second[10..14]), second[25]));
        Assert.Equal((start, start + (2 * 1024 * 1024) - 1), (BitConverter.ToUInt32(first, 2), BitConverter.ToUInt32(second, 2)));
        Assert.Equal(first[33..], second[33..]);
    }

    [Fact]
    public void A_file_just_below_four_GiB_has_one_section_and_suits_level_1() =>
        Assert.Equal(2 * 1024 * 1024, ImagePlanner.Plan(Huge(uint.MaxValue), new() { IsoLevel = 1 }).Regions.Single(region => region.Kind == RegionKind.FileData).Extent.Length.Value);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_file_of_four_GiB_is_refused_at_levels_below_3_by_name(int level)
    {
        var error = Assert.Throws<DiscException>(() => ImagePlanner.Plan(Huge(4 * Gigabyte), new() { IsoLevel = level }));
        Assert.Same(MasteringErrors.FileTooLarge, error.Error);
        Assert.Contains("/huge", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_volume_beyond_what_a_block_number_counts_is_refused()
    {
        Assert.Same(MasteringErrors.VolumeTooLarge, Assert.Throws<DiscException>(() => ImagePlanner.Plan(Huge(8192 * Gigabyte))).Error);
        Assert.Same(MasteringErrors.VolumeTooLarge, Assert.Throws<DiscException>(() => ImagePlanner.Plan(Huge(Gigabyte), new() { Start = new(uint.MaxValue - 1000) })).Error);
    }

    [Fact]
    public void Sixty_levels_are_planned_with_one_warning_or_refused_when_not_allowed()
    {
        var tree = Samples.Tree(string.Join('/', Enumerable.Repeat("folder", 60)) + "/file");
        var warnings = ImagePlanner.Plan(tree).Report.Warnings.ToList();
        Assert.Single(warnings, warning => warning.Kind == PlanWarningKind.DeepDirectory);
        Assert.Single(warnings, warning => warning.Kind == PlanWarningKind.LongPath);
        Assert.Same(MasteringErrors.TreeTooDeep, Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree, new() { AllowDeepDirectories = false })).Error);
        Assert.Same(MasteringErrors.TreeTooDeep, Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree, new() { AllowLongPaths = false })).Error);
    }

    [Fact]
    public void Eight_levels_need_no_warning() =>
        Assert.Empty(ImagePlanner.Plan(Samples.Tree("1/2/3/4/5/6/7/file"), new() { AllowDeepDirectories = false }).Report.Warnings);

    [Fact]
    public async Task Seventy_thousand_folders_below_few_are_planned_and_numbered_right()
    {
        var tree = new SourceTree();
        for (var i = 0; i < 70_000; i++)
            tree.AddFolder($"{i % 250}/{i}");
        var plan = ImagePlanner.Plan(tree);
        var table = plan.Regions.First(region => region.Kind == RegionKind.PathTableL).Extent;
        using var source = plan.OpenSource();
        var bytes = await source.ReadAsync(table.Start, (int)table.Length.Value, TestContext.Current.CancellationToken);
        var (at, parents) = (0, new List<int>());
        while (at < bytes.Length && bytes[at] != 0)
        {
            parents.Add(BitConverter.ToUInt16(bytes, at + 6));
            at += 8 + bytes[at] + (bytes[at] & 1);
        }

        Assert.Equal(70_251, parents.Count);
        Assert.Equal(parents.Order(), parents);
        Assert.Equal(251, parents[^1]);
    }

    [Fact]
    public void A_folder_with_folders_behind_65535_others_is_refused_by_name()
    {
        var tree = new SourceTree();
        for (var i = 0; i < 65_540; i++)
            tree.AddFolder($"f{i:00000}");
        tree.AddFolder("f65539/inside");
        var error = Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree));
        Assert.Same(MasteringErrors.TooManyDirectories, error.Error);
        Assert.Contains("/f65539", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_thousand_files_in_one_folder_are_all_there_and_in_order()
    {
        var tree = new SourceTree();
        for (var i = 0; i < 50_000; i++)
            tree.AddFile($"a name of some length that has to be cut {i}.dat", FileContent.FromBytes(default), Samples.Time);
        var plan = ImagePlanner.Plan(tree, new() { RockRidge = true });
        using var source = plan.OpenSource();
        var directory = plan.Regions.First(region => region.Kind == RegionKind.Directory).Extent;
        var bytes = await source.ReadAsync(directory.Start, (int)directory.Length.Value, TestContext.Current.CancellationToken);
        var names = new List<string>();
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes[at] == 0)
            {
                at = (at / 2048 + 1) * 2048;
                continue;
            }

            Assert.True(at / 2048 == (at + bytes[at] - 1) / 2048, "a record crosses a sector");
            names.Add(System.Text.Encoding.ASCII.GetString(bytes, at + 33, bytes[at + 32]));
            at += bytes[at];
        }

        Assert.Equal(50_002, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    private static SourceTree Huge(long length)
    {
        var tree = new SourceTree();
        tree.AddFile("huge", FileContent.FromStream(() => Stream.Null, length, "nothing"), Samples.Time);
        return tree;
    }
}
