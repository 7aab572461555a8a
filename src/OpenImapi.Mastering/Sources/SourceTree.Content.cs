namespace OpenImapi.Mastering;

public sealed partial class SourceTree
{
    /// <summary>The same names, folders, times and warnings, with other content.</summary>
    /// <param name="contentOf">The content that a file has in the new tree; it must be of the same length.</param>
    public SourceTree WithContent(Func<SourceNode, FileContent> contentOf)
    {
        ArgumentNullException.ThrowIfNull(contentOf);
        var tree = new SourceTree();
        tree.warnings.AddRange(warnings);
        tree.TouchFolder(0, rows[0].ModifiedTicks);
        for (var row = 1; row < NodeCount; row++)
        {
            var from = rows[row];
            if (from.Kind == NodeKind.Folder)
                tree.Append(from.Parent, NameOf(row), NodeKind.Folder, -1, new(0, from.ModifiedTicks));
            else
                tree.Append(from.Parent, NameOf(row), NodeKind.File, tree.AddContent(contentOf(new(this, new(row))), from.Length), new(from.Length, from.ModifiedTicks));
        }

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
