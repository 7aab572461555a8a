using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Planning;

public class ImagePlanTests
{
    [Fact]
    public void Each_block_is_named_after_what_it_holds()
    {
        var plan = ImagePlanner.Plan(Samples.Tree("a/b.txt"), new() { Start = new(10_000) });
        Assert.Equal("system area", plan.PathAt(new(10_000)));
        Assert.Equal("volume descriptors", plan.PathAt(new(10_018)));
        Assert.Equal("ISO 9660 directory /a", plan.PathAt(new(10_022)));
        Assert.Equal("Joliet path table, type L", plan.PathAt(new(10_023)));
        Assert.Equal("/a/b.txt", plan.PathAt(plan.Extent.End - new BlockCount(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.PathAt(new(9_999)));
        Assert.Throws<ArgumentOutOfRangeException>(() => plan.PathAt(plan.Extent.End));
    }

    [Fact]
    public void The_layout_is_one_data_track_where_the_image_starts()
    {
        var plan = ImagePlanner.Plan(Samples.Tree("a"), new() { Start = new(10_000) });
        Assert.Equal(new TrackLayout(1, plan.Extent, BlockForm.Mode1), Assert.Single(plan.Layout.Tracks));
    }

    [Fact]
    public void The_date_is_the_newest_in_the_tree_unless_it_is_given()
    {
        var tree = new SourceTree();
        tree.AddFile("old", Samples.Bytes(1), Samples.Time.AddDays(-1));
        tree.AddFile("new", Samples.Bytes(1), Samples.Time);
        Assert.Equal(Samples.Time, ImagePlanner.Plan(tree).Date);
        Assert.Equal(Samples.Time.AddDays(-9), ImagePlanner.Plan(tree, new() { SourceDate = Samples.Time.AddDays(-9) }).Date);
    }

    [Fact]
    public async Task Times_later_than_the_given_date_are_put_back_to_it()
    {
        var tree = new SourceTree();
        tree.AddFile("A", Samples.Bytes(0), Samples.Time.AddYears(-1));
        tree.AddFile("B", Samples.Bytes(0), Samples.Time.AddYears(1));
        tree.AddFile("C", Samples.Bytes(0));
        var image = await Samples.ImageOf(tree, new() { SourceDate = Samples.Time, Joliet = false });
        byte[] years = [.. new[] { 68, 68 + 38, 68 + 76 }.Select(record => image[20 * 2048 + record + 18])];
        Assert.Equal([100, 101, 101], years);
    }

    [Fact]
    public void A_label_is_kept_as_given_with_a_note_and_cut_with_a_warning()
    {
        var tree = Samples.Tree("A");
        Assert.Empty(ImagePlanner.Plan(tree, new() { Label = "PLAIN_1" }).Report.Notes);
        Assert.Contains("cidata", Assert.Single(ImagePlanner.Plan(tree, new() { Label = "cidata" }).Report.Notes), StringComparison.Ordinal);
        Assert.Single(ImagePlanner.Plan(tree, new() { Label = new('X', 17) }).Report.Warnings);
        Assert.Empty(ImagePlanner.Plan(tree, new() { Label = new('X', 32), Joliet = false }).Report.Warnings);
        Assert.Equal(2, ImagePlanner.Plan(tree, new() { Label = new('X', 33) }).Report.Warnings.Count());
        Assert.Same(MasteringErrors.BadVolumeText, Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree, new() { Label = "a\nb" })).Error);
    }

    [Fact]
    public async Task A_label_is_never_cut_inside_a_character()
    {
        var image = await Samples.ImageOf(Samples.Tree("A"), new() { Label = new string('X', 15) + "\U0001F4BF" + new string('Y', 11) + "é" });
        Assert.Equal("XXXXXXXXXXXXXXX\U0001F4BFYYYYYYYYYYYé", System.Text.Encoding.UTF8.GetString(image.AsSpan(16 * 2048 + 40, 32)));
        Assert.Equal(new string('X', 15) + " ", System.Text.Encoding.BigEndianUnicode.GetString(image.AsSpan(17 * 2048 + 40, 32)));
    }

    [Fact]
    public async Task Data_of_an_earlier_session_are_pointed_to_and_take_no_block()
    {
        var tree = new SourceTree();
        tree.AddFile("OLD", new RecordedContent([new(new(new(300), new(2)), 3000), new(new(new(400), new(1)), 7)], Samples.Time));
        var plan = ImagePlanner.Plan(tree, new() { Start = new(5000), Joliet = false });
        Assert.DoesNotContain(plan.Regions, region => region.Kind == RegionKind.FileData);
        var image = await Samples.ImageOf(plan);
        var records = Convert.ToHexString(image.AsSpan(20 * 2048 + 68, 80));
        Assert.StartsWith("28002C0100000000012CB80B000000000BB8", records, StringComparison.Ordinal);
        Assert.Equal((0x80, 0x00), (image[20 * 2048 + 68 + 25], image[20 * 2048 + 108 + 25]));
        Assert.Equal("28009001000000000190070000000000000700"[..36], records[80..116]);
        Assert.Throws<ArgumentException>(() => ImagePlanner.Plan(tree, new() { Start = new(400) }));
    }

    [Fact]
    public void The_volume_set_identifier_tells_trees_apart()
    {
        var one = ImagePlanner.Plan(Samples.Tree("a", "b")).Lines();
        Assert.Equal(one, ImagePlanner.Plan(Samples.Tree("b", "a")).Lines());
        string IdentifierOf(SourceTree tree)
        {
            var order = new TreeOrder(tree);
            return TreeDigest.IdentifierOf(tree, order, Samples.Time);
        }

        Assert.NotEqual(IdentifierOf(Samples.Tree("a")), IdentifierOf(Samples.Tree("b")));
        Assert.Equal(IdentifierOf(Samples.Tree("a", "c/d")), IdentifierOf(Samples.Tree("c/d", "a")));
    }
}
