using System.Text.RegularExpressions;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>What one of the other programs gets right, we get right; docs/hard-trees.md shows it.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public partial class HardTreeTableTests
{
    [Fact]
    public async Task What_any_program_gets_right_we_get_right_and_the_page_shows_it()
    {
        var rows = new List<HardTreeRow>();
        foreach (var tree in HardTree.All)
            rows.AddRange(await HardTreeTable.OfAsync(tree));
        NobodyMustBeBetter(rows);
        Approve("docs/hard-trees.md", HardTreeTable.Page(HardTreeTable.Introduction(await VersionsAsync()), rows));
    }

    /// <summary>Owners, devices and names of any bytes on a disk, for which one has to be root.</summary>
    [Fact]
    public async Task What_any_program_keeps_of_posix_files_we_keep_and_the_page_shows_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can make the trees: devices, and files of others.");
        var rows = new List<HardTreeRow>();
        foreach (var tree in PosixTable.Trees)
            rows.AddRange(await PosixTable.OfAsync(tree));
        NobodyMustBeBetter(rows);
        Approve("docs/hard-trees-posix.md", HardTreeTable.Page(PosixTable.Introduction(await VersionsAsync()), rows));
    }

    [Fact]
    public async Task The_second_checker_finds_what_xorriso_is_known_to_get_wrong()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tree/a/b.txt", "x"u8);
        Assert.Null(await ImageMaker.Peers.Single(maker => maker.Name == "xorriso").MakeAsync(folder["tree"], folder["image.iso"]));
        var complaint = Assert.Single(StructuralJudge.Judge(await File.ReadAllBytesAsync(folder["image.iso"])));
        Assert.Contains("6.8.2.2", complaint, StringComparison.Ordinal);
    }

    private static void NobodyMustBeBetter(IReadOnlyList<HardTreeRow> rows)
    {
        var worse = rows.Where(row => row.Verdicts[ImageMaker.Ours.Name].Length > 0 && row.Verdicts.Values.Any(verdict => verdict.Length == 0));
        Assert.Equal("", string.Join('\n', worse.Select(row => $"{row.Tree}, {row.Kind}, {row.Criterion}: {string.Join("; ", row.Verdicts)}")));
    }

    private static async Task<SortedDictionary<string, string>> VersionsAsync()
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (tool, option) in new[] { ("xorriso", "-version"), ("genisoimage", "-version"), ("bsdtar", "--version") })
        {
            var said = await Judge.RunAsync(tool, option);
            versions.Add(tool, Version().Match(said.Output + said.Errors).Value);
        }

        return versions;
    }

    /// <summary>Compares the page, unless other versions of the programs made it: then only the rule above can hold.</summary>
    private static void Approve(string path, string page)
    {
        var full = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
            File.WriteAllText(full, page);
        var approved = File.ReadAllText(full).ReplaceLineEndings("\n");
        if (approved.Split('\n')[2] == page.Split('\n')[2])
            Assert.Equal(approved, page);
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+", RegexOptions.None, 1000)]
    private static partial Regex Version();
}
