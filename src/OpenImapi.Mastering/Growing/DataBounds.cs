using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The blocks of all files, and the padding before those that start on a boundary.</summary>
/// <param name="Blocks">Blocks of data; names that share a file share its blocks.</param>
/// <param name="Aligned">The most files that start on a boundary, of two blocks: each needs one block of padding, or none.</param>
/// <param name="Padding">Blocks of padding.</param>
internal readonly record struct DataBounds(BlockRange Blocks, long Aligned, BlockRange Padding)
{
    /// <summary>
    /// What is there after a merge. Whether a file is padded depends on what lies between it and the one before it that starts on a
    /// boundary, so a merge changes the padding only of its own files, of those that follow them, and of the first after the directories.
    /// </summary>
    public DataBounds After(TreeMerge merge)
    {
        var (blocks, aligned, changes) = (Blocks, Aligned, 1L);
        for (var row = 1; row < merge.Places.Length; row++)
        {
            if (merge.From.IsFolder(row))
                continue;
            var now = Of(merge.From, row);
            var was = merge.Places[row] is var place and >= 0 ? Of(merge.Into, place) : default;
            blocks = new(blocks.Least + now.Blocks.Least - was.Blocks.Most, blocks.Most + now.Blocks.Most - was.Blocks.Least);
            aligned += now.Aligned - (was.Blocks.IsExact ? was.Aligned : 0);
            changes += ChangesOf(now) + ChangesOf(was);
        }

        return new(blocks, aligned, new(Math.Max(0, Padding.Least - changes), Math.Min(aligned, Padding.Most + changes)));
    }

    /// <summary>The most files whose padding another file changes where it is put in or taken out.</summary>
    private static long ChangesOf((BlockRange Blocks, int Aligned) file) => file switch
    {
        { Blocks.IsExact: false } => 4,
        { Aligned: 1 } => 2,
        _ => file.Blocks.Most & 1,
    };

    /// <summary>One of several names of a file has its blocks or none: they lie where the first name of all is.</summary>
    private static (BlockRange Blocks, int Aligned) Of(SourceTree tree, int row)
    {
        var length = tree.Row(row).IsFile && tree.RecordedContentOf(row) is null ? tree.Row(row).Length : 0;
        var blocks = BlockCount.ForBytes(length).Value;
        return (new(tree.HardLinks.GroupOf(row) < 0 && tree.Shared.GroupOf(row) < 0 ? blocks : 0, blocks), length >= FilePlacer.AlignedFrom ? 1 : 0);
    }
}
