using System.Globalization;
using System.Text;
using OpenImapi.Formats.Susp;
using OpenImapi.Interop.Tests.HardTrees;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.RockRidge;

/// <summary>Outside readers see everything that Rock Ridge can hold of trees that are hard to keep whole.</summary>
[Trait("Category", "Interop")]
public class RockRidgeJudgeTests
{
    private static readonly ImageOptions Options = new() { RockRidge = true, Joliet = false };

    private static readonly int[] Seeds = [1, 2, 3, 5];

    /// <summary>Each tree as it is; those that lie deep also with what lies too deep moved.</summary>
    public static TheoryData<string, bool> Trees =>
    [
        .. PosixTree.All.Select(tree => (tree.Name, false)), ("twenty levels", true),
        .. Seeds.SelectMany(seed => new[] { ($"seed {seed}", false), ($"seed {seed}", true) }),
    ];

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Bsdtar_sees_every_fact_and_every_byte(string name, bool isMoved)
    {
        using var folder = new TemporaryFolder();
        var tree = Tree(name).Without(MisreadByTar);
        var image = await tree.WriteAsync(folder["image.iso"], Made(isMoved));
        MustBeEqual(PosixListing.ForTar(tree), await PosixListing.OfTarAsync(image));
    }

    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Xorriso_sees_every_name_mode_owner_size_device_and_target(string name, bool isMoved)
    {
        using var folder = new TemporaryFolder();
        var tree = Tree(name).Without(MisreadByXorriso);
        var image = await tree.WriteAsync(folder["image.iso"], Made(isMoved));
        MustBeEqual(PosixListing.ForXorriso(tree), await PosixListing.OfXorrisoAsync(image));
    }

    /// <remarks>
    /// isoinfo dies of links of more than 1,023 bytes, and shows moved folders where they were moved to. isovfy gets fewer: it dies of a link of 1,005 bytes in
    /// xorriso's image (segmentation fault), and finds faults in genisoimage's own image with one of 402; so it is not asked about the random trees, which have such.
    /// </remarks>
    [Theory]
    [MemberData(nameof(Trees))]
    public async Task Isoinfo_sees_every_name_and_isovfy_no_fault(string name, bool isMoved)
    {
        using var folder = new TemporaryFolder();
        var tree = Tree(name).Without(file => file.Path.Contains('\n', StringComparison.Ordinal) || file.Target.Length > 1023);
        var image = await tree.WriteAsync(folder["image.iso"], Made(isMoved));
        var verdict = await Judge.RunAsync("isoinfo", "-R", "-f", "-i", image);
        if (!isMoved)
            MustBeEqual(tree.Files.Select(file => file.Path), Encoding.Latin1.GetString(verdict.OutputBytes).TrimEnd('\n').Split('\n'));
        if (!IsRandom(name))
            Assert.Contains("No errors found", (await Judge.RunAsync("isovfy", image)).Output);
    }

    /// <summary>
    /// libarchive reads the long form of times a month late, and the halves of a device's number as one number; and it loses the slash where a link goes on
    /// in another entry between two components, which can be helped unless they are dots.
    /// </summary>
    internal static bool MisreadByTar(PosixFile file) => file.ModifiedAt.Year is < 1900 or > 2155 || HasLargeNumbers(file)
        || (file.Target.Length > ComponentRecord.MaximumContent && file.Target.Split('/').Any(part => part is "." or ".."));

    /// <summary>libisofs takes no link of more than 1,023 bytes, and reads the halves of a device's number as one number.</summary>
    private static bool MisreadByXorriso(PosixFile file) => file.Target.Length > 1023 || HasLargeNumbers(file);

    private static bool HasLargeNumbers(PosixFile file) => file.Device.Major > 4095 || file.Device.Minor > 255;

    private static ImageOptions Made(bool isMoved) => Options with { RelocatedFolders = isMoved ? "rr_moved" : null };

    private static bool IsRandom(string name) => name.StartsWith("seed ", StringComparison.Ordinal);

    private static PosixTree Tree(string name) =>
        IsRandom(name) ? RandomTrees.Of(int.Parse(name.AsSpan(5), CultureInfo.InvariantCulture)) : PosixTree.All.Single(tree => tree.Name == name);

    private static void MustBeEqual(IEnumerable<string> expected, IEnumerable<string> seen)
    {
        var difference = Listing.Difference(Lines(expected), Lines(seen));
        Assert.True(difference.Length == 0, difference);
    }

    /// <summary>One line for each file, though some names have a line end in them.</summary>
    private static string Lines(IEnumerable<string> files) => string.Join('\n', files.Select(file => file.Replace("\n", "\\n", StringComparison.Ordinal)));
}
