using OpenImapi.Formats;
using OpenImapi.Interop.Tests.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Mastering;

/// <summary>Five programs list the same tree on our image, in ISO 9660 and in Joliet, and take the same bytes out of it.</summary>
[Trait("Category", "Interop")]
public class FiveReadersTests
{
    private static readonly DateTimeOffset Time = new(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);

    /// <summary>Path, length, and the path that ISO 9660 level 3 makes of it.</summary>
    private static readonly (string Path, int Length, string Iso)[] Files =
    [
        ("EXACT.TXT", 10, "EXACT.TXT"),
        ("no-extension", 2048, "NO_EXTENSION"),
        ("Empty file.txt", 0, "EMPTY_FILE.TXT"),
        ("aligned.bin", 65_536, "ALIGNED.BIN"),
        ("large.bin", 1_500_001, "LARGE.BIN"),
        ("Folder One/readme.txt", 5, "FOLDER_ONE/README_1.TXT"),
        ("Folder One/README.TXT", 6, "FOLDER_ONE/README.TXT"),
        ("Folder One/A name that is longer than thirty characters.tar.gz", 2049, "FOLDER_ONE/A_NAME_THAT_IS_LONGER_THAN_T.GZ"),
        ("1/2/3/4/5/6/7/8/9/10/11/12/deep", 7, "1/2/3/4/5/6/7/8/9/10/11/12/DEEP"),
        .. Enumerable.Range(0, 200).Select(i => ($"Many/File number {i:000}", i, $"MANY/FILE_NUMBER_{i:000}")),
    ];

    [Fact]
    public async Task Isoinfo_lists_both_trees_and_extracts_from_both()
    {
        using var folder = new TemporaryFolder();
        var image = await MakeAsync(folder);
        Assert.Equal(Paths(Joliet), Sorted((await Judge.RunAsync("isoinfo", "-f", "-J", "-i", image)).Lines));
        Assert.Equal(Paths(Iso), Sorted((await Judge.RunAsync("isoinfo", "-f", "-i", image)).Lines.Select(WithoutVersion)));
        foreach (var (path, iso) in Joliet.Zip(Iso).Where(pair => pair.First.Length < 3000 || pair.First.Path == "large.bin").Take(12))
        {
            Assert.Equal(Content(path.Length), (await Judge.RunAsync("isoinfo", "-J", "-x", "/" + path.Path, "-i", image)).OutputBytes);
            var recorded = "/" + iso.Path + (Path.GetFileName(iso.Path).Contains('.', StringComparison.Ordinal) ? ";1" : ".;1");
            Assert.Equal(Content(path.Length), (await Judge.RunAsync("isoinfo", "-x", recorded, "-i", image)).OutputBytes);
        }
    }

    [Fact]
    public async Task Iso_info_lists_both_trees_with_lengths()
    {
        using var folder = new TemporaryFolder();
        var image = await MakeAsync(folder);
        Assert.Equal(
            Sorted(Joliet.Select(file => $"/{file.Path} {file.Length}")),
            Sorted((await OutsideReader.LengthsAsync(image)).Select(file => $"{file.Path} {file.Length}")));
        Assert.Equal(
            Sorted(Iso.Select(file => $"/{file.Path.ToLowerInvariant()} {file.Length}")),
            Sorted((await OutsideReader.LengthsAsync(image, "--no-joliet")).Select(file => $"{file.Path} {file.Length}")));
    }

    [Fact]
    public async Task Bsdtar_lists_both_trees()
    {
        using var folder = new TemporaryFolder();
        var image = await MakeAsync(folder);
        Assert.Equal(Paths(Joliet), Sorted((await Judge.RunAsync("bsdtar", "-tf", image)).Lines.Where(line => line != ".").Select(line => "/" + line)));
        Assert.Equal(Paths(Iso), Sorted((await Judge.RunAsync("bsdtar", "-tf", image, "--options", "iso9660:!joliet")).Lines.Where(line => line != ".").Select(line => "/" + line)));
    }

    [Fact]
    public async Task Xorriso_lists_both_trees_with_where_the_data_lie()
    {
        using var folder = new TemporaryFolder();
        var image = await MakeAsync(folder);
        foreach (var (tree, files) in new[] { ("norock", Joliet), ("ecma119", Iso) })
        {
            var verdict = await Judge.RunAsync("xorriso", "-abort_on", "FATAL", "-return_with", "FATAL", "32", "-read_fs", tree, "-indev", image, "-find", "/", "-type", "f", "-exec", "report_lba");
            var listed = verdict.Lines.Where(line => line.StartsWith("File data lba:", StringComparison.Ordinal)).Select(line => line.Split(" , "));
            Assert.Equal(
                Sorted(files.Select(file => $"/{file.Path} {file.Length} {(file.Length == 0 ? 0 : file.Start)}")),
                Sorted(listed.Select(fields => $"{fields[4].Trim('\'')} {fields[3].Trim()} {(fields[3].Trim() == "0" ? "0" : fields[1].Trim())}")));
        }
    }

