using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>Names that come out equal, and what the report says of names.</summary>
public class NamingTests
{
    [Fact]
    public void Names_that_come_out_equal_are_numbered_by_the_bytes_of_their_names_and_an_exact_one_stays()
    {
        string[] names = ["readme.txt", "README.TXT", "ReadMe.txt", "README_1.TXT"];
        string[] expected = ["README.TXT", "README_2.TXT", "README_1.TXT", "README_3.TXT"];
        var written = Written(names, "ISO 9660", new());
        Assert.Equal("README.TXT", written["/README.TXT"]);
        Assert.Equal("README_1.TXT", written["/README_1.TXT"]);
        Assert.Equal("README_2.TXT", written["/ReadMe.txt"]);
        Assert.Equal("README_3.TXT", written["/readme.txt"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), written.Values.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_and_a_folder_that_come_out_equal_are_told_apart()
    {
        var written = Written(["a b", "a+b/"], "ISO 9660", new());
        Assert.Equal(("A_B_1", "A_B"), (written["/a+b"], written["/a b"]));
    }

    [Fact]
    public void Long_names_that_differ_only_at_their_end_are_told_apart_in_Joliet()
    {
        var start = new string('n', 70);
        var written = Written([start + "one.txt", start + "two.txt"], "Joliet", new());
        Assert.Equal(new string('n', 60) + ".txt", written[$"/{start}one.txt"]);
        Assert.Equal(new string('n', 58) + "_1.txt", written[$"/{start}two.txt"]);
    }

    [Fact]
    public void Twelve_thousand_equal_names_of_level_1_are_all_different()
    {
        var written = Written(Enumerable.Range(0, 12_000).Select(i => $"same beginning {i:00000}.data"), "ISO 9660", new() { IsoLevel = 1 });
        Assert.Equal(12_000, written.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.All(written.Values, name => Assert.Matches("^[A-Z0-9_]{1,8}\\.DAT$", name));
    }

    [Fact]
    public void Names_that_differ_in_case_stay_apart_in_Joliet_and_are_noted()
    {
        var plan = ImagePlanner.Plan(Samples.Tree("sub/Name.txt", "sub/name.TXT", "other"));
        Assert.DoesNotContain(plan.Report.Renames, rename => rename.NameSpace == "Joliet");
        var note = Assert.Single(plan.Report.Notes);
        Assert.Contains("/sub/Name.txt and /sub/name.TXT", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rename_is_a_warning_only_where_no_name_space_keeps_the_name()
    {
        var tree = Samples.Tree("fine in Joliet.txt", "bad:name", "EXACT.TXT");
        var both = ImagePlanner.Plan(tree);
        Assert.Equal(["/bad:name"], both.Report.Warnings.Select(warning => warning.Path));
        Assert.Equal(3, both.Report.Renames.Count());
        var only = ImagePlanner.Plan(tree, new() { Joliet = false });
        Assert.Equal(["/bad:name", "/fine in Joliet.txt"], only.Report.Warnings.Select(warning => warning.Path));
        Assert.Same(MasteringErrors.Strict, Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree, new() { Strict = true })).Error);
        Assert.Empty(ImagePlanner.Plan(tree, new() { Joliet = false, RockRidge = true, Strict = true }).Report.Warnings);
    }

    [Fact]
    public void A_rename_says_where_and_why()
    {
        var rename = Assert.Single(ImagePlanner.Plan(Samples.Tree("sub/SOME:FILE.TXT"), new() { Joliet = false }).Report.Renames, rename => rename.Path != "/sub");
        Assert.Equal(new Rename("ISO 9660", "/sub/SOME:FILE.TXT", "SOME_FILE.TXT", NameChanges.Character), rename);
    }

    private static Dictionary<string, string> Written(IEnumerable<string> paths, string nameSpace, ImageOptions options)
    {
        var tree = Samples.Tree(paths);
        var written = Enumerable.Range(1, tree.NodeCount - 1).ToDictionary(node => tree.PathOf(new(node)), node => tree[new(node)].NameText, StringComparer.Ordinal);
        foreach (var rename in ImagePlanner.Plan(tree, options).Report.Renames.Where(rename => rename.NameSpace == nameSpace))
            written[rename.Path] = rename.Written;
        return written;
    }
}
