using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Growing;

/// <summary>Pieces are added whole or not at all, and an image that grew is the one that a single tree makes.</summary>
public class GrowingImageTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(20010203, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_image_is_that_of_the_committed_pieces_alone(int seed)
    {
        var (random, pieces) = (new Random(seed), new Pieces(seed));
        var under = seed % 3 == 0 ? Recorded(pieces.Next()) : null;
        var options = new ImageOptions { IsoLevel = seed % 3 + 1, Joliet = seed % 4 != 0, RockRidge = seed % 7 == 0, Start = new(under is null ? 0 : 100_000) };
        var (image, committed) = (new GrowingImage(), new List<(SourceTree Piece, bool Overwrite)>());
        image.LayOver(under);
        for (var i = 0; i < 25; i++)
        {
            var (piece, overwrite) = (pieces.Next(), random.Next(2) == 0);
            var expected = LengthOf(under, [.. committed, (piece, overwrite)], options);
            if (Fate(image, piece, options, overwrite, expected, random.Next(3)))
                committed.Add((piece, overwrite));
            if (random.Next(4) == 0)
                Assert.Equal(LengthOf(under, committed, options), image.Measure(options).Value);
        }

        var plan = image.Plan(options);
        Assert.Equal(ImagePlanner.Plan(Together(under, committed)!, options).Lines(), plan.Lines());
        Assert.Equal(await Samples.ImageOf(Together(under, committed)!, options), await Samples.ImageOf(plan));
    }

    [Fact]
    public async Task A_piece_that_is_not_committed_changes_nothing_and_a_plan_from_before_stays_good()
    {
        var (image, options) = (new GrowingImage(), new ImageOptions());
        image.Prepare(Samples.Tree("a", "sub/b"), options).Commit();
        var plan = image.Plan(options);
        var before = await Samples.ImageOf(plan);
        Assert.True(image.Prepare(Samples.Tree("c", "sub/d"), options).FitsIn(new(1000)));
        Assert.False(image.Prepare(Samples.Tree("c", "sub/d"), options).FitsIn(plan.Extent.Length));
        Assert.Same(MasteringErrors.FileExists, Assert.Throws<DiscException>(() => image.Prepare(Samples.Tree("c", "sub/b"), options)).Error);
        Assert.Equal(before, await Samples.ImageOf(plan));
        Assert.Same(plan, image.Plan(options));
    }

    [Fact]
    public void A_plan_from_before_a_piece_was_added_can_only_be_looked_at()
    {
        var (image, options) = (new GrowingImage(), new ImageOptions());
        image.Prepare(Samples.Tree("a"), options).Commit();
        var plan = image.Plan(options);
        var lines = plan.Lines().ToList();
        image.Prepare(Samples.Tree("b", "sub/c"), options).Commit();
        Assert.Throws<InvalidOperationException>(plan.OpenSource);
        Assert.Equal(lines, plan.Lines());
    }

    [Fact]
    public void A_piece_prepared_for_what_the_image_is_no_more_is_refused()
    {
        var (image, options) = (new GrowingImage(), new ImageOptions());
        var (first, second) = (image.Prepare(Samples.Tree("a"), options), image.Prepare(Samples.Tree("b"), options));
        first.Commit();
        Assert.Throws<InvalidOperationException>(() => second.FitsIn(new(1000)));
        Assert.Throws<InvalidOperationException>(second.Commit);
        Assert.Throws<InvalidOperationException>(first.Commit);
        var third = image.Prepare(Samples.Tree("c"), options);
        image.LayOver(Samples.Tree("d"));
        Assert.Throws<InvalidOperationException>(third.Commit);
        Assert.Equal(["/", "/a", "/d"], PathsOf(image, options));
    }

    [Fact]
    public void What_it_is_laid_over_can_be_exchanged()
    {
        var (image, options) = (new GrowingImage(), new ImageOptions());
        image.Prepare(Samples.Tree("a", "folder/b"), options).Commit();
        image.LayOver(Samples.Tree("a", "c"));
        Assert.Equal(["/", "/a", "/c", "/folder", "/folder/b"], PathsOf(image, options));
        Assert.Throws<DiscException>(() => image.LayOver(Samples.Tree("folder")));
        Assert.Throws<DiscException>(() => image.Prepare(Samples.Tree("c/below"), options));
        image.LayOver(null);
        image.Prepare(Samples.Tree("c/below"), options).Commit();
        Assert.Equal(["/", "/a", "/c", "/c/below", "/folder", "/folder/b"], PathsOf(image, options));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void What_a_plan_refuses_is_refused_as_a_piece(int level, bool isRefused)
    {
        var (image, piece) = (new GrowingImage(), new SourceTree());
        piece.AddFile("huge", FileContent.FromStream(() => Stream.Null, 4L << 30, "nothing"));
        var fault = Record.Exception(() => image.Prepare(piece, new() { IsoLevel = level }));
        Assert.Equal(isRefused ? MasteringErrors.FileTooLarge : null, (fault as DiscException)?.Error);
    }

    [Fact]
    public void What_is_not_allowed_is_refused_as_a_piece()
    {
        var image = new GrowingImage();
        var deep = Samples.Tree(string.Join('/', Enumerable.Repeat("folder", 60)) + "/file");
        Refused(MasteringErrors.TreeTooDeep, () => image.Prepare(deep, new() { AllowDeepDirectories = false }));
        Refused(MasteringErrors.TreeTooDeep, () => image.Prepare(deep, new() { AllowLongPaths = false }));
        Refused(MasteringErrors.Strict, () => image.Prepare(deep, new() { Strict = true }));
        Refused(MasteringErrors.BadVolumeText, () => image.Prepare(deep, new() { Label = "a\nb" }));
        image.Prepare(deep, new()).Commit();
        Refused(MasteringErrors.Strict, () => image.Measure(new() { Strict = true }));
    }

    [Fact]
    public void A_folder_with_folders_behind_65535_others_is_refused_as_a_piece_and_one_less_is_taken()
    {
        var (image, options, many) = (new GrowingImage(), new ImageOptions { Joliet = false }, new SourceTree());
        for (var i = 0; i < 65_535; i++)
            many.AddFolder($"f{i:00000}");
        image.Prepare(many, options).Commit();
        image.Prepare(Samples.Tree("a file"), options).Commit();
        image.Prepare(Samples.Tree("f65533/inside"), options).Commit();
        Refused(MasteringErrors.TooManyDirectories, () => image.Prepare(Samples.Tree("f65534/inside/"), options));
        image.Prepare(Samples.Tree("f65533/inside one/"), options).Commit();
        Assert.Equal(image.Plan(options).Extent.Length, image.Measure(options));
    }

    [Fact]
    public void Data_of_the_disc_that_do_not_lie_before_the_start_are_refused_as_a_piece()
    {
        var piece = new SourceTree();
        piece.AddFile("recorded", new RecordedContent([new(new(new(100), new(2)), 4000)]));
        var image = new GrowingImage();
        Assert.Throws<ArgumentException>(() => image.Prepare(piece, new() { Start = new(101) }));
        image.Prepare(piece, new() { Start = new(102) }).Commit();
    }

    [Fact]
    public async Task Questions_asked_while_pieces_are_added_see_whole_pieces()
    {
        var (image, options) = (new GrowingImage(), new ImageOptions());
        var adding = Task.Run(() =>
        {
            for (var i = 0; i < 300; i++)
                image.Prepare(Samples.Tree($"{i}/one", $"{i}/two"), options).Commit();
        });
        while (!adding.IsCompleted)
            Assert.Equal(0, image.Plan(options).Regions.Count(region => region.Kind == RegionKind.FileData) % 2);
        await adding;
        Assert.Equal(600, image.Plan(options).Regions.Count(region => region.Kind == RegionKind.FileData));
    }

    /// <summary>Prepares a piece, offers it just enough room or one block less, and commits it or lets it go.</summary>
    private static bool Fate(GrowingImage image, SourceTree piece, ImageOptions options, bool overwrite, long? expected, int fate)
    {
        if (expected is not { } length)
        {
            Refused(MasteringErrors.FileExists, () => image.Prepare(piece, options, overwrite));
            return false;
        }

        var growth = image.Prepare(piece, options, overwrite);
        Assert.InRange(growth.Fewest.Value, 1, length);
        if (fate == 0)
            Assert.False(growth.FitsIn(new(length - 1)));
        if (fate < 2)
            Assert.True(growth.FitsIn(new(length)));
        if (fate == 0)
            return false;
        growth.Commit();
        return true;
    }

    private static long? LengthOf(SourceTree? under, List<(SourceTree, bool)> pieces, ImageOptions options) =>
        Together(under, pieces) is { } tree ? ImagePlanner.Plan(tree, options).Extent.Length.Value : null;

    /// <summary>All pieces in one tree, or nothing where they cannot be.</summary>
    private static SourceTree? Together(SourceTree? under, List<(SourceTree Piece, bool Overwrite)> pieces)
    {
        try
        {
            var (tree, laid) = (new SourceTree(), new SourceTree());
            foreach (var (piece, overwrite) in pieces)
                tree.Merge(piece, overwrite);
            laid.Merge(under ?? new());
            laid.Merge(tree, overwrite: true);
            return laid;
        }
        catch (DiscException e) when (e.Error == MasteringErrors.FileExists)
        {
            return null;
        }
    }

    /// <summary>The same names, with data that lie on the disc already.</summary>
    private static SourceTree Recorded(SourceTree tree) => tree.WithContent(node => new RecordedContent(
        [new(new(new(node.Index.Value * 1000), BlockCount.ForBytes(node.Length)), (uint)node.Length)], node.Modified));

    private static IEnumerable<string> PathsOf(GrowingImage image, ImageOptions options)
    {
        var plan = image.Plan(options);
        return plan.Regions.Where(region => region.Kind is RegionKind.FileData || region is { Kind: RegionKind.Directory, NameSpace: 0 })
            .Select(region => plan.LabelOf(region).Replace("ISO 9660 directory ", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    private static void Refused(DiscError error, Action act) => Assert.Same(error, Assert.Throws<DiscException>(act).Error);
}
