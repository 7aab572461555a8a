namespace OpenImapi.Mastering.Tests.Sources.Filtering;

/// <summary>What is taken from disk where patterns say so.</summary>
public class WalkFilterTests
{
    [Theory]
    [InlineData("*.o", "", "a.txt docs docs/b.txt docs/deep docs/deep/c.txt src src/x.c")]
    [InlineData("docs", "", "a.txt src src/x.c src/x.o")]
    [InlineData("docs/deep/", "", "a.txt docs docs/b.txt src src/x.c src/x.o")]
    [InlineData("/src/*", "", "a.txt docs docs/b.txt docs/deep docs/deep/c.txt src")]
    [InlineData("**/c.txt", "", "a.txt docs docs/b.txt docs/deep src src/x.c src/x.o")]
    [InlineData("", "*.txt", "a.txt docs docs/b.txt docs/deep docs/deep/c.txt")]
    [InlineData("", "deep", "docs docs/deep docs/deep/c.txt")]
    [InlineData("b.txt", "*.txt", "a.txt docs docs/deep docs/deep/c.txt")]
    [InlineData("", "src/*.c", "src src/x.c")]
    [InlineData("*", "*", "")]
    public void What_is_taken_is_what_the_patterns_let_through(string exclude, string include, string expected)
    {
        using var folder = new TestFolder();
        foreach (var file in (string[])["a.txt", "docs/b.txt", "docs/deep/c.txt", "src/x.c", "src/x.o"])
            folder.Write(file, "abc"u8);
        var options = new WalkOptions { Exclude = SetOf(exclude), Include = SetOf(include) };
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder.Path, options);
        Assert.Equal(expected, Names(tree));
        var portable = new SourceTree();
        new PortableFolderWalk(portable, options).Walk(portable.Root, folder.Path);
        Assert.Equal(expected, Names(portable));
    }

    [Fact]
    public void Paths_are_those_of_the_tree_not_of_the_disk()
    {
        using var folder = new TestFolder();
        folder.Write("src/x.c", "abc"u8);
        folder.Write("src/y.c", "abc"u8);
        var tree = new SourceTree();
        tree.Add("there/code", folder["src"], new() { Exclude = SetOf("there/code/x.c") });
        Assert.Equal("there there/code there/code/y.c", Names(tree));
    }

    [Fact]
    public void A_file_named_by_itself_is_left_out_too()
    {
        using var folder = new TestFolder();
        folder.Write("x.o", "abc"u8);
        var tree = new SourceTree();
        tree.Add("", folder["x.o"], new() { Exclude = SetOf("*.o") });
        tree.Add("a/b", folder["x.o"], new() { Exclude = SetOf("a/b") });
        Assert.DoesNotContain("b", Names(tree));
        Assert.DoesNotContain("x.o", Names(tree));
    }

    [Fact]
    public void A_folder_left_out_is_not_walked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A link in a circle shows it.");
        using var folder = new TestFolder();
        folder.Write("a/b.txt", "abc"u8);
        File.CreateSymbolicLink(folder["a/nowhere"], "/no/where");
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder.Path, new() { Exclude = SetOf("a") });
        Assert.Equal((1, 0), (tree.NodeCount, tree.Warnings.Count));
    }

    [Fact]
    public void A_link_is_no_folder_where_it_is_kept_and_one_where_it_is_followed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Links are made by Linux.");
        using var folder = new TestFolder();
        folder.Write("real/b.txt", "abc"u8);
        Directory.CreateSymbolicLink(folder["link"], "real");
        foreach (var kept in (bool[])[true, false])
        {
            var tree = new SourceTree();
            tree.AddFromDisk(tree.Root, folder.Path, new() { Exclude = SetOf("link/"), KeepSpecialFiles = kept });
            Assert.Equal(kept, tree.Find("link") is not null);
        }
    }

    [Fact]
    public void Time_and_permissions_of_a_folder_are_known_though_it_is_made_late()
    {
        using var folder = new TestFolder();
        folder.Write("docs/b.txt", "abc"u8);
        Directory.SetLastWriteTimeUtc(folder["docs"], Samples.Time.UtcDateTime);
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder.Path, new() { Include = SetOf("b.txt") });
        Assert.Equal(Samples.Time, tree[tree.Find("docs")!.Value].Modified);
        Assert.Equal(OperatingSystem.IsLinux(), tree[tree.Find("docs")!.Value].Rights is not null);
    }

    private static GlobSet SetOf(string pattern) => pattern.Length == 0 ? GlobSet.None : GlobSet.Parse(pattern);

    private static string Names(SourceTree tree) =>
        string.Join(' ', Enumerable.Range(1, tree.NodeCount - 1).Select(node => tree.PathOf(new(node))[1..]).Order(StringComparer.Ordinal));
}
