using System.Security.Cryptography;
using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Growing;

/// <summary>Others read what imapi has grown, grow it further, and imapi grows what others have made and grown.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class GrownImageTests
{
    [Fact]
    public async Task Xorriso_isoinfo_bsdtar_and_7z_show_one_tree_of_all_sessions()
    {
        using var folder = new TemporaryFolder();
        var content = new GrowingContent(folder);
        var imapi = new ImapiProgram(folder["home"]);
        var images = new[]
        {
            await imapi.AppendAsync(folder, "iso.iso"), await imapi.AppendAsync(folder, "bridge.iso", "--udf", "2.50"),
            await imapi.BurnAsync(folder, "dvd+rw", "dvd"), await imapi.BurnAsync(folder, "bd-re25", "bd", "--udf", "2.01"),
        };
        foreach (var image in images)
        {
            Assert.Equal(content.Paths, await XorrisoSessions.PathsAsync(image));
            var rockRidge = (await Judge.RunAsync("isoinfo", "-R", "-f", "-i", image)).Lines;
            Assert.Equal(content.Paths, rockRidge.Where(content.Paths.Contains).Order(StringComparer.Ordinal));
            Assert.DoesNotContain("/docs/deep", rockRidge);
            foreach (var (tool, extract) in new (string, Func<string, Question>)[]
            {
                ("bsdtar", to => new("bsdtar", ["-xf", image, "-C", to])),
                ("7z", to => new("7z", ["x", "-y", $"-o{to}", image])),
            })
            {
                var to = folder.Folder($"{Path.GetFileName(image)}-{tool}");
                (await Judge.AskAsync(extract(to))).MustSucceed();
                Assert.Equal(content.Files[^1], Files(to));
            }
        }
    }

    [Fact]
    public async Task Xorriso_lists_the_sessions_of_an_overwritable_disc_and_loads_each()
    {
        using var folder = new TemporaryFolder();
        var content = new GrowingContent(folder);
        var image = await new ImapiProgram(folder["home"]).BurnAsync(folder, "bd-re25", "disc");
        var sessions = await XorrisoSessions.ReadAsync(image);
        Assert.Equal(3, sessions.Count);
        foreach (var (stage, block) in sessions.Index())
            Assert.Equal(content.Files[stage].Keys.Concat(content.Links[stage].Keys).Order(StringComparer.Ordinal), await XorrisoSessions.PathsAsync(image, "-load", "sbsector", $"{block}"));
    }

    /// <remarks>
    /// bsdtar and 7z know no sessions, and look at block 16: they find each session's own descriptors there. 7z shows Joliet, which has no links. libarchive takes a
    /// continuation area behind the file's data for damage, and so refuses kept files with long names whoever kept them; it is asked for the first session.
    /// </remarks>
    [Theory]
    [InlineData("cd-r80")]
    [InlineData("bd-r25")]
    public async Task Readers_show_every_session_of_a_disc_written_once_with_its_long_names(string medium)
    {
        using var folder = new TemporaryFolder();
        var content = new LongNames(folder);
        var imapi = new ImapiProgram(folder["home"]);
        var image = await content.BurnAsync(imapi, folder, medium);
        foreach (var (session, block) in (await imapi.SessionsAsync(image)).Index())
        {
            var paths = content.PathsOf(session);
            Assert.Equal(paths, await XorrisoSessions.PathsAsync(image, "-load", "sbsector", $"{block}"));
            Assert.Equal(paths, (await Judge.RunAsync("isoinfo", "-R", "-f", "-T", $"{block}", "-i", image)).Lines.Where(line => line.StartsWith('/')).Order(StringComparer.Ordinal));
            var headed = await WithHeadAsync(image, block, folder[$"{session}.iso"]);
            if (session == 0)
                Assert.Equal(paths, (await Judge.RunAsync("bsdtar", "-tf", headed)).Lines.Where(line => line is not ".").Select(line => $"/{line}").Order(StringComparer.Ordinal));
            var joliet = (await Judge.RunAsync("7z", "l", "-ba", "-slt", headed)).Lines.Where(line => line.StartsWith("Path = ", StringComparison.Ordinal)).ToList();
            Assert.Equal(content.Files[session].Count, joliet.Count);
            Assert.All(content.Files[session].Keys, path => Assert.Contains(joliet, line => line.StartsWith($"Path = {path[1..50]}", StringComparison.Ordinal)));
        }

        await imapi.RunAsync("image", "verify", image);
    }

    [Fact]
    public async Task Imapi_and_xorriso_add_to_each_others_sessions()
    {
        using var folder = new TemporaryFolder();
        var content = new GrowingContent(folder);
        var imapi = new ImapiProgram(folder["home"]);
        var theirs = folder["theirs.iso"];
        await XorrisoSessions.AddAsync(theirs, GrowingContent.Of(folder, 0), "/");
        await XorrisoSessions.AddAsync(theirs, GrowingContent.Of(folder, 1), "/");
        await imapi.RunAsync("image", "append", theirs, GrowingContent.Of(folder, 2), "--remove", GrowingContent.Removed);
        foreach (var image in new[] { theirs, await imapi.AppendAsync(folder, "ours.iso"), await imapi.BurnAsync(folder, "dvd+rw", "disc") })
        {
            Assert.Equal(content.Paths, await XorrisoSessions.PathsAsync(image));
            var first = folder.Write("first", "xorriso adds this"u8);
            await XorrisoSessions.AddAsync(image, first, "/by xorriso");
            folder.Write("second/by imapi", "imapi adds that"u8);
            await imapi.RunAsync("image", "append", image, folder["second"]);
            await imapi.RunAsync("image", "verify", image);
            await XorrisoSessions.AddAsync(image, first, "/again");
            Assert.Equal(content.Paths.Concat(["/again", "/by imapi", "/by xorriso"]).Order(StringComparer.Ordinal), await XorrisoSessions.PathsAsync(image));
            var to = folder.Folder($"{Path.GetFileName(image)}-files");
            await Judge.RunAsync("bsdtar", "-xf", image, "-C", to);
            Assert.Subset(Files(to).ToHashSet(), content.Files[^1].ToHashSet());
        }
    }

    [Fact]
    public async Task Genisoimage_goes_on_from_our_image_and_imapi_from_its()
    {
        using var folder = new TemporaryFolder();
        var content = new GrowingContent(folder);
        var imapi = new ImapiProgram(folder["home"]);
        var ours = await imapi.AppendAsync(folder, "ours.iso");
        folder.Write("more/by genisoimage", "more"u8);
        var next = (new FileInfo(ours).Length / 2048 + 31) / 32 * 32;
        await Judge.RunAsync("genisoimage", "-quiet", "-R", "-J", "-M", ours, "-C", $"0,{next}", "-o", folder["session"], folder["more"]);
        await using (var file = File.OpenWrite(ours))
        {
            file.Seek(next * 2048, SeekOrigin.Begin);
            await file.WriteAsync(await File.ReadAllBytesAsync(folder["session"]));
        }

        Assert.Equal(content.Paths.Append("/by genisoimage").Order(StringComparer.Ordinal), await XorrisoSessions.PathsAsync(ours, "-load", "sbsector", $"{next}"));

        var theirs = folder["theirs.iso"];
        await Judge.RunAsync("genisoimage", "-quiet", "-R", "-J", "-o", theirs, GrowingContent.Of(folder, 0));
        await imapi.RunAsync("image", "append", theirs, GrowingContent.Of(folder, 1));
        await imapi.RunAsync("image", "append", theirs, GrowingContent.Of(folder, 2), "--remove", GrowingContent.Removed);
        Assert.Equal(content.Paths, await XorrisoSessions.PathsAsync(theirs));
    }

    [Fact]
    public async Task What_starts_from_an_image_and_its_checksums_stay_right()
    {
        using var folder = new TemporaryFolder();
        _ = new GrowingContent(folder);
        var imapi = new ImapiProgram(folder["home"]);
        folder.Write("content/0/boot/start.bin", new byte[2048]);
        var image = folder["boot.iso"];
        await imapi.RunAsync("image", "create", GrowingContent.Of(folder, 0), "-o", image, "--boot-bios", "boot/start.bin", "--checksums");
        var before = await CatalogAsync(image);
        Assert.Contains(before, line => line.StartsWith("El Torito boot img", StringComparison.Ordinal));
        await imapi.RunAsync("image", "append", image, GrowingContent.Of(folder, 1));
        await imapi.RunAsync("image", "append", image, GrowingContent.Of(folder, 2), "--remove", GrowingContent.Removed);
        Assert.Equal(before, await CatalogAsync(image));
        await imapi.RunAsync("image", "verify", image);
        var to = folder.Folder("extracted");
        await Judge.RunAsync("bsdtar", "-xf", image, "-C", to);
        var list = Assert.Single(Directory.GetFiles(to, "*SUM*"));
        var verdict = (await Judge.AskAsync(new Question("sha256sum", ["-c", list]) { Folder = to })).MustSucceed();
        Assert.Contains("new.bin: OK", verdict.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", verdict.Output, StringComparison.Ordinal);
    }

    /// <summary>A copy of an image at whose block 16 a session's descriptors stand.</summary>
    private static async Task<string> WithHeadAsync(string image, long session, string copy)
    {
        File.Copy(image, copy);
        await using var file = new FileStream(copy, FileMode.Open);
        var descriptors = new byte[4 * 2048];
        file.Seek((session + 16) * 2048, SeekOrigin.Begin);
        await file.ReadExactlyAsync(descriptors);
        file.Seek(16 * 2048, SeekOrigin.Begin);
        await file.WriteAsync(descriptors);
        return copy;
    }

    private static async Task<List<string>> CatalogAsync(string image) =>
        [.. (await Judge.RunAsync("xorriso", "-no_rc", "-indev", image, "-report_el_torito", "plain")).Lines.Where(line => line.StartsWith("El Torito", StringComparison.Ordinal))];

    /// <summary>SHA-256 by path; links are left out.</summary>
    private static SortedDictionary<string, string> Files(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => new FileInfo(path).LinkTarget is null)
            .ToDictionary(path => $"/{Path.GetRelativePath(folder, path)}", path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))), StringComparer.Ordinal);
}
