using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Names the children of one folder after another in one name space. Names that come out equal get numbers, the same ones
/// whatever order the tree was filled in: a name that needs no change keeps it, the others follow by the bytes of their names.
/// </summary>
internal sealed class Namer(NodeView tree, INamingRules rules, NameTable names)
{
    private readonly NodeSorter sorter = new();
    private readonly byte[] identifier = new byte[256];

    /// <summary>Names a folder's children, given by the bytes of their names, and puts them into the order of a directory.</summary>
    public void Name(Span<int> children)
    {
        var changed = false;
        foreach (var node in children)
        {
            var (length, changes) = rules.Map(tree.NameOf(node), tree.IsFolder(node), identifier);
            names.Set(node, identifier.AsSpan(0, length), changes);
            changed |= changes != NameChanges.None;
        }

        if (changed)
            Separate(children);
        sorter.Sort(children, node => rules.PrefixOf(names[node], tree.IsFolder(node)), CompareRecords);
    }

    private int CompareRecords(int left, int right) => rules.Compare(names[left], tree.IsFolder(left), names[right], tree.IsFolder(right));

    /// <summary>Gives numbers to names that came out equal.</summary>
    private void Separate(Span<int> children)
    {
        sorter.Sort(children, node => TreeOrder.PrefixOf(names[node]), CompareForSeparation);
        var equal = false;
        for (var i = 1; i < children.Length && !equal; i++)
            equal = names[children[i]].SequenceEqual(names[children[i - 1]]);
        if (!equal)
            return;
        var numbers = new Numbers(rules);
        foreach (var node in children)
            numbers.Take(names.Memory(node));
        for (var i = 1; i < children.Length; i++)
        {
            var first = i - 1;
            for (; i < children.Length && names[children[i]].SequenceEqual(names[children[first]]); i++)
            {
                var (node, isFolder) = (children[i], tree.IsFolder(children[i]));
                var length = numbers.Next(names[node], isFolder, identifier);
                var was = names.ChangesOf(node);
                names.Set(node, identifier.AsSpan(0, length), was | NameChanges.Collision);
                numbers.Take(names.Memory(node));
            }
        }
    }

    /// <summary>By identifier; among equals the unchanged name first, then by the bytes of the names given.</summary>
    private int CompareForSeparation(int left, int right)
    {
        var byIdentifier = names[left].SequenceCompareTo(names[right]);
        if (byIdentifier != 0)
            return byIdentifier;
        var byChange = (names.ChangesOf(left) != NameChanges.None).CompareTo(names.ChangesOf(right) != NameChanges.None);
        return byChange != 0 ? byChange : tree.NameOf(left).SequenceCompareTo(tree.NameOf(right));
    }

    /// <summary>The identifiers of a folder that are taken, and the next free number for each beginning.</summary>
    private sealed class Numbers(INamingRules rules)
    {
        private readonly HashSet<ByteString> taken = [];
        private readonly Dictionary<ByteString, int> next = [];
        private readonly byte[] key = new byte[256];

        public void Take(ReadOnlyMemory<byte> identifier) => taken.Add(new(identifier));

        /// <summary>Numbers of one length leave the same beginning, so each length counts on from its last number.</summary>
        public int Next(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> numbered)
        {
            for (var first = 1; ; first *= 10)
            {
                var beginning = new ByteString((ReadOnlySpan<byte>)key.AsSpan(0, rules.Number(identifier, isFolder, first, key)));
                for (var number = next.GetValueOrDefault(beginning, first); number < 10 * first; number++)
                {
                    var length = rules.Number(identifier, isFolder, number, numbered);
                    if (taken.Contains(new(numbered[..length])))
                        continue;
                    next[beginning] = number + 1;
                    return length;
                }

                next[beginning] = 10 * first;
            }
        }
    }
}