    [Fact]
    public async Task SevenZip_tests_and_extracts_the_Joliet_tree()
    {
        using var folder = new TemporaryFolder();
        var image = await MakeAsync(folder);
        await Judge.RunAsync("7z", "x", "-y", "-o" + folder.Folder("out"), image);
        foreach (var file in Joliet)
            Assert.Equal(Content(file.Length), await File.ReadAllBytesAsync(folder["out/" + file.Path]));
        Assert.Equal(Joliet.Count(), Directory.EnumerateFiles(folder["out"], "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_second_session_shows_the_files_of_both()
    {
        using var folder = new TemporaryFolder();
        var first = new SourceTree();
        first.AddFile("first/one.txt", FileContent.FromBytes("one"u8.ToArray()), Time);
        var firstPlan = ImagePlanner.Plan(first);
        var start = new Lba(firstPlan.Extent.End.Value + 7000);

        var second = new SourceTree();
        var old = firstPlan.Regions.Single(region => region.Kind == RegionKind.FileData).Extent;
        second.AddFile("first/one.txt", new RecordedContent([new(old, 3)]), Time);
        second.AddFile("second/two.txt", FileContent.FromBytes("second"u8.ToArray()), Time);
        var secondPlan = ImagePlanner.Plan(second, new() { Start = start });

        await using (var disc = File.Create(folder["disc.iso"]))
        {
            using var one = firstPlan.OpenSource();
            await one.CopyToAsync(disc);
            disc.Position = start.Value * 2048;
            using var two = secondPlan.OpenSource();
            await two.CopyToAsync(disc);
        }

        var listed = await Judge.RunAsync("isoinfo", "-J", "-f", "-T", $"{start}", "-i", folder["disc.iso"]);
        Assert.Equal(["/first", "/first/one.txt", "/second", "/second/two.txt"], Sorted(listed.Lines));
        Assert.Equal("one", (await Judge.RunAsync("isoinfo", "-J", "-T", $"{start}", "-x", "/first/one.txt", "-i", folder["disc.iso"])).Output);
        Assert.Equal("second", (await Judge.RunAsync("isoinfo", "-J", "-T", $"{start}", "-x", "/second/two.txt", "-i", folder["disc.iso"])).Output);
        await Judge.RunAsync("xorriso", "-abort_on", "FATAL", "-return_with", "FATAL", "32", "-read_fs", "norock", "-load", "sbsector", $"{start}", "-osirrox", "on", "-indev", folder["disc.iso"], "-extract", "/", folder["out"]);
        Assert.Equal("one", await File.ReadAllTextAsync(folder["out/first/one.txt"]));
        Assert.Equal("second", await File.ReadAllTextAsync(folder["out/second/two.txt"]));
        await Judge.RunAsync("chmod", "-R", "u+w", folder["out"]);
    }

    private readonly Dictionary<string, long> starts = new(StringComparer.Ordinal);

    private IEnumerable<Placed> Joliet => Files.Select(file => new Placed(file.Path, file.Length, starts.GetValueOrDefault("/" + file.Path)));

    private IEnumerable<Placed> Iso => Files.Select(file => new Placed(file.Iso, file.Length, starts.GetValueOrDefault("/" + file.Path)));

    private async Task<string> MakeAsync(TemporaryFolder folder)
    {
        var tree = new SourceTree();
        foreach (var (path, length, _) in Files)
            tree.AddFile(path, FileContent.FromBytes(Content(length)), Time);
        var plan = ImagePlanner.Plan(tree);
        foreach (var region in plan.Regions.Where(region => region.Kind == RegionKind.FileData))
            starts[tree.PathOf(region.Node)] = region.Extent.Start.Value;
        await ImageFile.WriteAsync(plan, folder["image.iso"]);
        return folder["image.iso"];
    }

    private static IEnumerable<string> Paths(IEnumerable<Placed> files) => Sorted(files.SelectMany(file => Above(file.Path)).Distinct(StringComparer.Ordinal));

    private static IEnumerable<string> Above(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
            yield return "/" + path[..end];
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static string WithoutVersion(string path) => path.EndsWith(";1", StringComparison.Ordinal) ? path[..^2].TrimEnd('.') : path;

    private static byte[] Content(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private sealed record Placed(string Path, int Length, long Start);
}
