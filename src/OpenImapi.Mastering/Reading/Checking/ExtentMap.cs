using System.Runtime.InteropServices;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Blocks that are claimed, as runs in order of address; claims that overlap or touch are one run.</summary>
internal sealed class ExtentMap(List<Extent> claims)
{
    private readonly List<Extent> runs = Joined(claims);

    public IReadOnlyList<Extent> Runs => runs;

    /// <summary>True when every block of an extent is claimed.</summary>
    public bool Holds(Extent extent)
    {
        if (extent.IsEmpty)
            return true;
        var (low, high) = (0, runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (runs[middle].End <= extent.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < runs.Count && runs[low].Contains(extent);
    }

    private static List<Extent> Joined(List<Extent> claims)
    {
        CollectionsMarshal.AsSpan(claims).Sort((left, right) => left.Start.CompareTo(right.Start));
        var count = 0;
        for (var i = 0; i < claims.Count; i++)
        {
            var claim = claims[i];
            if (count > 0 && claims[count - 1] is var last && claim.Start <= last.End)
                claims[count - 1] = new(last.Start, BlockCount.Max(last.Length, claim.End - last.Start));
            else
                claims[count++] = claim;
        }

        claims.RemoveRange(count, claims.Count - count);
        return claims;
    }
}
