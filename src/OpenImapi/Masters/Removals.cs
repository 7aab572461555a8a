using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi;

/// <summary>What the next session is to show no more of what earlier sessions show.</summary>
internal sealed class Removals
{
    private readonly List<string> paths = [];
    private SourceTree? earlier;
    private SourceTree? rest;

    public bool IsEmpty => paths.Count == 0;

    /// <summary>Leaves out a path.</summary>
    /// <exception cref="DiscException"><see cref="VolumeErrors.NoEntry"/>: the disc shows nothing there, or no more.</exception>
    public void Add(string path, SourceTree? tree)
    {
        rest = (From(tree) ?? new()).Without(path);
        paths.Add(path);
    }

    /// <summary>A disc's earlier tree without what was removed.</summary>
    public SourceTree? From(SourceTree? tree)
    {
        if (!ReferenceEquals(tree, earlier))
            (earlier, rest) = (tree, tree is null || IsEmpty ? tree : tree.Without(paths.Select(path => tree.Find(path)).OfType<NodeIndex>()));
        return rest;
    }
}
