using OpenImapi.Formats;

namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>In place of a row's place: it is not taken, nor is what lies in it.</summary>
    private const int Left = -2;

    /// <summary>Takes all of another tree into this one, or, when one of its files may not replace what is here, nothing at all.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>; this tree is then as it was.</exception>
    public void Merge(SourceTree other, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        PrepareMerge(other, overwrite).Commit();
    }

    /// <summary>A copy of this tree without some of its nodes, and without what lies in these.</summary>
    /// <exception cref="ArgumentException">The root is among them.</exception>
    public SourceTree Without(IEnumerable<NodeIndex> removed)
    {
        ArgumentNullException.ThrowIfNull(removed);
        var places = new int[NodeCount];
        places.AsSpan(1).Fill(-1);
        foreach (var node in removed)
            places[node.Value] = node != Root ? Left : throw new ArgumentException("The root of a tree cannot be removed.", nameof(removed));
        for (var row = 1; row < places.Length; row++)
            if (places[rows[row].Parent] == Left)
                places[row] = Left;
        var rest = new SourceTree();
        rest.Take(this, places);
        return rest;
    }

    /// <summary>A copy of this tree without what it has at a path such as "docs/old", and without what lies in it.</summary>
    /// <exception cref="DiscException"><see cref="VolumeErrors.NoEntry"/>: there is nothing, or it is the root.</exception>
    public SourceTree Without(string path) => Find(path) is { } node && node != Root ? Without([node])
        : throw new DiscException(VolumeErrors.NoEntry, $"There is nothing at '{path}' that could be removed.");

    /// <summary>Finds the place of everything in another tree, at the cost of that tree alone, and changes nothing.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>.</exception>
    internal TreeMerge PrepareMerge(SourceTree other, bool overwrite)
    {
        var places = new int[other.NodeCount];
        for (var row = 1; row < places.Length; row++)
        {
            var parent = places[other.rows[row].Parent];
            var place = places[row] = parent < 0 ? -1 : FindIn(parent, other.NameOf(row));
            if (place >= 0 && (IsFolder(place) != other.IsFolder(row) || !other.IsFolder(row) && !overwrite))
                throw Exists(place);
        }

        return new(this, other, places);
    }

    /// <summary>Takes another tree's rows to their places, and writes down those of the new ones.</summary>
    internal void Take(SourceTree other, int[] places)
    {
        var (folders, firstContent) = (DiskFolders.AddAll(other.DiskFolders), contents.Count);
        contents.AddRange(other.contents);
        warnings.AddRange(other.warnings);
        TouchFolder(0, other.rows[0].ModifiedTicks);
        if (RightsOf(0) is null && other.RightsOf(0) is { } ofRoot)
            rows[0].Rights = rights.Add(ofRoot);
        var (firstNames, firstOfEquals) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        for (var row = 1; row < places.Length; row++)
        {
            if (places[row] == Left)
                continue;
            ref var from = ref other.rows[row];
            var link = TakeOver(other, from, folders, firstContent);
            var stamp = new FileStamp(from.Length, from.ModifiedTicks);
            if (places[row] < 0)
                places[row] = Append(places[from.Parent], other.NameOf(row), from.Kind, link, stamp);
            else if (from.Kind == NodeKind.Folder)
                TouchFolder(places[row], from.ModifiedTicks);
            else
                Replace(places[row], from.Kind, link, stamp);
            if (other.RightsOf(row) is { } given)
                rows[places[row]].Rights = rights.Add(given);
            if (other.HardLinks.GroupOf(row) is var group and >= 0 && !firstNames.TryAdd(group, places[row]))
                JoinNames(firstNames[group], places[row]);
            if (other.Shared.GroupOf(row) is var equals and >= 0 && !firstOfEquals.TryAdd(equals, places[row]))
                Shared.Join(firstOfEquals[equals], places[row]);
            Marks.Take(places[row], other.Marks, row);
        }

        if (other.ChecksumList is { } list && places[list.Node] >= 0)
            ChecksumList = list.At(places);
    }
}
