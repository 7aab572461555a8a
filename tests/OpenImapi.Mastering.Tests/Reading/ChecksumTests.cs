using System.Security.Cryptography;
using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>A volume's own list of checksums, and what is compared with a folder.</summary>
public class ChecksumTests
{
    [Fact]
    public async Task Every_file_is_compared_with_the_list()
    {
        var tree = new SourceTree();
        tree.AddFile("good", FileContent.FromBytes("good"u8.ToArray()));
        tree.AddFile("folder/bad", FileContent.FromBytes("bad"u8.ToArray()));
        tree.AddFile(tree.Root, "two\nlines"u8, FileContent.FromBytes("x"u8.ToArray()));
        tree.AddFile("unlisted", FileContent.FromBytes("y"u8.ToArray()));
        tree.AddFile("SHA256SUMS", FileContent.FromBytes(Encoding.UTF8.GetBytes(
            $"{Sum("good")}  good\n{Sum("other")} *./folder/bad\n\\{Sum("x")}  two\\nlines\n{Sum("z")}  gone\nnonsense\n")));
        var report = await CheckAsync(tree);
        Assert.Equal((3, 1, 3), (report!.Checked, report.Unlisted, report.FaultCount));
        Assert.Equal(["/folder/bad", "/gone", "/SHA256SUMS"], report.Faults.Select(fault => fault.Path));
        Assert.Contains(Sum("bad"), report.Faults[0].Text);
    }

    [Fact]
    public async Task A_volume_without_a_list_is_not_compared() => Assert.Null(await CheckAsync(Samples.Tree("a")));

    [Fact]
    public async Task A_folder_differs_in_names_kinds_contents_links_and_permissions()
    {
        var tree = Samples.Tree("same/a", "content", "length", "kind", "gone", "mode");
        tree.AddLink(tree.Root, "link"u8, "here"u8);
        foreach (var node in tree.ChildrenOf(tree.Root))
            tree.SetRights(node, new(0x1A4, 0, 0));
        var other = Samples.Tree("same/a", "lengthX", "kind/", "new", "mode");
        other.AddFile("content", Samples.Bytes(7, 99));
        other.AddFile("length", Samples.Bytes(7));
        other.AddLink(other.Root, "link"u8, "there"u8);
        other.SetRights(other.Find("mode")!.Value, new(0x180, 5, 5));
        var volume = await DiscVolume.OpenAsync(new MemoryBlockSource(await Samples.ImageOf(tree, new() { RockRidge = true })));
        var report = await TreeComparison.CompareAsync(volume.Best, other, null, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["/content differs from byte 0 on", "/gone is only in the image", "/kind is a file in the image and a folder in the folder", "/length has 6 bytes in the image and 7 in the folder",
                "/lengthX is only in the folder", "/link leads to 'here' in the image and to 'there' in the folder", "/mode has permissions 0644 in the image and 0600 in the folder",
                "/new is only in the folder"],
            report.Differences.Select(one => $"{one.Path} {one.Text}").Order(StringComparer.Ordinal));
        Assert.Equal(7, report.Entries);
    }

    private static async Task<ChecksumReport?> CheckAsync(SourceTree tree)
    {
        var volume = await DiscVolume.OpenAsync(new MemoryBlockSource(await Samples.ImageOf(tree, new() { RockRidge = true })));
        return await ChecksumCheck.CheckAsync(volume.Best, null, TestContext.Current.CancellationToken);
    }

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
