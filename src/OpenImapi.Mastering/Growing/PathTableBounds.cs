using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>The path tables of one name space, of type L and of type M.</summary>
/// <param name="Length">Bytes of each, before names get numbers.</param>
/// <param name="Changed">Folders whose names may get a number.</param>
/// <param name="Blocks">The blocks of both.</param>
internal readonly record struct PathTableBounds(long Length, long Changed, BlockRange Blocks)
{
    /// <summary>The tables of a tree that has no folder but its root.</summary>
    public static PathTableBounds Empty => new(PathTableRecord.LengthFor(1), 0, BlockRange.Exactly(2));

    /// <summary>Counts a folder in.</summary>
    public PathTableBounds Add(int identifierLength, bool isChanged) =>
        this with { Length = Length + PathTableRecord.LengthFor(identifierLength), Changed = Changed + (isChanged ? 1 : 0) };

    /// <summary>Reckons the blocks, in a tree with so many names.</summary>
    public PathTableBounds Reckon(INamingRules rules, long names)
    {
        var each = BlockRange.ForBytes(Length - Changed * NameBounds.Shrinking, Length + Changed * NameBounds.Growing(rules, names));
        return this with { Blocks = each + each };
    }
}
