namespace OpenImapi.Mastering;

/// <summary>The files of a tree that have several names: each name's row belongs to the group of its file.</summary>
internal sealed class HardLinks
{
    private readonly Dictionary<int, int> groups = [];
    private readonly List<int> sizes = [];

    /// <summary>How many files have several names.</summary>
    public int Count => sizes.Count;

    /// <summary>The group that a row belongs to, or -1: the file has one name.</summary>
    public int GroupOf(int row) => groups.Count > 0 && groups.TryGetValue(row, out var group) ? group : -1;

    /// <summary>How many names the file of a row has.</summary>
    public int NamesOf(int row) => GroupOf(row) is var group and >= 0 ? sizes[group] : 1;

    /// <summary>Says that a row is another name of the file that a first row is.</summary>
    public void Join(int first, int row)
    {
        var group = GroupOf(first);
        if (group < 0)
        {
            group = sizes.Count;
            sizes.Add(1);
            groups.Add(first, group);
        }

        groups.Add(row, group);
        sizes[group]++;
    }

    /// <summary>Says that a row is a file of its own now.</summary>
    public void Leave(int row)
    {
        if (groups.Remove(row, out var group))
            sizes[group]--;
    }
}
