using System.Text;
using OpenImapi.Formats.Udf;
using OpenImapi.Interop.Tests.RockRidge;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Sources;

/// <summary>Archives that GNU tar and bsdtar make, in all their forms, give what the folder gives, and what bsdtar reads from the image again.</summary>
[Trait("Category", "Interop")]
public class TarJudgedTests
{
    private static readonly ImageOptions Options = new() { RockRidge = true, Joliet = false };

    public static TheoryData<string, string> Forms => new(
        from tree in (string[])["names", "links", "modes", "owners", "devices", "times", "twenty levels"]
        from form in (string[])["ustar", "gnutar", "pax"]
        select (tree, form));

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_bsdtar_puts_into_an_archive_it_reads_from_the_image(string name, string form)
    {
        using var folder = new TemporaryFolder();
        var tree = PosixTree.All.Single(tree => tree.Name == name).Without(file => !CanHold(form, file) || RockRidgeJudgeTests.MisreadByTar(file));
        tree = tree with { Files = [.. tree.Files, new("/more content, enough for bsdtar, which takes no image below 48 KiB", '-') { Content = new byte[50_000] }] };
        string[] binary = form == "pax" ? ["--options", "pax:hdrcharset=BINARY"] : [];
        await Judge.RunAsync("bsdtar", ["-cf", folder["x.tar"], $"--format={form}", .. binary, $"@{Specification(folder, tree)}"]);
        using var archive = await TarArchive.OpenAsync(folder["x.tar"], TestContext.Current.CancellationToken);
        var taken = new SourceTree();
        taken.AddArchive("", archive, new() { KeepSpecialFiles = true }, TestContext.Current.CancellationToken);
        Assert.Empty(taken.Warnings);
        await ImageFile.WriteAsync(ImagePlanner.Plan(taken, Options), folder["x.iso"], cancellation: TestContext.Current.CancellationToken);
        var (expected, found) = (PosixListing.ForTar(tree).Order(StringComparer.Ordinal), (await PosixListing.OfTarAsync(folder["x.iso"])).Order(StringComparer.Ordinal));
        Assert.Equal(string.Join('\n', expected), string.Join('\n', found));
    }

    [Theory]
    [InlineData("--format=v7")]
    [InlineData("--format=oldgnu")]
    [InlineData("--format=gnu")]
    [InlineData("--format=ustar")]
    [InlineData("--format=posix")]
    [InlineData("--format=oldgnu", "--sparse")]
    [InlineData("--format=gnu", "--sparse")]
    [InlineData("--format=posix", "--sparse", "--sparse-version=0.0")]
    [InlineData("--format=posix", "--sparse", "--sparse-version=0.1")]
    [InlineData("--format=posix", "--sparse", "--sparse-version=1.0")]
    [InlineData("--format=gnu", "--gzip")]
    [InlineData("--format=gnu", "--absolute-names")]
    public async Task An_archive_of_GNU_tar_and_the_folder_give_the_same_bytes(params string[] form)
    {
        using var folder = new TemporaryFolder();
        await MakeAsync(folder, isPoor: form[0] is "--format=v7" or "--format=ustar");
        await Judge.RunAsync("tar", ["-cf", folder["x.tar"], "--numeric-owner", .. form, "-C", folder["src"], "."]);
        using var archive = await TarArchive.OpenAsync(folder["x.tar"], TestContext.Current.CancellationToken);
        var walk = new WalkOptions { KeepSpecialFiles = true };
        var (fromArchive, fromFolder) = (new SourceTree(), new SourceTree());
        fromArchive.AddArchive("", archive, walk, TestContext.Current.CancellationToken);
        fromFolder.Add("", folder["src"], walk);
        foreach (var options in (ImageOptions[])[Options, Options with { Joliet = true, Udf = UdfRevision.Udf201 }, new() { Iso = false, Udf = UdfRevision.Udf250 }])
        {
            await ImageFile.WriteAsync(ImagePlanner.Plan(fromArchive, options), folder["a.iso"], overwrite: true, cancellation: TestContext.Current.CancellationToken);
            await ImageFile.WriteAsync(ImagePlanner.Plan(fromFolder, options), folder["f.iso"], overwrite: true, cancellation: TestContext.Current.CancellationToken);
            Assert.True(File.ReadAllBytes(folder["a.iso"]).AsSpan().SequenceEqual(File.ReadAllBytes(folder["f.iso"])));
        }
    }

