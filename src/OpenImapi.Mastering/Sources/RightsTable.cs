namespace OpenImapi.Mastering;

/// <summary>The different owners and permissions of a tree, each once; a million files have a handful of them.</summary>
internal sealed class RightsTable
{
    private readonly List<AccessRights> rows = [default];
    private readonly Dictionary<AccessRights, int> known = [];

    /// <summary>Number 0 is for what is not known.</summary>
    public AccessRights? this[int row] => row == 0 ? null : rows[row];

    /// <summary>The number of these rights.</summary>
    public int Add(AccessRights rights)
    {
        if (known.TryGetValue(rights, out var row))
            return row;
        rows.Add(rights);
        known.Add(rights, rows.Count - 1);
        return rows.Count - 1;
    }
}
