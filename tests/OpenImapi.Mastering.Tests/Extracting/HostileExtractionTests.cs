using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Extracting;

/// <summary>Images whose names try to lead out of the folder that is extracted into: real ones, with bytes of them changed.</summary>
public sealed class HostileExtractionTests : IDisposable
{
    private static readonly ImageOptions Options = new() { RockRidge = true, Udf = UdfRevision.Udf201 };

    private readonly TestFolder folder = new();

    public HostileExtractionTests()
    {
        folder.Write("canary", "alive"u8);
        Directory.CreateDirectory(folder["outside"]);
        Directory.CreateDirectory(folder["in/target"]);
    }

    public void Dispose()
    {
        folder.Dispose();
    }

    [Theory]
    [InlineData("../../canary")]
    [InlineData("../outside/x")]
    [InlineData("/tmp/evil/ab")]
    [InlineData("sub/../../ab")]
    [InlineData("..\0.........")]
    [InlineData("///////////a")]
    [InlineData("target\0/../a")]
    public async Task Rock_Ridge_names_that_are_paths_stay_in_the_folder(string evil)
    {
        var image = await Samples.ImageOf(Samples.Tree("harmlessname", "other"), Options);
        Replace(image, "harmlessname", evil);
        foreach (var portable in new[] { false, true })
        {
            var made = await ExtractAsync(image, VolumeTreeKind.RockRidge, portable);
            Assert.Equal(["other", evil.Replace('/', '_').Replace('\0', '_')], Extracted.Listing(made.Folder).OrderBy(name => name.Length));
        }
    }

