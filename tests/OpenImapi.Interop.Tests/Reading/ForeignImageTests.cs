using OpenImapi.Interop.Tests.HardTrees;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Reading;

/// <summary>Images of hard trees made by other programs.</summary>
[Trait("Category", "Interop")]
public class ForeignImageTests(ForeignImages images) : IClassFixture<ForeignImages>
{
    /// <summary>What these versions of the programs are known to get wrong, by the clause that the checker names.</summary>
    private static readonly Dictionary<string, string[]> KnownErrors = new()
    {
        ["xorriso"] = ["6.8.2.2"],      // '..' in the Joliet tree names the directory's own block
        ["genisoimage"] = ["9.1.5"],    // times from 2038 on have a month or an offset that is none
        ["bsdtar"] = [],
    };

    /// <summary>
    /// Trees that a program does not master: genisoimage and bsdtar refuse three, and genisoimage gives a file and a folder of
    /// "order" names that only the version tells apart, so that no reader can extract both.
    /// </summary>
    private static readonly (string Maker, string Tree)[] NotMastered =
        [("genisoimage", "beyond the BMP"), ("genisoimage", "long names"), ("genisoimage", "order"), ("bsdtar", "deep")];

    /// <summary>Each program with each tree.</summary>
    public static TheoryData<string, string> Images => new(
        from maker in ImageMaker.PeersWithLongNames
        from tree in HardTree.All
        where !NotMastered.Contains((maker.Name, tree.Name))
        select (maker.Name, tree.Name));

    [Theory]
    [MemberData(nameof(Images))]
    public async Task An_image_is_read_as_bsdtar_or_xorriso_reads_it(string makerName, string treeName)
    {
        using var folder = new TemporaryFolder();
        await Listing.MustBeExtractedAsync(await images.MakeAsync(makerName, treeName), folder);
    }

    [Theory]
    [MemberData(nameof(Images))]
    public async Task The_checker_finds_in_an_image_only_what_its_maker_is_known_to_get_wrong(string makerName, string treeName)
    {
        using var source = new FileBlockSource(await images.MakeAsync(makerName, treeName));
        var errors = new List<string>();
        await foreach (var finding in VolumeChecker.CheckAsync(source))
            if (finding.Severity == Severity.Error && !KnownErrors[makerName].Contains(finding.Clause))
                errors.Add(finding.ToString());
        Assert.Equal("", string.Join('\n', errors.Take(20)));
    }
}
