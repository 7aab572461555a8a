using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>What each name space shows of a tree: by its rules, with what is hidden, and with what lies too deep.</summary>
public class NameSpaceTests
{
    private static readonly ImageOptions Plain = new() { Joliet = false, RockRidge = false };

    [Theory]
    [InlineData(3, IsoRelaxations.None, "_BASHRC.;1 A.B;1 FOLDER_D LONG_NAME_OF_THIRTY_FOUR_BY.TXT;1 ME_READ.;1 TWO_DOTS.GZ;1")]
    [InlineData(3, IsoRelaxations.LowerCase | IsoRelaxations.NoVersions, "_bashrc. a.b folder_d long_name_of_thirty_four_by.txt me_read. two_dots.gz")]
    [InlineData(3, IsoRelaxations.MultipleDots | IsoRelaxations.LeadingDots | IsoRelaxations.NoTrailingDots, ".BASHRC;1 A.B;1 FOLDER.D LONG_NAME_OF_THIRTY_FOUR_BY.TXT;1 ME_READ;1 TWO.DOTS.GZ;1")]
    [InlineData(3, IsoRelaxations.AnyCharacter, "_BASHRC.;1 A.B;1 FOLDER_D LONG_NAME_OF_THIRTY_FOUR_BY.TXT;1 ME-READ.;1 TWO_DOTS.GZ;1")]
    [InlineData(1, IsoRelaxations.None, "_BASHRC.;1 A.B;1 FOLDER_D LONG_NAM.TXT;1 ME_READ.;1 TWO_DOTS.GZ;1")]
    [InlineData(1, IsoRelaxations.LongNames, "_BASHRC.;1 A.B;1 FOLDER_D LONG_NAME_OF_THIRTY_FOUR_BY.TXT;1 ME_READ.;1 TWO_DOTS.GZ;1")]
    [InlineData(3, IsoRelaxations.LongestNames, "_BASHRC. A.B FOLDER_D LONG_NAME_OF_THIRTY_FOUR_BYTES.TXT ME_READ. TWO_DOTS.GZ")]
    public async Task Iso_names_keep_the_rules_that_are_not_relaxed(int level, IsoRelaxations relaxations, string expected)
    {
        var tree = Samples.Tree(".bashrc", "a.b", "folder.d/", "long_name_of_thirty_four_bytes.txt", "me-read", "two.dots.gz");
        var image = await Samples.ImageOf(tree, Plain with { IsoLevel = level, IsoRelaxations = relaxations });
        Assert.Equal(string.Join(' ', expected.Split(' ').Order(StringComparer.Ordinal)), string.Join(' ', Identifiers(image, RootOf(image, 16)).Select(Encoding.ASCII.GetString).Order(StringComparer.Ordinal)));
        if (relaxations == IsoRelaxations.None)
            Assert.Empty(await FindingsAsync(image));
    }

    [Fact]
    public async Task No_relaxed_name_reads_as_a_folders_parent()
    {
        var tree = Samples.Tree("...", "....", "..a");
        const IsoRelaxations All = (IsoRelaxations)0xFF;
        var image = await Samples.ImageOf(tree, Plain with { IsoRelaxations = All });
        Assert.DoesNotContain(Identifiers(image, RootOf(image, 16)).Select(Encoding.ASCII.GetString), name => name is "." or "..");
    }

    [Fact]
    public async Task The_enhanced_volume_has_names_of_207_bytes_as_they_are()
    {
        var longest = string.Concat(Enumerable.Repeat("é", 103)) + "x";
        var tree = Samples.Tree(longest, $"{longest}y", "Folder.d/two.dots.gz", "1/2/3/4/5/6/7/8/9/10/deep");
        var image = await Samples.ImageOf(tree, Plain with { IsoLevel = 4 });
        Assert.Equal((2, 2, 1), (image[17 * 2048], image[17 * 2048 + 6], image[16 * 2048]));
        Assert.Equal(2, image[17 * 2048 + 881]);
        Assert.True(image.AsSpan(17 * 2048 + 88, 32).IndexOfAnyExcept((byte)0) < 0);
        var names = Identifiers(image, RootOf(image, 17)).Select(Encoding.UTF8.GetString).ToList();
        Assert.Contains(longest, names);
        Assert.Contains("Folder.d", names);
        Assert.All(names, name => Assert.True(Encoding.UTF8.GetByteCount(name) <= 207));
        Assert.Equal(4, names.Count);
    }

    [Fact]
    public async Task Joliet_names_have_103_units_when_asked_and_no_half_of_a_pair()
    {
        var name = string.Concat(Enumerable.Repeat("𝄞", 60));
        foreach (var (isLong, units) in new[] { (false, 64), (true, 102) })
        {
            var image = await Samples.ImageOf(Samples.Tree(name), new() { JolietLongNames = isLong, JolietLevel = 2 });
            Assert.Equal("%/C", Encoding.ASCII.GetString(image, 17 * 2048 + 88, 3));
            Assert.Equal(name[..units], Encoding.BigEndianUnicode.GetString(Assert.Single(Identifiers(image, RootOf(image, 17)))));
        }
    }

