using System.Collections.Immutable;

namespace OpenImapi.Mastering;

/// <summary>How many folders lie at each level, the root first.</summary>
internal readonly record struct LevelCounts(ImmutableArray<int> Folders)
{
    public static LevelCounts OfRoot => new([1]);

    /// <summary>
    /// Every folder that has folders in it can be numbered as their parent. Path tables go level by level, so it is enough that this is
    /// so for all folders above the deepest ones.
    /// </summary>
    public bool CanNumberParents => Folders.Sum(count => (long)count) - Folders[^1] <= ushort.MaxValue;

    /// <summary>The counts after a merge; the very same ones when it brings no new folder.</summary>
    public LevelCounts After(TreeMerge merge)
    {
        if (merge.From.FolderCount == 1)
            return this;
        var (counts, levels, isNew) = (Folders.ToBuilder(), new int[merge.Places.Length], false);
        for (var row = 1; row < levels.Length; row++)
        {
            if (!merge.From.IsFolder(row))
                continue;
            var level = levels[row] = levels[merge.From.Row(row).Parent] + 1;
            if (merge.Places[row] >= 0)
                continue;
            isNew = true;
            if (level == counts.Count)
                counts.Add(0);
            counts[level]++;
        }

        return isNew ? new(counts.ToImmutable()) : this;
    }
}
