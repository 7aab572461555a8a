using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Finds names of one folder that differ only in case. Joliet keeps them apart; Windows, which does not, opens one of them.
/// Where the primary volume has capitals only, such names come out equal in it, so only folders where that happened are looked at.
/// </summary>
internal sealed class CaseTwins(SourceTree tree, TreeOrder order, IReadOnlyList<INameSpace> nameSpaces, ImageOptions options)
{
    private readonly INameSpace primary = nameSpaces[0];
    private readonly INameSpace joliet = nameSpaces.First(space => space is Ecma119NameSpace { IsJoliet: true });
    private readonly HashSet<ulong> seen = [];
    private readonly bool collisionsTell = !options.IsoRelaxations.HasFlag(IsoRelaxations.LowerCase) && !tree.Marks.HasHidden;

    /// <summary>A sentence with their number and an example, or nothing.</summary>
    public string? Find()
    {
        var (count, example) = (0, "");
        for (var rank = 0; rank < order.Folders.Length; rank++)
        {
            var children = order.ChildrenOf(rank);
            if ((collisionsTell && !AnyCollided(children)) || !MayBeTwins(children))
                continue;
            var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            foreach (var node in children)
            {
                if (!joliet.Holds(node) || first.TryAdd(NameText.ToText(tree.NameOf(node)), node))
                    continue;
                if (count++ == 0)
                    example = $"{tree.PathOf(new(first[NameText.ToText(tree.NameOf(node))]))} and {tree.PathOf(new(node))}";
            }
        }

        return count == 0
            ? null
            : $"{count} name(s) differ only in case from another of their folder, such as {example}; Windows opens only one of them.";
    }

    /// <summary>
    /// Whether two names may be the same but for case: a quick look at hashes of their bytes, letters as small ones. What is not ASCII counts as nothing, since it may
    /// have another case too.
    /// </summary>
    private bool MayBeTwins(ReadOnlySpan<int> children)
    {
        seen.Clear();
        foreach (var node in children)
            if (!seen.Add(Digest.OfAnyCase(tree.NameOf(node))))
                return true;
        return false;
    }

    private bool AnyCollided(ReadOnlySpan<int> children)
    {
        foreach (var node in children)
            if (primary.ChangesOf(node).HasFlag(NameChanges.Collision))
                return true;
        return false;
    }
}
