using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// Names the children of one folder after another in one name space. Names that come out equal get numbers, the same ones
/// whatever order the tree was filled in: a name that needs no change keeps it, the others follow by the bytes of their names.
/// </summary>
internal sealed class Namer
{
    private readonly NodeView tree;
    private readonly INamingRules rules;
    private readonly NameTable names;
    private readonly NodeSorter records;
    private readonly NodeSorter equals;
    private readonly byte[] identifier = new byte[256];

    /// <param name="tree">What is named.</param>
    /// <param name="rules">How.</param>
    /// <param name="names">Takes the names.</param>
    public Namer(NodeView tree, INamingRules rules, NameTable names)
    {
        (this.tree, this.rules, this.names) = (tree, rules, names);
        records = new(node => rules.PrefixOf(names[node], tree.IsFolder(node)), CompareRecords);
        equals = new(node => TreeOrder.PrefixOf(names[node]), CompareForSeparation);
    }

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
        records.Sort(children);
    }

    private int CompareRecords(int left, int right) => rules.Compare(names[left], tree.IsFolder(left), names[right], tree.IsFolder(right));

    /// <summary>Gives numbers to names that came out equal.</summary>
    private void Separate(Span<int> children)
    {
        equals.Sort(children);
        var numbers = default(FreeNumbers);
        for (var i = 1; i < children.Length; i++)
        {
            var first = i - 1;
            for (; i < children.Length && names[children[i]].SequenceEqual(names[children[first]]); i++)
            {
                var node = children[i];
                var length = (numbers ??= Taken(children)).Next(names[node], tree.IsFolder(node), identifier);
                names.Set(node, identifier.AsSpan(0, length), names.ChangesOf(node) | NameChanges.Collision);
                numbers.Take(names.Memory(node));
            }
        }
    }

    private FreeNumbers Taken(ReadOnlySpan<int> children)
    {
        var numbers = new FreeNumbers(rules);
        foreach (var node in children)
            numbers.Take(names.Memory(node));
        return numbers;
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
}
