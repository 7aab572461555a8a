namespace OpenImapi.Mastering;

/// <summary>Files of a tree that are not one file but have the same bytes, which lie on the disc once: each row belongs to a group.</summary>
internal sealed class SharedData
{
    private readonly Dictionary<int, int> groups = [];
    private readonly List<List<int>> members = [];

    /// <summary>How many groups there are.</summary>
    public int Count => members.Count;

    /// <summary>The group that a row belongs to, or -1: nothing shares its data.</summary>
    public int GroupOf(int row) => groups.Count > 0 && groups.TryGetValue(row, out var group) ? group : -1;

    /// <summary>The rows that share the data of a row, itself among them; none where it shares nothing.</summary>
    public IReadOnlyList<int> MembersOf(int row) => GroupOf(row) is var group and >= 0 ? members[group] : [];

    /// <summary>Says that a row has the bytes of another.</summary>
    public void Join(int first, int row)
    {
        var group = GroupOf(first);
        if (group < 0)
        {
            group = members.Count;
            members.Add([first]);
            groups.Add(first, group);
        }

        groups.Add(row, group);
        members[group].Add(row);
    }

    /// <summary>Says that a row has bytes of its own now.</summary>
    public void Leave(int row)
    {
        if (groups.Remove(row, out var group))
            members[group].Remove(row);
    }

    /// <summary>The bytes that need not be on the disc a second time.</summary>
    public long SavedIn(SourceTree tree)
    {
        var saved = 0L;
        foreach (var group in members)
        {
            var files = group.Select(row => tree.HardLinks.GroupOf(row) is var links and >= 0 ? -1 - links : row).Distinct().Count();
            saved += group.Count > 0 ? (files - 1) * tree.Row(group[0]).Length : 0;
        }

        return saved;
    }
}
