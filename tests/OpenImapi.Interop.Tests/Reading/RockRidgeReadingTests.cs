using System.Security.Cryptography;
using System.Text;
using OpenImapi.Interop.Tests.HardTrees;
using OpenImapi.Interop.Tests.RockRidge;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.Reading;

/// <summary>We read of Rock Ridge what was put in, and what outside readers read, whoever made the image.</summary>
[Trait("Category", "Interop")]
public class RockRidgeReadingTests
{
    public static TheoryData<string> Trees => new(PosixTree.All.Select(tree => tree.Name));

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task We_read_what_we_wrote(string name)
    {
        using var folder = new TemporaryFolder();
        var tree = Tree(name);
        var image = await tree.WriteAsync(folder["image.iso"], new() { RockRidge = true });
        MustBeEqual(PosixListing.ForTar(tree), await OfVolumeAsync(image));
    }

    /// <summary>libisofs 1.5.4 miscounts the continuation areas of many long names, too.</summary>
    public static TheoryData<string> TreesForXorriso => new(PosixTree.All.Select(tree => tree.Name).Where(name => name != "ten thousand"));

    /// <remarks>
    /// libisofs 1.5.4 miscounts the continuation areas of links and then calls its own image damaged, brings years into 1900 to 2155, and takes no
    /// device numbers above 4,095 and 255.
    /// </remarks>
    [Theory]
    [MemberData(nameof(TreesForXorriso))]
    public async Task We_read_of_an_image_of_xorriso_what_was_put_into_it(string name)
    {
        using var folder = new TemporaryFolder();
        var tree = Tree(name).Without(file =>
            file.Target.Length > 60 || file.ModifiedAt.Year is < 1900 or > 2155 || file.Device.Major > 4095 || file.Device.Minor > 255);
        var ours = await tree.WriteAsync(folder["ours.iso"], new() { RockRidge = true, Joliet = false });
        var theirs = folder["theirs.iso"];
        await Judge.RunAsync("xorriso", "-no_rc", "-hardlinks", "on", "-indev", ours, "-outdev", theirs, "-compliance", "deep_paths_off", "-rr_reloc_dir", "rr_moved",
            "-volid", "AGAIN", "-commit", "-end");
        MustBeEqual(PosixListing.ForTar(tree), await OfVolumeAsync(theirs));
    }

    [Theory]
    [InlineData("names")]
    [InlineData("modes")]
    [InlineData("names of one file")]
    [InlineData("twenty levels")]
    public async Task We_read_an_image_of_genisoimage_as_bsdtar_does(string name)
    {
        using var folder = new TemporaryFolder();
        var ours = await Tree(name).Without(file => file.Type is 'b' or 'c' or 's' || (file.Path.Length > 240 && file.Path.LastIndexOf('/') == 0) || file.Path.Any(c => c > 0x7F))
            .WriteAsync(folder["ours.iso"], new() { RockRidge = true, Joliet = false });
        await Judge.RunAsync("bsdtar", "-xf", ours, "-C", folder.Folder("tree"));
        var theirs = folder["theirs.iso"];
        await Judge.RunAsync("genisoimage", "-quiet", "-R", "-o", theirs, folder["tree"]);
        MustBeEqual(await PosixListing.OfTarAsync(theirs), await OfVolumeAsync(theirs));
    }

    private static PosixTree Tree(string name) => PosixTree.All.Single(tree => tree.Name == name);

    /// <summary>What we read, in the lines of <see cref="PosixListing.ForTar"/>.</summary>
    private static async Task<IReadOnlyList<string>> OfVolumeAsync(string image)
    {
        using var source = new FileBlockSource(image);
        var volume = await DiscVolume.OpenAsync(source, mode: ReadingMode.Tolerant);
        Assert.Equal(VolumeTreeKind.RockRidge, volume.Best.Kind);
        var lines = new List<string>();
        await foreach (var entry in volume.Best.WalkAsync())
            lines.Add($"{PathOf(entry)} {"-dlcbps"[IndexOf(entry.Kind)]} {Convert.ToString(entry.Rights!.Value.Permissions, 8)} {entry.Rights.Value.UserId} {entry.Rights.Value.GroupId} "
                + $"{entry.ModifiedAt!.Value.ToUnixTimeSeconds()} {entry.Target} {(entry.Device is { } device ? $"{device.Major},{device.Minor}" : "")} {await HashAsync(volume.Best, entry)}");
        Assert.Empty(volume.Faults);
        return lines;
    }

    private static string PathOf(VolumeEntry entry) => entry.Parent is null ? "" : $"{PathOf(entry.Parent)}/{Encoding.Latin1.GetString(entry.RawName)}";

    private static int IndexOf(SourceKind kind) => kind switch
    {
        SourceKind.Folder => 1,
        SourceKind.Link => 2,
        SourceKind.CharacterDevice => 3,
        SourceKind.BlockDevice => 4,
        SourceKind.Fifo => 5,
        SourceKind.Socket => 6,
        _ => 0,
    };

    private static async Task<string> HashAsync(VolumeTree tree, VolumeEntry entry)
    {
        if (entry.Kind != SourceKind.File)
            return "";
        if (entry.NameCount > 1)
            return $"{entry.NameCount} names";
        await using var content = tree.OpenFile(entry);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }

    private static void MustBeEqual(IEnumerable<string> expected, IEnumerable<string> seen)
    {
        var difference = Listing.Difference(Lines(expected), Lines(seen));
        Assert.True(difference.Length == 0, difference);
    }

    private static string Lines(IEnumerable<string> files) =>
        string.Join('\n', files.Select(file => file.Replace("\n", "\\n", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
