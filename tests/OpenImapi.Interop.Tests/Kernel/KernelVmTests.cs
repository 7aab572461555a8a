using System.Security.Cryptography;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Kernel;

/// <summary>Volumes of ours, as Linux itself shows them.</summary>
[Trait("Category", "Interop")]
[Trait("Category", "Large")]
public class KernelVmTests
{
    [Fact]
    public async Task Every_revision_of_udf_is_mounted_and_has_every_file()
    {
        using var folder = new TemporaryFolder();
        var source = Build(folder);
        var mounts = new List<KernelMount>();
        foreach (var revision in UdfRevisions.All)
            mounts.Add(new(await MakeAsync(source, folder[$"{revision}.udf"], new() { Udf = revision, Iso = false }), "udf"));
        Same(source, await KernelVm.MountAsync(folder, [.. mounts]));
    }

    [Fact]
    public async Task A_bridge_shows_the_same_files_by_each_of_its_trees()
    {
        using var folder = new TemporaryFolder();
        var source = Build(folder);
        var mounts = new List<KernelMount>();
        foreach (var revision in UdfRevisions.All)
        {
            var image = await MakeAsync(source, folder[$"{revision}.iso"], new() { Udf = revision, RockRidge = true });
            mounts.AddRange([new(image, "udf"), new(image, "iso9660"), new(image, "iso9660", "norock,iocharset=utf8"), new(image, "iso9660", "norock,nojoliet")]);
        }

        var seen = await KernelVm.MountAsync(folder, [.. mounts]);
        Same(source, [.. seen.Where((_, number) => number % 4 != 3)]);
        var sums = SumsOf(source).Values.Order().ToList();
        foreach (var plain in seen.Where((_, number) => number % 4 == 3))
            Assert.Equal(sums, plain.MustBeMounted().Entries.Values.Where(entry => entry.IsFile).Select(entry => entry.Sum!).Order());
    }

    /// <summary>In a metadata partition, the hardest for reader and writer.</summary>
    [Fact]
    public Task Each_of_100_000_files_has_its_bytes() => CompareManyAsync(UdfRevision.Udf250);

    [Theory]
    [Trait("Category", "Lab")]
    [InlineData(UdfRevision.Udf201)]
    [InlineData(UdfRevision.Udf260)]
    public Task Each_of_100_000_files_has_its_bytes_in_other_revisions(UdfRevision revision) => CompareManyAsync(revision);

    private static async Task CompareManyAsync(UdfRevision revision)
    {
        using var folder = new TemporaryFolder();
        var (tree, random) = (new SourceTree(), new Random(100_000));
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var number = 0; number < 100_000; number++)
        {
            var (path, content) = ($"folder {number % 97}/{number / 97 % 11}/file {number}.txt", new byte[number % 20 == 0 ? 2500 : number % 997]);
            random.NextBytes(content);
            tree.AddFile(path, FileContent.FromBytes(content), DateTimeOffset.UnixEpoch);
            expected.Add($"/{path}", Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        var image = folder["image.udf"];
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, new() { Udf = revision, Iso = false }), image);
        Assert.Equal(expected, await KernelVm.SumsAsync(folder, image, "udf"));
    }

    private static string Build(TemporaryFolder folder)
    {
        var random = new Random(3061);
        foreach (var (number, length) in new[] { 0, 1, 100, 1872, 1873, 2048, 2049, 65_536, 1_000_000 }.Index())
        {
            var content = new byte[length];
            random.NextBytes(content);
            folder.Write($"tree/sizes/{length}.bin", content);
            folder.Write($"tree/names/{number} Grüße 日本 {new string('x', 5 * number)}/Datei.txt", content);
        }

        for (var number = 0; number < 300; number++)
            folder.Write($"tree/many/a file with number {number}.txt", BitConverter.GetBytes(number));
        folder.Folder("tree/empty");
        return folder["tree"];
    }

    private static async Task<string> MakeAsync(string source, string image, ImageOptions options)
    {
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, source);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, options), image);
        return image;
    }

    private static void Same(string source, IReadOnlyList<KernelListing> seen)
    {
        var expected = SumsOf(source);
        foreach (var folder in Directory.GetDirectories(source, "*", SearchOption.AllDirectories))
            expected.Add($"/{Path.GetRelativePath(source, folder)}", "");
        foreach (var listing in seen)
            Assert.Equal(expected, new(listing.MustBeMounted().Entries.Where(pair => pair.Key != "/").ToDictionary(pair => pair.Key, pair => pair.Value.Sum ?? ""), StringComparer.Ordinal));
    }

    private static SortedDictionary<string, string> SumsOf(string source) => new(
        Directory.GetFiles(source, "*", SearchOption.AllDirectories).ToDictionary(path => $"/{Path.GetRelativePath(source, path)}", path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);
}
