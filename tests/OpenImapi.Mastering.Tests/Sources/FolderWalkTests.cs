using System.Net.Sockets;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering.Tests.Sources;

/// <summary>Both walks, the one by system calls and the one where names are text, find the same.</summary>
public class FolderWalkTests
{
    private static readonly bool[] Walks = OperatingSystem.IsLinux() ? [true, false] : [false];

    public static TheoryData<bool> Kinds => [.. Walks];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_gives_its_files_with_length_and_time(bool bySystemCalls)
    {
        using var folder = new TestFolder();
        File.SetLastWriteTimeUtc(folder.Write("a/b/file.txt", "12345"u8), Samples.Time.UtcDateTime.AddTicks(1230));
        Directory.CreateDirectory(folder["empty"]);
        var tree = Walk(folder.Path, bySystemCalls);
        var file = tree[tree.Find("a/b/file.txt")!.Value];
        Assert.Equal((5L, Samples.Time.AddTicks(1230)), (file.Length, file.Modified));
        Assert.True(tree[tree.Find("empty")!.Value].IsFolder);
        Assert.NotNull(tree[tree.Find("empty")!.Value].Modified);
        Assert.Equal((1, 4), (tree.FileCount, tree.FolderCount));
        Assert.Empty(tree.Warnings);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Links_are_followed_and_those_to_nothing_or_in_a_circle_are_left_out_with_a_warning(bool bySystemCalls)
    {
        using var folder = new TestFolder();
        folder.Write("real/file", "abc"u8);
        File.CreateSymbolicLink(folder["to-file"], folder["real/file"]);
        Directory.CreateSymbolicLink(folder["to-folder"], folder["real"]);
        File.CreateSymbolicLink(folder["dangling"], folder["nowhere"]);
        Directory.CreateSymbolicLink(folder["real/up"], folder.Path);
        var tree = Walk(folder.Path, bySystemCalls);
        Assert.Equal(3, tree[tree.Find("to-file")!.Value].Length);
        Assert.NotNull(tree.Find("to-folder/file"));
        Assert.Null(tree.Find("dangling"));
        Assert.Null(tree.Find("real/up"));
        Assert.Contains(tree.Warnings, warning => warning.Path == folder["dangling"]);
        Assert.Contains(tree.Warnings, warning => warning.Path == folder["real/up"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_that_is_not_there_is_an_error_that_names_it(bool bySystemCalls)
    {
        using var folder = new TestFolder();
        var error = Assert.Throws<DiscException>(() => Walk(folder["missing"], bySystemCalls));
        Assert.Same(MasteringErrors.SourceMissing, error.Error);
        Assert.Contains(folder["missing"], error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_folders_merge_and_a_file_in_both_is_refused_by_name(bool bySystemCalls)
    {
        using var folder = new TestFolder();
        folder.Write("one/sub/a", "1"u8);
        folder.Write("two/sub/b", "2"u8);
        var tree = Walk(folder["one"], bySystemCalls);
        Walk(folder["two"], bySystemCalls, tree);
        Assert.Equal((2, 2), (tree.FileCount, tree.FolderCount));
        Assert.Contains("/sub/b", Assert.Throws<DiscException>(() => Walk(folder["two"], bySystemCalls, tree)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_neither_file_nor_folder_is_left_out_with_a_warning()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sockets in folders are tried on Linux.");
        using var folder = new TestFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["socket"]));
        File.CreateSymbolicLink(folder["device"], "/dev/null");
        var tree = Walk(folder.Path, bySystemCalls: true);
        Assert.Equal(0, tree.FileCount);
        Assert.Contains(tree.Warnings, warning => warning.Text.Contains("socket", StringComparison.Ordinal));
        Assert.Contains(tree.Warnings, warning => warning.Text.Contains("device", StringComparison.Ordinal));
        var strict = Assert.Throws<DiscException>(() => ImagePlanner.Plan(tree, new() { Strict = true }));
        Assert.Same(MasteringErrors.Strict, strict.Error);
    }

    [Fact]
    public void A_device_or_folder_given_as_content_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices are files on Linux.");
        Assert.Same(MasteringErrors.SourceNotRecordable, Assert.Throws<DiscException>(() => FileContent.FromFile("/dev/null")).Error);
        Assert.Same(MasteringErrors.SourceNotRecordable, Assert.Throws<DiscException>(() => FileContent.FromFile("/")).Error);
    }

    [Fact]
    public async Task A_name_that_is_not_UTF_8_is_walked_and_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names are bytes on Linux.");
        using var folder = new TestFolder();
        var error = Libc.Link(File.OpenHandle(folder.Write("plain", "abc"u8)), [.. NameText.FromText(folder.Path), (byte)'/', 0xE9, 0xFF]);
        Assert.Equal(0, error);
        var tree = Walk(folder.Path, bySystemCalls: true);
        var node = tree[tree.Find(tree.Root, [0xE9, 0xFF])!.Value];
        var image = await Samples.ImageOf(ImagePlanner.Plan(tree));
        Assert.Equal("éÿ", node.NameText);
        Assert.Equal("abc"u8, image.AsSpan(image.Length - 2048, 3));
        File.Delete(folder["plain"]);
        foreach (var left in Directory.EnumerateFiles(folder.Path))
            File.Delete(left);
        RemoveByBytes(folder.Path);
    }

    [Fact]
    public async Task A_tree_deeper_than_the_longest_path_is_walked_and_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Folders are opened one by one on Linux.");
        using var folder = new TestFolder();
        var name = new string('n', 200);
        var half = string.Join('/', Enumerable.Repeat(name, 18));
        folder.Write($"lower/{half}/file", "hello"u8);
        Directory.CreateDirectory(folder[half]);
        Directory.Move(folder["lower/" + name], folder[$"{half}/{name}"]);

        var tree = Walk(folder[name], bySystemCalls: true);
        Assert.Equal((1, 36), (tree.FileCount, tree.FolderCount));
        var plan = ImagePlanner.Plan(tree);
        Assert.Contains(plan.Report.Warnings, warning => warning.Kind == PlanWarningKind.DeepDirectory);
        var image = await Samples.ImageOf(plan);
        Assert.Equal("hello"u8, image.AsSpan(image.Length - 2048, 5));
        using var remover = System.Diagnostics.Process.Start("/bin/rm", ["-rf", folder[name]]);
        await remover.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static void RemoveByBytes(string path)
    {
        using var remover = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"rm -f '{path}'/*"]);
        remover.WaitForExit(TimeSpan.FromSeconds(20));
    }

    private static SourceTree Walk(string path, bool bySystemCalls, SourceTree? into = null)
    {
        var tree = into ?? new SourceTree();
        if (bySystemCalls)
            new LinuxFolderWalk(tree, new()).Walk(tree.Root, path);
        else
            new PortableFolderWalk(tree, new()).Walk(tree.Root, path);
        return tree;
    }
}