    [Fact]
    public async Task What_is_hidden_is_in_the_other_trees_and_its_data_on_the_disc()
    {
        var options = new ImageOptions { RockRidge = true, Udf = UdfRevision.Udf201 };
        var tree = Samples.Tree("a", "iso/x", "joliet/x", "udf/x", "everywhere");
        tree.AddFile("none", FileContent.FromBytes("nobody sees me"u8.ToArray()), Samples.Time);
        tree.Hide(tree.Find("iso")!.Value, NameSpaces.Iso);
        tree.Hide(tree.Find("joliet")!.Value, NameSpaces.Joliet);
        tree.Hide(tree.Find("udf")!.Value, NameSpaces.Udf);
        tree.Hide(tree.Find("none")!.Value, NameSpaces.All);
        var image = await Samples.ImageOf(tree, options);
        var volume = await DiscVolume.OpenAsync(new MemoryBlockSource(image));
        Assert.Equal("a everywhere joliet udf", await RootAsync(volume, VolumeTreeKind.RockRidge));
        Assert.Equal("a everywhere iso udf", await RootAsync(volume, VolumeTreeKind.Joliet));
        Assert.Equal("a everywhere iso joliet", await RootAsync(volume, VolumeTreeKind.Udf));
        Assert.True(image.AsSpan().IndexOf("nobody sees me"u8) > 0);
        Assert.Empty(await FindingsAsync(image));
        Assert.Empty(ImagePlanner.Plan(tree, options).Report.Warnings);
    }

    [Fact]
    public void Heavy_files_lie_first_and_all_names_of_a_file_weigh_as_the_heaviest()
    {
        var tree = Samples.Tree("a", "b", "c", "d", "e");
        var again = tree.AddHardLink(tree.Root, "z"u8, tree.Find("e")!.Value);
        tree.SetWeight(tree.Find("d")!.Value, 5);
        tree.SetWeight(again, 9);
        tree.SetWeight(tree.Find("a")!.Value, -1);
        var plan = ImagePlanner.Plan(tree, Plain);
        Assert.Equal(["/e", "/d", "/b", "/c", "/a"], plan.Regions.Where(region => region.Kind == RegionKind.FileData).Select(plan.LabelOf));
    }

