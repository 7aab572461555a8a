using OpenImapi.Formats.Udf;
using OpenImapi.Interop.Tests.HardTrees;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Udf;

/// <summary>UDF volumes of ours, alone and as bridges, in the eyes of others. 7z knows neither links nor devices in UDF; the trees have none.</summary>
[Trait("Category", "Interop")]
public class OurUdfTests
{
    private static readonly string[] Kinds = ["deep", "unicode", "beyond the BMP", "empty", "lengths", "identical prefixes", "case", "times"];

    public static TheoryData<UdfRevision, bool> Volumes =>
        [.. from revision in UdfRevisions.All from isBridge in new[] { true, false } select new TheoryDataRow<UdfRevision, bool>(revision, isBridge)];

    /// <remarks>7z does not look for a metadata mirror, takes what it is for the end of the volume, and complains that there is no anchor.</remarks>
    [Theory]
    [MemberData(nameof(Volumes))]
    public async Task Seven_zip_extracts_every_file_with_its_time(UdfRevision revision, bool isBridge)
    {
        using var folder = new TemporaryFolder();
        var source = Build(folder);
        var image = await MakeAsync(source, folder["image"], new() { Udf = revision, Iso = isBridge });
        var verdict = await Judge.AskAsync("7z", "x", "-y", "-tudf", $"-o{folder["out"]}", image);
        if (!revision.HasMetadataPartition())
            verdict.MustSucceed();
        var difference = Listing.Difference(Listing.Text(await Listing.OfFolderAsync(source)), Listing.Text(await Listing.OfFolderAsync(folder["out"])));
        Assert.True(difference.Length == 0, difference);
    }

    [Theory]
    [MemberData(nameof(Volumes))]
    public async Task Udfinfo_sees_a_closed_volume_with_all_its_parts(UdfRevision revision, bool isBridge)
    {
        using var folder = new TemporaryFolder();
        var source = Build(folder);
        var image = await MakeAsync(source, folder["image"], new() { Udf = revision, Iso = isBridge, Label = "Grüße 日本" });
        var lines = (await Judge.RunAsync("udfinfo", "--utf8", image)).Lines;
        string Value(string name) => lines.First(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];
        Assert.Equal(("Grüße 日本", "Grüße 日本"), (Value("label"), Value("lvid")));
        Assert.Equal((revision.MinimumRead().ToText(), revision.ToText()), (Value("udfrev"), Value("udfwriterev")));
        Assert.Equal(("closed", "readonly", "2048"), (Value("integrity"), Value("accesstype"), Value("blocksize")));
        Assert.Equal($"{Directory.GetFiles(source, "*", SearchOption.AllDirectories).Length}", Value("numfiles"));
        Assert.Equal($"{Directory.GetDirectories(source, "*", SearchOption.AllDirectories).Length + 1}", Value("numdirs"));
        var last = new FileInfo(image).Length / 2048 - 1;
        Assert.Equal(
            ["MVDS 32 16", "RVDS 48 16", "ANCHOR 256 1", $"ANCHOR {last} 1"],
            lines.Where(line => line.StartsWith("start=", StringComparison.Ordinal)).Select(line => line.Split('=', ','))
                .Where(words => words[5] is "MVDS" or "RVDS" or "ANCHOR").Select(words => $"{words[5]} {words[1]} {words[3]}"));
    }

    private static string Build(TemporaryFolder folder)
    {
        foreach (var tree in HardTree.All.Where(tree => Kinds.Contains(tree.Name)))
            tree.Build(folder.Folder($"tree/{tree.Name}"));
        return folder["tree"];
    }

    private static async Task<string> MakeAsync(string source, string image, ImageOptions options)
    {
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, source);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, options), image);
        return image;
    }
}
