using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>Our images of hard trees keep every structural rule, in the eyes of two checkers that share no code.</summary>
[Trait("Category", "Interop")]
public class OursOnHardTreesTests
{
    public static TheoryData<string> Trees => new(HardTree.All.Select(tree => tree.Name));

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Both_checkers_find_nothing_wrong(string name)
    {
        using var folder = new TemporaryFolder();
        var image = folder["image.iso"];
        Assert.Null(await ImageMaker.Ours.MakeAsync(HardTree.All.Single(tree => tree.Name == name).Build(folder.Folder("tree")), image));
        Assert.Equal("", string.Join('\n', StructuralJudge.Judge(await File.ReadAllBytesAsync(image)).Take(10)));
        using var source = new FileBlockSource(image);
        var errors = new List<string>();
        await foreach (var finding in VolumeChecker.CheckAsync(source))
            if (finding.Severity == Severity.Error || !finding.Clause.StartsWith("6.8.2.1", StringComparison.Ordinal))
                errors.Add(finding.ToString());
        Assert.Equal("", string.Join('\n', errors.Take(10)));
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Bsdtar_or_xorriso_extracts_what_we_read(string name)
    {
        using var folder = new TemporaryFolder();
        var image = folder["image.iso"];
        Assert.Null(await ImageMaker.Ours.MakeAsync(HardTree.All.Single(tree => tree.Name == name).Build(folder.Folder("tree")), image));
        await Listing.MustBeExtractedAsync(image, folder);
    }
}
