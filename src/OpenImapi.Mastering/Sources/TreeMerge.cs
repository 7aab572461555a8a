namespace OpenImapi.Mastering;

/// <summary>A tree about to be taken into another one: nothing is in its way, every place is found, and nothing has changed yet.</summary>
/// <param name="into">The tree that grows.</param>
/// <param name="from">The tree that it takes in.</param>
/// <param name="places">For each row of <paramref name="from"/> the row that it joins or replaces, or -1 for one that is new.</param>
internal sealed class TreeMerge(SourceTree into, SourceTree from, int[] places)
{
    private readonly int version = into.Version;

    public SourceTree Into => into;

    public SourceTree From => from;

    public ReadOnlySpan<int> Places => places;

    /// <summary>False once the tree that grows has changed.</summary>
    public bool IsCurrent => into.Version == version;

    /// <summary>The merge that makes a tree out of nothing.</summary>
    public static TreeMerge OfAll(SourceTree tree)
    {
        var places = new int[tree.NodeCount];
        places.AsSpan(1).Fill(-1);
        return new(new(), tree, places);
    }

    /// <summary>The same merge as if it were done, for a tree that was made out of nothing: every row is where it is.</summary>
    public TreeMerge InPlace() => new(from, from, [.. Enumerable.Range(0, from.NodeCount)]);

    /// <summary>Takes the tree in; the places of new rows are known afterwards.</summary>
    /// <exception cref="InvalidOperationException">The tree has changed since the places were looked for.</exception>
    public void Commit()
    {
        if (!IsCurrent)
            throw new InvalidOperationException("The tree was changed after the merge was prepared; prepare it again.");
        into.Take(from, places);
    }
}
