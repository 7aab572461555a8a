namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>Leaves every node that a pattern matches, and what lies in it, out of some of the volume's trees of names; its data are in the volume.</summary>
    /// <returns>How many nodes were matched.</returns>
    public int Hide(GlobSet globs, NameSpaces from)
    {
        ArgumentNullException.ThrowIfNull(globs);
        var (count, paths) = (0, new NodePaths(this));
        for (var row = 1; row < NodeCount && !globs.IsEmpty; row++)
        {
            if (!globs.Matches(globs.LooksAtPaths ? paths.Of(row) : NameOf(row), IsFolder(row)))
                continue;
            Hide(new NodeIndex(row), from);
            count++;
        }

        return count;
    }

    /// <summary>
    /// Says how early data lie: those of higher weight first. A folder's weight is that of everything in it for which no pattern of its own says another; of several
    /// patterns that match a node the last one counts.
    /// </summary>
    /// <returns>How many files were given a weight.</returns>
    public int SetWeights(IReadOnlyList<GlobWeight> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (count, paths) = (0, new NodePaths(this));
        var ofFolders = new Dictionary<int, int>();
        for (var row = 1; row < NodeCount; row++)
        {
            if (WeightFor(row, weights, paths) is not { } weight && !ofFolders.TryGetValue(rows[row].Parent, out weight))
                continue;
            if (IsFolder(row))
                ofFolders[row] = weight;
            if (!rows[row].IsFile)
                continue;
            SetWeight(new(row), weight);
            count++;
        }

        return count;
    }

    private int? WeightFor(int row, IReadOnlyList<GlobWeight> weights, NodePaths paths)
    {
        for (var last = weights.Count - 1; last >= 0; last--)
            if (weights[last].Glob is var glob && glob.Matches(glob.LooksAtPaths ? paths.Of(row) : NameOf(row), IsFolder(row)))
                return weights[last].Weight;
        return null;
    }
}

/// <summary>How early the data of what a pattern matches are to lie: higher weights first; 0 is what is not said.</summary>
public readonly record struct GlobWeight(Glob Glob, int Weight);
