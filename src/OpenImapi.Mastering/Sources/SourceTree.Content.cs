namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>The same names, folders, links, rights and warnings, with other content.</summary>
    /// <param name="contentOf">The content that a file has in the new tree; it must be of the same length. Of a file with several names it is asked for once.</param>
    public SourceTree WithContent(Func<SourceNode, FileContent> contentOf)
    {
        ArgumentNullException.ThrowIfNull(contentOf);
        var tree = new SourceTree();
        tree.warnings.AddRange(warnings);
        tree.TouchFolder(0, rows[0].ModifiedTicks);
        if (RightsOf(0) is { } ofRoot)
            tree.rows[0].Rights = tree.rights.Add(ofRoot);
        var (firstNames, firstOfEquals) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        for (var row = 1; row < NodeCount; row++)
        {
            var from = rows[row];
            var group = HardLinks.GroupOf(row);
            var link = !from.IsFile ? tree.TakeOver(this, from, 0, 0)
                : group >= 0 && firstNames.TryGetValue(group, out var first) ? tree.rows[first].Link
                : row == ChecksumList?.Node ? tree.AddContent(contents[from.Link], 0)
                : tree.AddContent(contentOf(new(this, new(row))), from.Length);
            tree.Append(from.Parent, NameOf(row), from.IsFile ? NodeKind.File : from.Kind, link, new(from.Length, from.ModifiedTicks));
            if (RightsOf(row) is { } given)
                tree.rows[row].Rights = tree.rights.Add(given);
            if (group >= 0 && !firstNames.TryAdd(group, row))
                tree.JoinNames(firstNames[group], row);
            tree.Marks.Take(row, Marks, row);
            if (Shared.GroupOf(row) is var equals and >= 0 && !firstOfEquals.TryAdd(equals, row))
                tree.Shared.Join(firstOfEquals[equals], row);
        }

        tree.ChecksumList = ChecksumList;
        return tree;
    }

    private int AddContent(FileContent content, long length)
    {
        if (content.Length != length)
            throw new ArgumentException($"{content.Description} has {content.Length} bytes where {length} were expected.", nameof(content));
        contents.Add(content);
        return contents.Count - 1;
    }
}
