namespace OpenImapi.Mastering;

/// <summary>The different owners and permissions of a tree, each once; a million files have a handful of them.</summary>
internal sealed class AttributeTable
{
    private readonly List<PosixAttributes> rows = [default];
    private readonly Dictionary<PosixAttributes, int> known = [];

    /// <summary>Number 0 is for what is not known.</summary>
    public PosixAttributes? this[int row] => row == 0 ? null : rows[row];

    /// <summary>The number of these attributes.</summary>
    public int Add(PosixAttributes attributes)
    {
        if (known.TryGetValue(attributes, out var row))
            return row;
        rows.Add(attributes);
        known.Add(attributes, rows.Count - 1);
        return rows.Count - 1;
    }
}
