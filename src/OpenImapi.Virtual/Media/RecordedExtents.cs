using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>Which blocks of a medium are recorded that may be written in any order: extents in order, none touching the next.</summary>
internal static class RecordedExtents
{
    public static ImmutableArray<Extent> With(this ImmutableArray<Extent> extents, Extent added)
    {
        var (start, end) = (added.Start, added.End);
        var rest = ImmutableArray.CreateBuilder<Extent>(extents.Length + 1);
        foreach (var extent in extents)
        {
            if (extent.End < start || extent.Start > end)
                rest.Add(extent);
            else
                (start, end) = (Min(start, extent.Start), Max(end, extent.End));
        }

        var at = 0;
        while (at < rest.Count && rest[at].Start < start)
            at++;
        rest.Insert(at, Extent.Between(start, end));
        return rest.DrainToImmutable();
    }

    public static bool Touches(this ImmutableArray<Extent> extents, Extent blocks) => extents.Any(extent => extent.Overlaps(blocks));

    /// <summary>The first of these blocks that is not recorded, or nothing.</summary>
    public static Lba? FirstMissing(this ImmutableArray<Extent> extents, Extent blocks)
    {
        var at = blocks.Start;
        foreach (var extent in extents)
            if (extent.Contains(at))
                at = extent.End;
        return at < blocks.End ? at : null;
    }

    public static BlockCount Total(this ImmutableArray<Extent> extents) => new(extents.Sum(extent => extent.Length.Value));

    private static Lba Min(Lba one, Lba other) => one < other ? one : other;

    private static Lba Max(Lba one, Lba other) => one > other ? one : other;
}
