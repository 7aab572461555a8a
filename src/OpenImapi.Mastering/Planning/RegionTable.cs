using System.Collections;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The regions of an image in order of address: rows of 16 bytes, each starting where the one before ends.</summary>
internal sealed class RegionTable : IReadOnlyList<Region>
{
    private readonly ChunkedTable<Row> rows = new();
    private readonly Lba start;

    public RegionTable(Lba start) => this.start = End = start;

    public int Count => rows.Count;

    /// <summary>The blocks of all regions.</summary>
    public Extent Extent => Extent.Between(start, End);

    /// <summary>The address after the last region.</summary>
    public Lba End { get; private set; }

    public Region this[int index]
    {
        get
        {
            ref var row = ref rows[index];
            return new(new(new(row.Start), new(row.Length)), (RegionKind)row.Kind, new(row.Node), row.NameSpace);
        }
    }

    /// <summary>Gives the next blocks to a new region and returns its first address.</summary>
    /// <exception cref="DiscException">The volume would have more blocks than it can count.</exception>
    public uint Add(RegionKind kind, BlockCount length, int node = 0, int nameSpace = 0)
    {
        var first = End;
        End += length;
        if (End.Value > uint.MaxValue)
            throw new DiscException(MasteringErrors.VolumeTooLarge);
        rows.Add(new() { Start = (uint)first.Value, Length = (uint)length.Value, Node = node, Kind = (byte)kind, NameSpace = (byte)nameSpace });
        return (uint)first.Value;
    }

    /// <summary>The number of the region that holds an address inside the extent.</summary>
    public int IndexOf(Lba address)
    {
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (rows[middle].Start <= address.Value)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    public IEnumerator<Region> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private struct Row
    {
        public uint Start;
        public uint Length;
        public int Node;
        public byte Kind;
        public byte NameSpace;
    }
}
