using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Growing;

/// <summary>What the image takes is never less than the least and never more than the most that was reckoned; trees are made from the seeds given.</summary>
public class ImageBoundsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(20040506, 36)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_exact_length_lies_within_the_bounds_after_every_merge(int seed)
    {
        var (random, pieces, options, tree) = (new Random(seed), new Pieces(seed), Options(seed), new SourceTree());
        var bounds = new ImageBounds(options);
        for (var i = 0; i < 30; i++)
        {
            Merge(tree, pieces.NextUnreadable(random.Next(3) == 0 ? 300 : 20, options.IsoLevel == 3), bounds, overwrite: true);
            var plan = ImagePlanner.Plan(tree, options);
            Check(plan, bounds.Blocks);
            Check(plan, ImageBounds.Of(tree, options).Bounds.Blocks);
            if (random.Next(4) > 0)
                continue;
            bounds.Learn(plan);
            Assert.Equal(BlockRange.Exactly(plan.Extent.Length.Value), bounds.Blocks);
        }
    }

    [Theory]
    [InlineData("{0:0000} a name that is cut so that all of them come out equal", 1)]
    [InlineData("a name that is cut so that all of them come out equal {0}", 1)]
    [InlineData("a name that is cut so that all of them come out equal {0}", 2)]
    [InlineData("a long name of which Joliet, too, keeps only those units that are the same in all of them {0}.dat", 3)]
    [InlineData("{0}\u00e9\U0001F4BF", 3)]
    public void Thousands_of_names_that_come_out_equal_stay_within_the_bounds(string name, int level)
    {
        var (options, tree) = (new ImageOptions { IsoLevel = level }, new SourceTree());
        var bounds = new ImageBounds(options);
        for (var i = 0; i < 4000;)
        {
            var piece = new SourceTree();
            for (var end = i + 500; i < end; i++)
            {
                var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, i);
                if (i % 5 == 0)
                    piece.AddFolder(piece.Root, NameText.FromText(text));
                else
                    piece.AddFile(piece.Root, NameText.FromText(text), FileContent.FromBytes(default));
            }

            Merge(tree, piece, bounds, overwrite: false);
            Check(ImagePlanner.Plan(tree, options), bounds.Blocks);
        }
    }

    [Fact]
    public void Small_folders_of_plain_names_are_known_exactly()
    {
        var (tree, options) = (new SourceTree(), new ImageOptions());
        var bounds = new ImageBounds(options);
        for (var call = 0; call < 30; call++)
        {
            Merge(tree, Samples.Tree(Enumerable.Range(0, 100).Select(i => $"call {call}/file {i}.dat")), bounds, overwrite: false);
            Assert.Equal(BlockRange.Exactly(ImagePlanner.Plan(tree, options).Extent.Length.Value), bounds.Blocks);
        }
    }

    [Fact]
    public void A_file_that_is_replaced_is_counted_as_the_new_one()
    {
        var (tree, bounds) = (Samples.Tree("a"), ImageBounds.Of(Samples.Tree("a"), new()).Bounds);
        var before = bounds.Blocks;
        var piece = new SourceTree();
        piece.AddFile("a", FileContent.FromStream(() => Stream.Null, 20 * 2048, "zeros"), Samples.Time);
        Merge(tree, piece, bounds, overwrite: true);
        Assert.Equal(before.Most + 19, bounds.Blocks.Most);
        Merge(tree, Samples.Tree("a"), bounds, overwrite: true);
        Assert.Equal(before, bounds.Blocks);
    }

    [Fact]
    public void Options_that_bounds_know_nothing_of_are_left_to_the_plan()
    {
        Assert.True(ImageBounds.CanTell(new() { Label = "A", IsoLevel = 1, Joliet = false, Start = new(5), SourceDate = Samples.Time, PublisherIdentifier = "B" }));
        ImageOptions[] others = [new() { RockRidge = true }, new() { Strict = true }, new() { AllowDeepDirectories = false }, new() { AllowLongPaths = false }];
        Assert.DoesNotContain(others, ImageBounds.CanTell);
    }

    private static ImageOptions Options(int seed) => new() { IsoLevel = seed % 3 + 1, Joliet = seed % 4 != 0, Start = new(seed % 5 == 0 ? 12_345 : 0) };

    private static void Merge(SourceTree tree, SourceTree piece, ImageBounds bounds, bool overwrite)
    {
        TreeMerge merge;
        try
        {
            merge = tree.PrepareMerge(piece, overwrite);
        }
        catch (DiscException e) when (e.Error == MasteringErrors.FileExists)
        {
            return;
        }

        var growth = bounds.Grow(merge);
        merge.Commit();
        bounds.Take(growth, merge);
    }

    private static void Check(ImagePlan plan, BlockRange bounds) => Assert.InRange(plan.Extent.Length.Value, bounds.Least, bounds.Most);
}
