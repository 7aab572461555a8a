using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Sources;

public class SourceTreeTests
{
    private static readonly FileContent Content = FileContent.FromBytes("one"u8.ToArray());
    private static readonly FileContent Other = FileContent.FromBytes("second"u8.ToArray());

    [Fact]
    public void Folders_on_the_way_are_made_and_merge()
    {
        var tree = new SourceTree();
        tree.AddFile("a/b/one", Content);
        tree.AddFile("a/b/two", Content);
        Assert.Equal(tree.AddFolder("a/b"), tree.Find("a/b"));
        Assert.Equal((2, 3), (tree.FileCount, tree.FolderCount));
        Assert.Equal("/a/b/two", tree.PathOf(tree.Find("a/b/two")!.Value));
        Assert.Null(tree.Find("a/b/three"));
        Assert.Null(tree.Find("a/b/one/below"));
    }

    [Fact]
    public void A_file_that_is_there_is_not_replaced_unless_told()
    {
        var tree = new SourceTree();
        tree.AddFile("x", Content);
        var error = Assert.Throws<DiscException>(() => tree.AddFile("x", Other));
        Assert.Equal(unchecked((int)0x80040224), error.HResult);
        Assert.Contains("/x", error.Message, StringComparison.Ordinal);
        tree.AddFile("x", Other, overwrite: true);
        Assert.Equal((1, 6L), (tree.FileCount, tree.ContentLength));
    }

    [Fact]
    public void A_folder_is_never_replaced_by_a_file_nor_a_file_by_a_folder()
    {
        var tree = Samples.Tree("file", "folder/");
        Assert.Same(MasteringErrors.FileExists, Assert.Throws<DiscException>(() => tree.AddFile("folder", Content, overwrite: true)).Error);
        Assert.Same(MasteringErrors.FileExists, Assert.Throws<DiscException>(() => tree.AddFolder("file")).Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a\0b")]
    public void A_name_that_is_none_is_refused(string name)
    {
        var tree = new SourceTree();
        Assert.Same(MasteringErrors.BadName, Assert.Throws<DiscException>(() => tree.AddFile(tree.Root, NameText.FromText(name), Content)).Error);
        Assert.Equal(1, tree.NodeCount);
    }

    [Fact]
    public void Names_that_differ_in_one_invalid_byte_are_two()
    {
        var tree = new SourceTree();
        tree.AddFile(tree.Root, [0xFF], Content);
        tree.AddFile(tree.Root, [0xFE], Content);
        Assert.Equal(2, tree.FileCount);
        Assert.True(tree[tree.Find(tree.Root, [0xFE])!.Value].Name.SequenceEqual<byte>([0xFE]));
    }

    [Fact]
    public void Fifty_thousand_children_are_found_by_name()
    {
        var tree = new SourceTree();
        for (var i = 0; i < 50_000; i++)
            tree.AddFile($"file {i}", Content);
        for (var i = 0; i < 50_000; i++)
            Assert.Equal($"file {i}", tree[tree.Find($"file {i}")!.Value].NameText);
        Assert.Equal(50_000, tree.ChildrenOf(tree.Root).Count());
    }

    [Fact]
    public void Merging_takes_all_of_the_other_tree()
    {
        var tree = Samples.Tree("a/one", "b/");
        tree.Merge(Samples.Tree("a/two", "a/c/three", "b/four"));
        string[] paths = ["/", "/a", "/a/c", "/a/c/three", "/a/one", "/a/two", "/b", "/b/four"];
        Assert.Equal(paths, Enumerable.Range(0, tree.NodeCount).Select(node => tree.PathOf(new(node))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Merging_takes_nothing_when_one_file_is_there()
    {
        var tree = Samples.Tree("a/one");
        var other = Samples.Tree("new", "a/one");
        Assert.Same(MasteringErrors.FileExists, Assert.Throws<DiscException>(() => tree.Merge(other)).Error);
        Assert.Equal((1, 2), (tree.FileCount, tree.FolderCount));
        Assert.Null(tree.Find("new"));
        tree.Merge(other, overwrite: true);
        Assert.Equal((2, 2), (tree.FileCount, tree.FolderCount));
    }

    [Fact]
    public void Merging_with_overwriting_takes_the_other_content()
    {
        var tree = new SourceTree();
        tree.AddFile("x", Content);
        var other = new SourceTree();
        other.AddFile("x", Other, Samples.Time);
        tree.Merge(other, overwrite: true);
        var node = tree[tree.Find("x")!.Value];
        Assert.Equal((6L, Samples.Time), (node.Length, node.Modified));
        Assert.Same(Other, node.Content);
    }

    [Fact]
    public void Merging_keeps_where_walked_files_lie()
    {
        using var folder = new TestFolder();
        folder.Write("in/deep/file", "abc"u8);
        var (tree, other) = (Samples.Tree("a"), new SourceTree());
        other.AddFromDisk(other.Root, folder.Path);
        tree.Merge(other);
        using var stream = tree[tree.Find("in/deep/file")!.Value].Content!.Open();
        Assert.Equal("abc", new StreamReader(stream).ReadToEnd());
    }

    [Fact]
    public void Merging_a_conflict_of_kinds_is_refused_even_with_overwriting()
    {
        var tree = Samples.Tree("x");
        Assert.Same(MasteringErrors.FileExists, Assert.Throws<DiscException>(() => tree.Merge(Samples.Tree("x/y"), overwrite: true)).Error);
    }

    [Fact]
    public void Names_that_Joliet_cannot_hold_can_be_refused()
    {
        var tree = Samples.Tree("good", "sub/bad:name");
        var error = Assert.Throws<DiscException>(tree.RequireJolietNames);
        Assert.Equal(unchecked((int)0x8004021D), error.HResult);
        Assert.Contains("/sub/bad:name", error.Message, StringComparison.Ordinal);
        Samples.Tree("good", new string('x', 64)).RequireJolietNames();
        Assert.Throws<DiscException>(Samples.Tree(new string('x', 65)).RequireJolietNames);
    }

    [Fact]
    public void A_target_names_the_file_or_the_folder_that_a_source_goes_to()
    {
        using var folder = new TestFolder();
        var file = folder.Write("one.txt", "1"u8);
        folder.Write("sub/two.txt", "2"u8);
        var tree = new SourceTree();
        tree.Add("renamed.txt", file);
        tree.Add("into/", file);
        tree.Add("copy", folder.Path);
        string[] paths = ["copy/one.txt", "copy/sub/two.txt", "into/one.txt", "renamed.txt"];
        Assert.All(paths, path => Assert.NotNull(tree.Find(path)));
        Assert.Equal(4, tree.FileCount);
    }
}
