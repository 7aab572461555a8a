using System.Security.Cryptography;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Reading;

/// <summary>The tree of ISO 9660:1999 and Joliet names of 103 units: ours in the eyes of others, and theirs in ours.</summary>
[Trait("Category", "Interop")]
public sealed class SecondTreeTests : IDisposable
{
    private static readonly string LongName = new string('n', 98) + ".text";
    private readonly TemporaryFolder folder = new();

    public SecondTreeTests()
    {
        foreach (var (number, name) in new[] { "a", "lower case and a space.text.more", "deep/er/file without end", "Zeta", LongName }.Index())
            folder.Write($"source/{name}", Bytes(100 + 3000 * number));
    }

    public void Dispose() => folder.Dispose();

    /// <remarks>No program at hand shows this tree where there is a primary one, so its descriptor is made the primary one of a copy.</remarks>
    [Fact]
    public async Task Others_read_our_tree_of_1999_as_a_primary_one()
    {
        var image = await MakeAsync(new() { IsoLevel = 4, Joliet = false });
        var bytes = await File.ReadAllBytesAsync(image, TestContext.Current.CancellationToken);
        Assert.Equal(Convert.ToHexString([2, .. "CD001"u8, 2]), Convert.ToHexString(bytes.AsSpan(17 * 2048, 7)));
        bytes.AsSpan(17 * 2048, 2048).CopyTo(bytes.AsSpan(16 * 2048));
        (bytes[16 * 2048], bytes[16 * 2048 + 6], bytes[16 * 2048 + 881]) = (1, 1, 1);
        bytes.AsSpan(18 * 2048, 2048).CopyTo(bytes.AsSpan(17 * 2048));
        var moved = folder.Write("moved.iso", bytes);
        await Judge.RunAsync("bsdtar", "-xf", moved, "-C", folder.Folder("by bsdtar"));
        Assert.Equal(Files("source"), Files("by bsdtar"));
        Assert.Equal(Files("source").Keys, (await Judge.RunAsync("isoinfo", "-f", "-i", moved)).Lines.Where(Files("source").ContainsKey).Order(StringComparer.Ordinal));
        Assert.Contains("ISO 9660:1999", (await Judge.RunAsync("isoinfo", "-d", "-i", image)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("genisoimage", "-quiet", "-iso-level", "4", "-o")]
    [InlineData("xorriso", "-as", "mkisofs", "-quiet", "-iso-level", "4", "-o")]
    public async Task We_read_the_tree_of_1999_of_others(string tool, params string[] words)
    {
        await Judge.RunAsync(tool, [.. words, folder["theirs.iso"], folder["source"]]);
        Assert.Equal(Files("source"), await ReadAsync(folder["theirs.iso"], VolumeTreeKind.Enhanced));
    }

    [Fact]
    public async Task Others_read_our_joliet_names_of_103_units()
    {
        var image = await MakeAsync(new() { JolietLongNames = true });
        await Judge.RunAsync("bsdtar", "-xf", image, "-C", folder.Folder("by bsdtar"));
        Assert.Equal(Files("source"), Files("by bsdtar"));
        await Judge.RunAsync("7z", "x", "-y", $"-o{folder["by 7z"]}", image);
        Assert.Equal(Files("source"), Files("by 7z"));
        var listed = (await Judge.RunAsync("isoinfo", "-J", "-f", "-i", image)).Lines;
        Assert.Equal(Files("source").Keys, listed.Where(Files("source").ContainsKey).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("genisoimage", "-quiet", "-J", "-joliet-long", "-o")]
    [InlineData("xorriso", "-as", "mkisofs", "-quiet", "-J", "-joliet-long", "-o")]
    public async Task We_read_joliet_names_of_103_units_of_others(string tool, params string[] words)
    {
        await Judge.RunAsync(tool, [.. words, folder["theirs.iso"], folder["source"]]);
        Assert.Equal(Files("source"), await ReadAsync(folder["theirs.iso"], VolumeTreeKind.Joliet));
    }

    private async Task<string> MakeAsync(ImageOptions options)
    {
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder["source"]);
        await ImageFile.WriteAsync(ImagePlanner.Plan(tree, options), folder["ours.iso"]);
        return folder["ours.iso"];
    }

    private static async Task<SortedDictionary<string, string>> ReadAsync(string image, VolumeTreeKind kind)
    {
        using var source = new FileBlockSource(image);
        var tree = (await DiscVolume.OpenAsync(source, default, ReadingMode.Tolerant, TestContext.Current.CancellationToken)).Of(kind)!;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entry in tree.WalkAsync(cancellation: TestContext.Current.CancellationToken))
            if (!entry.IsFolder)
                files.Add(entry.Path, Convert.ToHexStringLower(await SHA256.HashDataAsync(tree.OpenFile(entry), TestContext.Current.CancellationToken)));
        return files;
    }

    private static byte[] Bytes(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    private SortedDictionary<string, string> Files(string name) => new(
        Directory.GetFiles(folder[name], "*", SearchOption.AllDirectories)
            .ToDictionary(path => $"/{Path.GetRelativePath(folder[name], path)}", path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))), StringComparer.Ordinal);
}
