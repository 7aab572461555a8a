using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Extents that do not overlap, in order of address.</summary>
internal sealed class ExtentSet
{
    private readonly SortedSet<Extent> extents = new(Comparer<Extent>.Create((left, right) => left.Start.CompareTo(right.Start)));

    /// <summary>Adds an extent unless it overlaps one that is there; an empty one overlaps none and is not kept.</summary>
    public bool Add(Extent extent)
    {
        if (extent.IsEmpty)
            return true;
        var last = extents.GetViewBetween(default, new(extent.End - new BlockCount(1), default)).Max;
        return !last.Overlaps(extent) && extents.Add(extent);
    }
}