    /// <summary>Files of every kind, with holes, with names that share a file; of names and kinds that the oldest forms hold where they are asked for.</summary>
    private static async Task MakeAsync(TemporaryFolder folder, bool isPoor)
    {
        var longName = isPoor ? "long" : string.Join('/', Enumerable.Repeat(new string('l', 120), 3));
        folder.Write("src/first", "the first"u8);
        folder.Write($"src/folder/{longName}", new byte[70_000]);
        folder.Write("src/empty", []);
        folder.Folder("src/nothing");
        using (var sparse = File.OpenHandle(folder.Write("src/sparse", []), FileMode.Open, FileAccess.Write))
        {
            RandomAccess.SetLength(sparse, 3_000_000);
            foreach (var i in Enumerable.Range(0, 30))
                RandomAccess.Write(sparse, Encoding.ASCII.GetBytes($"piece {i}"), i * 99_000);
        }

        File.CreateSymbolicLink(folder["src/link"], isPoor ? "../a" : string.Join('/', Enumerable.Repeat("..", 100)));
        await Judge.RunAsync("ln", folder["src/first"], folder["src/folder/second"]);
        await Judge.RunAsync("mkfifo", folder["src/pipe"]);
        if (isPoor)
            File.Delete(folder["src/pipe"]);
        await Judge.RunAsync("find", folder["src"], "-exec", "touch", "-h", "-d", "2021-03-04T05:06:07Z", "{}", "+");
    }

    private static bool CanHold(string form, PosixFile file) => file.Type != 's'
        && (form != "ustar" || (file.Path.Length <= 100 && file.Target.Length <= 100 && file.User < 1 << 21 && file.Group < 1 << 21 && file.ModifiedAt.ToUnixTimeSeconds() is >= 0 and < 1L << 33
            && file.Device is { Major: < 1 << 18, Minor: < 1 << 18 }))
        && (form != "gnutar" || (file.ModifiedAt.ToUnixTimeSeconds() >= 0 && file.Device is { Major: < 1 << 21, Minor: < 1 << 21 }))
        && file.Device is not { Major: > 4095 } && file.ModifiedAt.Year > 1900;

    /// <summary>The tree as mtree(5) has it, from which bsdtar makes archives without being root.</summary>
    private static string Specification(TemporaryFolder folder, PosixTree tree)
    {
        var lines = new List<string> { "#mtree" };
        foreach (var (file, i) in tree.Files.Select((file, i) => (file, i)))
        {
            var type = file.Type switch { 'd' => "dir", 'l' => "link", 'c' => "char", 'b' => "block", 'p' => "fifo", _ => "file" };
            var more = file.Type switch
            {
                'l' => $" link={Escaped(file.Target)}",
                'c' or 'b' => $" device=native,{file.Device.Major},{file.Device.Minor}",
                '-' => $" contents={folder.Write($"contents/{i}", file.Content)}",
                _ => "",
            };
            lines.Add($".{Escaped(file.Path)} type={type} mode={Convert.ToString(file.Mode, 8)} uid={file.User} gid={file.Group} time={file.ModifiedAt.ToUnixTimeSeconds()}.0{more}");
        }

        return folder.Write("tree.mtree", Encoding.ASCII.GetBytes(string.Join('\n', lines) + "\n"));
    }

    private static string Escaped(string path) => string.Concat(path.Select(each =>
        char.IsAsciiLetterOrDigit(each) || each is '/' or '.' or '-' or '_' ? $"{each}" : $"\\{Convert.ToString(each, 8).PadLeft(3, '0')}"));
}