    [Fact]
    public async Task Moved_folders_are_where_they_belong_for_Rock_Ridge_and_lie_no_deeper_than_eight_levels()
    {
        var options = new ImageOptions { RockRidge = true, RelocatedFolders = "rr_moved", Udf = UdfRevision.Udf201 };
        var tree = Samples.Tree("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/file", "1/2/3/4/5/6/7/8/9/10/11/other/file", "x");
        var image = await Samples.ImageOf(tree, options);
        var volume = await DiscVolume.OpenAsync(new MemoryBlockSource(image));
        var paths = new List<string>();
        await foreach (var entry in volume.Of(VolumeTreeKind.RockRidge)!.WalkAsync(null, TestContext.Current.CancellationToken))
            if (entry.Path != "/")
                paths.Add(entry.Path);
        Assert.Equal(Enumerable.Range(1, tree.NodeCount - 1).Select(node => tree.PathOf(new(node))).Order(StringComparer.Ordinal), paths.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(ImagePlanner.Plan(tree, options).Report.Warnings, warning => warning.Kind == PlanWarningKind.DeepDirectory);
        Assert.Equal("1 x", await RootAsync(volume, VolumeTreeKind.Joliet));
        Assert.Equal("1 x", await RootAsync(volume, VolumeTreeKind.Udf));
        Assert.DoesNotContain(await FindingsAsync(image), finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public async Task Moved_folders_go_into_a_folder_of_the_tree_where_it_has_that_name()
    {
        var tree = Samples.Tree("2/3/4/5/6/7/8/9/file", "moved/own");
        var image = await Samples.ImageOf(tree, new() { RockRidge = true, RelocatedFolders = "moved" });
        var volume = await DiscVolume.OpenAsync(new MemoryBlockSource(image));
        Assert.Equal("2 moved", await RootAsync(volume, VolumeTreeKind.RockRidge));
        var file = Samples.Tree("2/3/4/5/6/7/8/9/file", "moved");
        Assert.Same(MasteringErrors.FileExists, Assert.Throws<DiscException>(() => ImagePlanner.Plan(file, new() { RockRidge = true, RelocatedFolders = "moved" })).Error);
    }

    [Fact]
    public void A_link_that_UDF_cannot_hold_is_left_out_of_UDF_with_a_warning()
    {
        var tree = new SourceTree();
        tree.AddLink(tree.Root, "link"u8, Encoding.UTF8.GetBytes(new string('x', 255)));
        var options = new ImageOptions { RockRidge = true, Udf = UdfRevision.Udf201 };
        var warning = Assert.Single(ImagePlanner.Plan(tree, options).Report.Warnings);
        Assert.Equal((PlanWarningKind.LeftOut, "/link"), (warning.Kind, warning.Path));
        Assert.Same(MasteringErrors.Strict, Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree, options with { Strict = true })).Error);
    }

    [Fact]
    public void What_a_plain_volume_does_not_hold_is_told_file_by_file_and_refused_when_strict()
    {
        var tree = new SourceTree();
        var file = tree.AddFile("file", Samples.Bytes(3), new DateTimeOffset(2300, 1, 1, 0, 0, 0, TimeSpan.Zero));
        tree.SetRights(file, new(0x1ED, 1, 2));
        tree.AddHardLink(tree.Root, "again"u8, file);
        var report = ImagePlanner.Plan(tree, Plain with { IsoRelaxations = IsoRelaxations.LowerCase | IsoRelaxations.NoTrailingDots }).Report;
        Assert.Equal(["/again", "/file"], report.Warnings.Where(warning => warning.Kind == PlanWarningKind.TimeChanged).Select(warning => warning.Path).Order(StringComparer.Ordinal));
        Assert.Equal(2, report.Losses.Count(loss => loss.Kind == PlanWarningKind.AccessLost));
        Assert.Equal("/file", Assert.Single(report.Losses, loss => loss.Kind == PlanWarningKind.HardLinkLost).Path);
        Assert.Equal(2, report.Notes.Count);
        Assert.Empty(ImagePlanner.Plan(tree, new() { RockRidge = true }).Report.Losses);
        tree.SetRights(file, new(0x1ED, 1, 2));
        var dated = Samples.Tree("a");
        dated.SetRights(dated.Find("a")!.Value, new(0x1ED, 1, 2));
        Assert.Same(MasteringErrors.Strict, Assert.Throws<DiscException>(() => ImagePlanner.Plan(dated, new() { RockRidge = false, Strict = true })).Error);
    }

    [Fact]
    public void A_growing_image_knows_what_is_hidden_or_heavy()
    {
        var options = new ImageOptions { RockRidge = false };
        var piece = Samples.Tree(Enumerable.Range(0, 100).Select(i => $"folder/{new string('n', 50)}{i}"));
        piece.Hide(piece.Find("folder")!.Value, NameSpaces.Joliet);
        var image = new GrowingImage();
        image.Prepare(piece, options).Commit();
        Assert.Equal(ImagePlanner.Plan(piece, options).Extent.Length, image.Measure(options));
    }

    [Fact]
    public async Task The_order_in_which_a_tree_is_filled_changes_nothing()
    {
        var random = new Random(7);
        var paths = Enumerable.Range(0, 300).Select(i => $"{string.Join('/', Enumerable.Range(0, i % 12).Select(level => $"d{level}.{i % 3}"))}/f-{i} .{i % 5}").ToList();
        var options = new ImageOptions { RockRidge = true, RelocatedFolders = "moved", IsoLevel = 4, IsoRelaxations = (IsoRelaxations)63, Udf = UdfRevision.Udf250 };
        var first = await Samples.ImageOf(Weighed(Samples.Tree(paths)), options);
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(paths));
        var second = await Samples.ImageOf(Weighed(Samples.Tree(paths)), options);
        Assert.True(first.AsSpan().SequenceEqual(second));
        Assert.DoesNotContain(await FindingsAsync(first), finding => finding.Clause is "6.9.1" or "9.3");

        static SourceTree Weighed(SourceTree tree)
        {
            tree.SetWeight(tree.Find("f-0 .0")!.Value, -3);
            tree.SetWeight(tree.Find("f-12 .2")!.Value, 3);
            tree.Hide(tree.Find("d0.1")!.Value, NameSpaces.Joliet);
            return tree;
        }
    }

    private static async Task<string> RootAsync(DiscVolume volume, VolumeTreeKind kind)
    {
        var tree = volume.Of(kind)!;
        var names = new List<string>();
        await foreach (var entry in tree.EnumerateAsync(tree.Root, TestContext.Current.CancellationToken))
            names.Add(entry.Name);
        return string.Join(' ', names.Order(StringComparer.Ordinal));
    }

    private static async Task<List<Finding>> FindingsAsync(byte[] image)
    {
        var found = new List<Finding>();
        await foreach (var finding in VolumeChecker.CheckAsync(new MemoryBlockSource(image), default, TestContext.Current.CancellationToken))
            if (finding.Severity == Severity.Error)
                found.Add(finding);
        return found;
    }

    /// <summary>Where the root directory of the volume descriptor in a block lies.</summary>
    private static Range RootOf(byte[] image, int descriptor)
    {
        var start = BitConverter.ToInt32(image, descriptor * 2048 + 158) * 2048;
        return start..(start + BitConverter.ToInt32(image, descriptor * 2048 + 166));
    }

    /// <summary>The identifiers of a directory's records, but of itself and its parent.</summary>
    private static IEnumerable<byte[]> Identifiers(byte[] image, Range directory)
    {
        for (var at = directory.Start.Value; at < directory.End.Value; at += image[at] > 0 ? image[at] : 2048 - at % 2048)
            if (image[at] > 0 && (image[at + 32] > 1 || image[at + 33] > 1))
                yield return image[(at + 33)..(at + 33 + image[at + 32])];
    }
}
