using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Finds what of a tree an earlier session has already, and what has to be recorded anew.</summary>
internal sealed class UdfContinuation(SourceTree tree, FileNumbers numbers, UdfDirectories directories, UdfIdentities identities, UdfEarlier earlier)
{
    private readonly Dictionary<uint, UdfEarlierFile> known = [];

    /// <summary>Gives every file its virtual block and identifier: the earlier ones to those that were there.</summary>
    public UdfVirtualBlocks Number()
    {
        known[1] = earlier.Root;
        Match(0, earlier.Root);
        identities.First = earlier.NextUniqueId;
        foreach (var (number, file) in known)
            identities.Keep(number, file.UniqueId);
        return new(numbers, number => known.TryGetValue(number, out var file) ? file.Block : null, earlier);
    }

    /// <summary>The numbers of those whose entries would not be the same, byte for byte.</summary>
    public List<uint> Changed(UdfEntries entries, UdfContents contents, UdfPlaces places)
    {
        var (changed, extents, block) = (new List<uint>(), new UdfExtents(tree, null, places), new byte[BlockSizes.UserData]);
        for (var number = 1u; number <= numbers.Count; number++)
        {
            var node = numbers.NodeOf(number);
            if (!known.TryGetValue(number, out var file) || HasNewData(node) || !Keeps(node, file, contents))
            {
                changed.Add(number);
                continue;
            }

            block.AsSpan().Clear();
            entries.Write(number, extents, block);
            if (UdfEarlier.SumOf(block) != file.Sum)
                changed.Add(number);
        }

        return changed;
    }

    /// <summary>Whether a content that lies beside its entry may stay there: only a directory can be known to be the same.</summary>
    private bool Keeps(int node, UdfEarlierFile file, UdfContents contents)
    {
        if (tree.Row(node).IsFile || contents.IsEmbedded(node))
            return true;
        if (!tree.IsFolder(node) || file.Content is not { } address || !HasSameNames(node, file))
            return false;
        contents.KeepAt(node, address);
        return true;
    }

    private bool HasSameNames(int folder, UdfEarlierFile file)
    {
        var children = directories.ChildrenOf(folder);
        if (children.Length != file.Children.Count)
            return false;
        foreach (var child in children)
            if (!file.Children.TryGetValue(new(directories.NameOf(child).ToArray()), out var was)
                || !known.TryGetValue(numbers.Of(child), out var @is) || @is.Block != was.Block)
                return false;
        return true;
    }

    private bool HasNewData(int node) => tree.Row(node) is { IsFile: true, Length: > 0 } && tree.RecordedContentOf(node) is null;

    private void Match(int folder, UdfEarlierFile was)
    {
        foreach (var child in directories.ChildrenOf(folder))
        {
            if (!was.Children.TryGetValue(new(directories.NameOf(child).ToArray()), out var file) || file.IsFolder != tree.IsFolder(child) || !known.TryAdd(numbers.Of(child), file))
                continue;
            if (file.IsFolder)
                Match(child, file);
        }
    }
}
