using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>What holds for every plan; trees are made from the seeds given.</summary>
public class PlanLawTests
{
    private static readonly string[] Parts =
        ["a", "A", "b.txt", "B.TXT", "b", "sub", "Sub", "name with spaces.tar.gz", "näme", "日本", "\U0001F4BF disc", "x*y", "x?y", "x_y", ".hidden", "end.", new string('l', 80) + ".ext", new string('l', 81) + ".ext"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_block_belongs_to_one_region_and_every_file_has_its_blocks(int seed)
    {
        var (tree, options) = (Tree(seed), Options(seed));
        var plan = ImagePlanner.Plan(tree, options);
        var next = options.Start;
        var seen = new HashSet<int>();
        foreach (var region in plan.Regions)
        {
            Assert.Equal(next, region.Extent.Start);
            Assert.True(region.Extent.Length.Value > 0);
            Assert.Equal(region, plan.RegionAt(region.Extent.Start));
            Assert.Equal(region, plan.RegionAt(region.Extent.End - new BlockCount(1)));
            next = region.Extent.End;
            if (region.Kind != RegionKind.FileData)
                continue;
            Assert.True(seen.Add(region.Node.Value));
            Assert.Equal(BlockCount.ForBytes(tree[region.Node].Length), region.Extent.Length);
            Assert.True(tree[region.Node].Length < 65536 || (region.Extent.Start - options.Start).Value % 2 == 0);
        }

        Assert.Equal(plan.Extent, Extent.Between(options.Start, next));
        var embedded = options.Iso ? 0 : UdfEmbeddingTests.Room(options.Udf);
        Assert.Equal(Enumerable.Range(0, tree.NodeCount).Count(node => tree[new(node)].Length > embedded), seen.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_order_of_adding_makes_no_difference(int seed)
    {
        var (one, other) = (Tree(seed), Tree(seed, shuffle: seed + 1000));
        var (first, second) = (ImagePlanner.Plan(one, Options(seed)), ImagePlanner.Plan(other, Options(seed)));
        Assert.Equal(first.Lines(), second.Lines());
        Assert.Equal(first.Report.Renames, second.Report.Renames);
        Assert.Equal(Convert.ToHexString(await Samples.ImageOf(first)), Convert.ToHexString(await Samples.ImageOf(second)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_blocks_in_any_order_are_those_of_the_image(int seed)
    {
        var plan = ImagePlanner.Plan(Tree(seed), Options(seed));
        var image = await Samples.ImageOf(plan);
        var random = new Random(seed);
        using var source = plan.OpenSource();
        for (var round = 0; round < 50; round++)
        {
            var first = random.Next((int)source.Extent.Length.Value);
            var count = random.Next(1, Math.Min(40, (int)source.Extent.Length.Value - first) + 1);
            var blocks = await source.ReadAsync(source.Extent.Start + new BlockCount(first), count, TestContext.Current.CancellationToken);
            Assert.True(image.AsSpan(first * 2048, count * 2048).SequenceEqual(blocks), $"blocks {first}+{count}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Our_own_checker_finds_nothing(int seed)
    {
        var options = Options(seed) with { Start = Lba.Zero, Iso = true };
        var image = new MemoryBlockSource(await Samples.ImageOf(ImagePlanner.Plan(Tree(seed), options)));
        await foreach (var finding in VolumeChecker.CheckAsync(image, cancellation: TestContext.Current.CancellationToken))
            Assert.True(finding.Severity != Severity.Error, finding.ToString());
    }

    internal static SourceTree Tree(int seed, int? shuffle = null)
    {
        var random = new Random(seed);
        var paths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = random.Next(1, 120); i > 0; i--)
        {
            var path = string.Join('/', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Parts[random.Next(Parts.Length)]));
            paths[path] = random.Next(4) switch { 0 => 0, 1 => random.Next(1, 2048), 2 => random.Next(2048, 9000), _ => random.Next(65_000, 140_000) };
        }

        var files = paths.Where(file => !paths.Keys.Any(other => other.StartsWith(file.Key + "/", StringComparison.Ordinal))).ToArray();
        if (shuffle is { } other)
            new Random(other).Shuffle(files);
        var tree = new SourceTree();
        foreach (var (path, length) in files)
            tree.AddFile(path, Samples.Bytes(length, length), Samples.Time.AddSeconds(length));
        return tree;
    }

    private static ImageOptions Options(int seed) => new()
    {
        IsoLevel = seed % 3 + 1,
        Joliet = seed % 4 != 0,
        RockRidge = seed % 7 != 0,
        Udf = seed % 2 == 0 ? UdfRevisions.All[seed / 2 % 6] : UdfRevision.None,
        Iso = seed % 2 != 0 || seed % 3 != 0,
        Start = new(seed % 5 == 0 ? 12_345 : 0),
        Label = "config-2",
    };
}
