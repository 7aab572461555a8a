using OpenImapi.Formats.Udf;
using OpenImapi.Interop.Tests.HardTrees;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Udf;

/// <summary>UDF and Rock Ridge as a boot loader reads them: GRUB's own drivers, run on an image.</summary>
/// <remarks>GRUB 2.06 knows physical partitions alone, so nothing of 2.50 and 2.60, and says of every symbolic link in UDF that it is invalid: of those that Linux makes, too, since
/// it takes twice the content's length for the length.</remarks>
[Trait("Category", "Interop")]
public class GrubReadsTests
{
    private static readonly string[] Kinds = ["deep", "unicode", "beyond the BMP", "lengths", "identical prefixes", "case"];

    public static TheoryData<UdfRevision> Revisions => [.. UdfRevisions.All.Where(revision => !revision.HasMetadataPartition())];

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task Every_file_of_a_UDF_volume_has_its_bytes(UdfRevision revision)
    {
        using var folder = new TemporaryFolder();
        await MustHoldAsync(folder, Build(folder), new() { Udf = revision, Iso = false });
    }

    [Fact]
    public async Task Every_file_of_a_Rock_Ridge_volume_has_its_bytes_and_links_lead_to_theirs()
    {
        using var folder = new TemporaryFolder();
        var source = Build(folder);
        File.CreateSymbolicLink(Path.Combine(source, "link"), "case/b/x");
        var image = await MustHoldAsync(folder, source, new() { RockRidge = true });
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(source, "case/b/x")), (await Judge.RunAsync("grub-fstest", image, "cat", "(loop0)/link")).OutputBytes);
    }

    /// <summary>GRUB compares all below a folder with what it lists there; how many names it lists is counted, too.</summary>
    private static async Task<string> MustHoldAsync(TemporaryFolder folder, string source, ImageOptions options)
    {
        var (tree, image) = (new SourceTree(), folder["image"]);
        tree.AddFromDisk(tree.Root, source);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, options), image);
        await Judge.RunAsync("grub-fstest", image, "cmp", "(loop0)/", source);
        var listed = (await Judge.RunAsync("grub-fstest", image, "ls", "(loop0)/")).Output;
        Assert.Equal(Directory.GetFileSystemEntries(source).Length, Kinds.Count(kind => listed.Contains(kind + "/", StringComparison.Ordinal)) + (listed.Contains("link", StringComparison.Ordinal) ? 1 : 0));
        foreach (var kind in Kinds)
        {
            var names = (await Judge.RunAsync("grub-fstest", image, "ls", $"(loop0)/{kind}/")).Output;
            Assert.All(Directory.GetFileSystemEntries(Path.Combine(source, kind)), name => Assert.Contains(Path.GetFileName(name), names, StringComparison.Ordinal));
        }

        return image;
    }

    private static string Build(TemporaryFolder folder)
    {
        foreach (var tree in HardTree.All.Where(tree => Kinds.Contains(tree.Name)))
            tree.Build(folder.Folder($"tree/{tree.Name}"));
        return folder["tree"];
    }
}
