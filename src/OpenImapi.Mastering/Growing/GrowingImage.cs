using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// An image whose tree grows piece by piece, each at the cost of what it adds. Pieces are prepared and committed one at a time; questions
/// may come at any time, and see whole pieces.
/// </summary>
public sealed class GrowingImage
{
    private readonly Lock gate = new();
    private readonly SourceTree added = new();
    private SourceTree whole;
    private SourceTree? under;
    private ImageBounds? bounds;
    private ImagePlan? plan;
    private IReadOnlyDictionary<RecordedContent, ReadOnlyMemory<byte>>? hashes;

    public GrowingImage() => whole = added;

    /// <summary>True while nothing was added.</summary>
    public bool IsEmpty => added.NodeCount == 1;

    /// <summary>Lays what was added, and what will be, over another tree, such as that of a disc's last session, whose files it replaces.</summary>
    /// <param name="tree">The tree; or nothing.</param>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: a folder would lie on a file or a file on a folder; nothing has changed.</exception>
    public void LayOver(SourceTree? tree)
    {
        lock (gate)
        {
            if (ReferenceEquals(tree, under))
                return;
            var laid = added;
            if (tree is not null)
            {
                laid = new();
                laid.Merge(tree);
                laid.Merge(added, overwrite: true);
            }

            (whole, under, bounds, plan) = (laid, tree, null, null);
        }
    }

    /// <summary>Whether the image lists the checksums of all its files; see <see cref="Checksums"/>. The list is made anew with each plan.</summary>
    /// <param name="recorded">The SHA-256 of every file that is on the disc already; nothing for no list.</param>
    public void ListChecksums(IReadOnlyDictionary<RecordedContent, ReadOnlyMemory<byte>>? recorded)
    {
        lock (gate)
            if (!ReferenceEquals(recorded, hashes))
                (hashes, bounds, plan) = (recorded, null, null);
    }

    /// <summary>The blocks that the image takes; it is planned only where its bounds do not meet.</summary>
    /// <exception cref="DiscException">The tree cannot be represented as asked.</exception>
    public BlockCount Measure(ImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (gate)
            return CanTell(options) && BoundsFor(options).Blocks is { IsExact: true, Least: var blocks } ? new(blocks) : PlanFor(options).Extent.Length;
    }

    /// <summary>The plan of all that is there. It is good until something is added.</summary>
    /// <exception cref="DiscException">The tree cannot be represented as asked.</exception>
    public ImagePlan Plan(ImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (gate)
            return PlanFor(options);
    }

    /// <summary>Looks whether a piece can be added, and changes nothing.</summary>
    /// <param name="piece">The piece; it must not change until it is committed.</param>
    /// <param name="options">How the image is made.</param>
    /// <param name="overwrite">Whether its files replace those of other pieces; those that all is laid over are replaced in any case.</param>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>, or the tree with the piece cannot be represented as asked.</exception>
    public ImageGrowth Prepare(SourceTree piece, ImageOptions options, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentNullException.ThrowIfNull(options);
        ImagePlanner.Check(options);
        lock (gate)
        {
            var merge = added.PrepareMerge(piece, overwrite);
            var wholeMerge = whole == added ? merge : whole.PrepareMerge(piece, overwrite: true);
            var growth = new ImageGrowth(this, merge, wholeMerge, options, CanTell(options) && !HasMarks(piece) ? BoundsFor(options) : null);
            if (!growth.IsCertain)
                PlanWith(growth);
            return growth;
        }
    }

    /// <summary>True when the image with the piece has at most so many blocks.</summary>
    internal bool Fits(ImageGrowth growth, BlockCount room)
    {
        lock (gate)
        {
            Check(growth);
            if (growth.IsWithin(room) is { } first)
                return first;
            if (growth.Bounds?.Blocks.IsExact == false)
            {
                PlanFor(growth.Options);
                growth.Reckon();
            }

            if (growth.IsWithin(room) is { } second)
                return second;
            PlanWith(growth);
            return growth.IsWithin(room) == true;
        }
    }

    internal void Commit(ImageGrowth growth)
    {
        lock (gate)
        {
            Check(growth);
            growth.Take();
            bounds = growth.Bounds;
            plan = null;
        }
    }

    /// <summary>Bounds know nothing of what is hidden, of data in another order, and of a list that each file makes longer.</summary>
    private bool CanTell(ImageOptions options) => hashes is null && ImageBounds.CanTell(options) && !HasMarks(whole);

    private static bool HasMarks(SourceTree tree) => tree.Marks.HasHidden || tree.Marks.HasWeights;

    private void Check(ImageGrowth growth)
    {
        if (growth.Whole.Into != whole || !growth.Whole.IsCurrent)
            throw new InvalidOperationException("The image has changed since the piece was prepared; prepare it again.");
    }

    private ImageBounds BoundsFor(ImageOptions options)
    {
        if (bounds?.AreFor(options) == true)
            return bounds;
        var (fresh, isCertain) = ImageBounds.Of(whole, options);
        bounds = fresh;
        if (!isCertain)
            PlanFor(options);
        return bounds;
    }

    private ImagePlan PlanFor(ImageOptions options)
    {
        if (plan?.Options == options)
            return plan;
        plan = ImagePlanner.Plan(hashes is null ? whole : Listed(Copy(), options), options);
        if (bounds?.AreFor(options) == true)
            bounds.Learn(plan);
        return plan;
    }

    /// <summary>Plans a copy of the tree that has the piece, to learn the exact blocks or what is wrong with it.</summary>
    private void PlanWith(ImageGrowth growth)
    {
        var together = Copy();
        together.Merge(growth.Whole.From, overwrite: true);
        growth.Learn(ImagePlanner.Plan(Listed(together, growth.Options), growth.Options).Extent.Length);
    }

    private SourceTree Copy()
    {
        var copy = new SourceTree();
        copy.Merge(whole);
        return copy;
    }

    /// <summary>Gives a tree its list of checksums, where there is to be one.</summary>
    private SourceTree Listed(SourceTree tree, ImageOptions options)
    {
        if (hashes is null)
            return tree;
        var known = new Dictionary<NodeIndex, ReadOnlyMemory<byte>>();
        for (var row = 1; row < tree.NodeCount; row++)
            if (tree.RecordedContentOf(row) is { } recorded && hashes.TryGetValue(recorded, out var hash))
                known.Add(new(row), hash);
        Checksums.AddTo(tree, options, known);
        return tree;
    }
}
