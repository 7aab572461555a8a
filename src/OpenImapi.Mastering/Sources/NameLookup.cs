namespace OpenImapi.Mastering;

/// <summary>Finds a child by its name. Rows are taken in only when somebody looks, so a tree that is only filled pays nothing.</summary>
internal sealed class NameLookup(SourceTree tree)
{
    private int[] slots = [];
    private int taken = 1;

    /// <summary>The row of a folder's child of that name, or -1.</summary>
    public int Find(int parent, ReadOnlySpan<byte> name)
    {
        TakeIn();
        for (var slot = SlotOf(parent, name); slots[slot] != 0; slot = slot + 1 & slots.Length - 1)
        {
            var row = slots[slot];
            if (tree.Row(row).Parent == parent && tree.NameOf(row).SequenceEqual(name))
                return row;
        }

        return -1;
    }

    private void TakeIn()
    {
        var count = tree.NodeCount;
        if (slots.Length < 2 * count)
        {
            slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 3 * count))];
            taken = 1;
        }

        for (; taken < count; taken++)
        {
            var slot = SlotOf(tree.Row(taken).Parent, tree.NameOf(taken));
            while (slots[slot] != 0)
                slot = slot + 1 & slots.Length - 1;
            slots[slot] = taken;
        }
    }

    private int SlotOf(int parent, ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.Add(parent);
        hash.AddBytes(name);
        return hash.ToHashCode() & slots.Length - 1;
    }
}