    [Theory]
    [InlineData("..")]
    [InlineData("/.")]
    [InlineData("//")]
    [InlineData("\0\0")]
    public async Task Short_names_that_are_no_names_become_some(string evil)
    {
        var image = await Samples.ImageOf(Samples.Tree("qz/inner"), Options);
        Replace(image, "NM\u0007\u0001\0qz", $"NM\u0007\u0001\0{evil}");
        var made = await ExtractAsync(image, VolumeTreeKind.RockRidge);
        Assert.Equal(2, Extracted.Listing(made.Folder).Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task A_name_that_says_by_its_flags_that_it_is_a_dot_or_two_is_none(byte flags)
    {
        var image = await Samples.ImageOf(Samples.Tree("qz/inner"), Options);
        Replace(image, "NM\u0007\u0001\0qz", $"NM\u0007\u0001{(char)flags}qz");
        var made = await ExtractAsync(image, VolumeTreeKind.RockRidge);
        Assert.Equal(2, Extracted.Listing(made.Folder).Count);
    }

    [Theory]
    [InlineData("../../canary")]
    [InlineData("/tmp/evil/ab")]
    [InlineData("..\0\0/outside")]
    public async Task Joliet_names_that_are_paths_stay_in_the_folder(string evil)
    {
        var image = await Samples.ImageOf(Samples.Tree("harmlessname"), Options);
        Replace(image, Encoding.BigEndianUnicode.GetBytes("harmlessname"), Encoding.BigEndianUnicode.GetBytes(evil));
        var made = await ExtractAsync(image, VolumeTreeKind.Joliet);
        Assert.Single(Extracted.Listing(made.Folder));
    }

    [Theory]
    [InlineData("../CANARY.X;")]
    [InlineData("/TMP/EVIL.X;")]
    public async Task Plain_identifiers_that_are_paths_stay_in_the_folder(string evil)
    {
        var image = await Samples.ImageOf(Samples.Tree("HARMLESS.TX"), new() { Joliet = false });
        Replace(image, "HARMLESS.TX;", evil);
        var made = await ExtractAsync(image, VolumeTreeKind.Iso9660);
        Assert.Single(Extracted.Listing(made.Folder));
    }

    [Theory]
    [InlineData("../../canary")]
    [InlineData("/tmp/evil/ab")]
    [InlineData("..\0.........")]
    public async Task Names_of_UDF_that_are_paths_stay_in_the_folder(string evil)
    {
        var image = await Samples.ImageOf(Samples.Tree("harmlessname"), Options with { Iso = false });
        Replace(image, "\bharmlessname", $"\b{evil}");
        var made = await ExtractAsync(image, VolumeTreeKind.Udf);
        Assert.Single(Extracted.Listing(made.Folder));
    }

    [Theory]
    [InlineData("aaaa", "bbbb", false)]
    [InlineData("bbbb", "aaaa", false)]
    [InlineData("aaaa", "bbbb", true)]
    [InlineData("bbbb", "aaaa", true)]
    public async Task Nothing_is_written_through_a_link_that_a_folder_has_the_name_of(string link, string name, bool portable)
    {
        var tree = Samples.Tree($"{name}/evil");
        tree.AddLink(tree.Root, Encoding.ASCII.GetBytes(link), "../../outside"u8);
        var image = await Samples.ImageOf(tree, Options);
        Replace(image, $"NM\t\u0001\0{name}", $"NM\t\u0001\0{link}");
        foreach (var overwrite in new[] { false, true })
        {
            var made = await ExtractAsync(image, VolumeTreeKind.RockRidge, portable, new() { Overwrite = overwrite });
            Assert.NotEmpty(made.Problems);
            Assert.Empty(Directory.GetFileSystemEntries(folder["outside"]));
        }
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("/")]
    [InlineData("../../canary")]
    public async Task A_file_never_goes_through_a_link_of_its_name(string leadsTo)
    {
        var tree = Samples.Tree("bbbb");
        tree.AddLink(tree.Root, "aaaa"u8, Encoding.ASCII.GetBytes(leadsTo));
        var image = await Samples.ImageOf(tree, Options);
        Replace(image, "NM\t\u0001\0bbbb", "NM\t\u0001\0aaaa");
        var made = await ExtractAsync(image, VolumeTreeKind.RockRidge, options: new() { Overwrite = true });
        Assert.Equal([$"aaaa -> {leadsTo}"], Extracted.Listing(made.Folder));
        Assert.Equal(ExtractionErrors.Twin, Assert.Single(made.Problems).Error);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Links_that_lie_in_the_folder_before_are_not_followed(bool portable)
    {
        Directory.CreateSymbolicLink(folder["in/target/sub"], folder["outside"]);
        File.CreateSymbolicLink(folder["in/target/file"], folder["canary"]);
        var image = await Samples.ImageOf(Samples.Tree("sub/evil", "file"), Options);
        foreach (var overwrite in new[] { false, true })
        {
            var made = await ExtractAsync(image, VolumeTreeKind.RockRidge, portable, new() { Overwrite = overwrite });
            Assert.Contains(made.Problems, problem => problem.Path == "/sub");
            Assert.Empty(Directory.GetFileSystemEntries(folder["outside"]));
            Assert.Equal(overwrite ? null : folder["canary"], new FileInfo(made["file"]).LinkTarget);
        }
    }

    [Fact]
    public async Task Further_names_of_a_file_are_not_those_of_what_a_link_leads_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Second names are given on Linux only.");
        var tree = Samples.Tree("aaaa");
        tree.AddHardLink(tree.Root, "zzzz"u8, tree.Find("aaaa")!.Value);
        File.CreateSymbolicLink(folder["in/target/aaaa"], folder["canary"]);
        var made = await ExtractAsync(await Samples.ImageOf(tree, Options), VolumeTreeKind.RockRidge);
        Assert.Equal("/aaaa", Assert.Single(made.Problems).Path);
        Assert.Null(new FileInfo(made["zzzz"]).LinkTarget);
        Assert.Equal(4, new FileInfo(made["zzzz"]).Length);
    }

    [Fact]
    public async Task Two_entries_of_one_name_give_the_first_one()
    {
        var image = await Samples.ImageOf(Samples.Tree("aaaa", "bbbb", "cc"), Options);
        Replace(image, "NM\t\u0001\0bbbb", "NM\t\u0001\0aaaa");
        var made = await ExtractAsync(image, VolumeTreeKind.RockRidge, options: new() { Overwrite = true });
        Assert.Equal(["aaaa", "cc"], Extracted.Listing(made.Folder));
        Assert.Equal((ExtractionErrors.Twin, 1), (Assert.Single(made.Problems).Error, made.Counts.LeftOut));
    }

    [Fact]
    public async Task Two_folders_of_one_name_become_one_with_a_warning()
    {
        var image = await Samples.ImageOf(Samples.Tree("aaaa/x", "bbbb/y"), Options);
        Replace(image, "NM\t\u0001\0bbbb", "NM\t\u0001\0aaaa");
        var made = await ExtractAsync(image, VolumeTreeKind.RockRidge);
        Assert.Equal(["aaaa/", "aaaa/x", "aaaa/y"], Extracted.Listing(made.Folder));
        Assert.Contains("what is in both lies together", Assert.Single(made.Notices).Text);
    }

    [Theory]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("C:", "C_")]
    [InlineData("a\\..\\b", "a_.._b")]
    [InlineData("file:stream", "file_stream")]
    [InlineData("trailing. .", "trailing___")]
    [InlineData("COM¹.log", "_COM¹.log")]
    [InlineData("tab\there", "tab_here")]
    [InlineData("plain.txt", "plain.txt")]
    public void Names_that_mean_something_to_Windows_mean_nothing(string name, string safe) =>
        Assert.Equal(safe, NameText.ToText(TargetNames.Of(NameText.FromText(name), forWindows: true)));

    /// <summary>Extracts into the folder, and looks that nothing came to lie or changed beside it.</summary>
    private async Task<Extracted> ExtractAsync(byte[] image, VolumeTreeKind kind, bool portable = false, ExtractionOptions? options = null)
    {
        if (Directory.Exists(folder["in/target"]) && portable && Directory.GetFileSystemEntries(folder["in/target"]).Length > 0 && options is null)
            Directory.Delete(folder["in/target"], recursive: true);
        var made = await Extracted.FromAsync(image, folder["in/target"], kind, options, portable);
        Assert.Equal("alive", await File.ReadAllTextAsync(folder["canary"], TestContext.Current.CancellationToken));
        Assert.Equal(["canary", "in", "outside"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("target", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(folder["in"]))));
        Assert.False(Directory.Exists("/tmp/evil"));
        return made;
    }

    private static void Replace(byte[] image, string old, string changed) => Replace(image, Encoding.Latin1.GetBytes(old), Encoding.Latin1.GetBytes(changed));

    private static void Replace(byte[] image, byte[] old, byte[] changed)
    {
        Assert.Equal(old.Length, changed.Length);
        var found = 0;
        for (var at = 0; image.AsSpan(at).IndexOf(old) is var next and >= 0; at += next + 1, found++)
            changed.CopyTo(image, at + next);
        Assert.True(found > 0, "The image does not hold what is to be changed.");
    }
}
