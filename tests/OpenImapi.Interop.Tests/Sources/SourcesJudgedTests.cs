using OpenImapi.Formats.Udf;
using OpenImapi.Interop.Tests.RockRidge;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Sources;

/// <summary>Lists of checksums and shared data, judged by programs that know nothing of us.</summary>
[Trait("Category", "Interop")]
public class SourcesJudgedTests
{
    /// <remarks>bsdtar takes a name such as a:b for one on a drive and extracts it as b.</remarks>
    [Theory]
    [InlineData("names")]
    [InlineData("names of one file")]
    [InlineData("twenty levels")]
    [InlineData("ten thousand")]
    public async Task Sha256sum_accepts_the_list_in_what_bsdtar_extracts(string name)
    {
        using var folder = new TemporaryFolder();
        var options = new ImageOptions { RockRidge = true, Joliet = false };
        var tree = PosixTree.All.Single(tree => tree.Name == name).Without(file => file.Path == "/a:b").Build();
        Checksums.AddTo(tree, options);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, options), folder["x.iso"], cancellation: TestContext.Current.CancellationToken);
        await Judge.RunAsync("bsdtar", "--no-same-owner", "-C", folder.Folder("out"), "-xf", folder["x.iso"]);
        try
        {
            await AcceptAsync(folder["out"], tree.FileCount - 1);
        }
        finally
        {
            await Judge.RunAsync("rm", "-r", folder["out"]);
        }
    }

    /// <summary>The program checks every file in a folder by the list that lies there.</summary>
    private static async Task AcceptAsync(string place, int files)
    {
        var verdict = (await Judge.AskAsync(new Question("sha256sum", ["--check", "--strict", Checksums.FileName]) { Folder = place })).MustSucceed();
        Assert.Equal(files, verdict.Lines.Count(line => line.EndsWith(": OK", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Xorriso_and_7z_read_equal_files_that_are_stored_once()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(5);
        var contents = Enumerable.Range(0, 4).Select(i => new byte[40_000 + i]).ToList();
        contents.ForEach(random.NextBytes);
        for (var i = 0; i < 40; i++)
            folder.Write($"src/d{i % 3}/f{i}.bin", contents[i % 4]);
        var sizes = new List<long>();
        foreach (var isShared in (bool[])[false, true])
        {
            var tree = new SourceTree();
            tree.AddFromDisk(tree.Root, folder["src"]);
            if (isShared)
                Assert.Equal(36, (await Duplicates.ShareAsync(tree, cancellation: TestContext.Current.CancellationToken)).Files);
            await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { RockRidge = true, Udf = UdfRevision.Udf201 }), folder["x.iso"], overwrite: true, cancellation: TestContext.Current.CancellationToken);
            sizes.Add(new FileInfo(folder["x.iso"]).Length);
        }

        Assert.True(sizes[1] <= sizes[0] - 36 * 40_000, $"{sizes[1]} of {sizes[0]} bytes");
        await Judge.RunAsync("xorriso", "-no_rc", "-osirrox", "on", "-indev", folder["x.iso"], "-extract", "/", folder["by-xorriso"]);
        await Judge.RunAsync("7z", "x", "-tUdf", "-y", $"-o{folder["by-7z"]}", folder["x.iso"]);
        foreach (var reader in (string[])["by-xorriso", "by-7z"])
            for (var i = 0; i < 40; i++)
                Assert.True(File.ReadAllBytes(folder[$"{reader}/d{i % 3}/f{i}.bin"]).AsSpan().SequenceEqual(contents[i % 4]), $"{reader}: f{i}");
    }
}
