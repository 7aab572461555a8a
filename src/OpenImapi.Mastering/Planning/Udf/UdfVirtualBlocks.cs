using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>
/// The blocks of a virtual partition: a number for each file entry that never changes, so that an entry can move without those that point to it. Block numbers
/// of an earlier session are kept; an entry that has not changed since stays where it lies.
/// </summary>
internal sealed class UdfVirtualBlocks
{
    private readonly uint[] blocks;
    private readonly List<uint> earlier;
    private readonly uint previousIcb;

    /// <summary>Of a new volume: the file set is block 0, and the entries follow by their numbers.</summary>
    public UdfVirtualBlocks(FileNumbers numbers)
    {
        (earlier, previousIcb) = ([], VirtualAllocationTableHeader.NoPrevious);
        blocks = [.. Enumerable.Range(0, numbers.Count + 1).Select(number => (uint)number)];
        Written = [.. blocks.AsSpan(1)];
    }

    /// <summary>Of a volume that goes on: numbers that are new get blocks behind those of the earlier table.</summary>
    /// <param name="numbers">The numbers of the tree.</param>
    /// <param name="known">The block of each number that the earlier session has; 0 where it has none, except of the root.</param>
    /// <param name="earlier">The table of the earlier session.</param>
    public UdfVirtualBlocks(FileNumbers numbers, Func<uint, uint?> known, UdfEarlier earlier)
    {
        (this.earlier, previousIcb, FileSet) = ([.. earlier.Table], earlier.TableEntry, earlier.FileSet);
        blocks = new uint[numbers.Count + 1];
        for (var number = 1u; number <= numbers.Count; number++)
            blocks[number] = known(number) ?? Next();
        Written = [];
    }

    /// <summary>The block of the file set descriptor.</summary>
    public uint FileSet { get; }

    /// <summary>The numbers whose entries this volume records, in order.</summary>
    public IReadOnlyList<uint> Written { get; set; }

    /// <summary>Entries of the table.</summary>
    public int Count => Math.Max(earlier.Count, (int)blocks.Max() + 1);

    /// <summary>The virtual block of a file's entry.</summary>
    public uint Of(uint number) => blocks[number];

    /// <summary>The whole table: what was recorded anew lies there, what has not changed where it did, and what is gone nowhere.</summary>
    public VirtualAllocationTable TableOf(UdfPlaces places, VirtualAllocationTableHeader? header)
    {
        var entries = new uint[Count];
        Array.Fill(entries, VirtualAllocationTable.Unused);
        for (var number = 1; number < blocks.Length; number++)
            if (blocks[number] < earlier.Count)
                entries[blocks[number]] = earlier[(int)blocks[number]];
        entries[FileSet] = places.InPartition(places.Structures);
        foreach (var (block, number) in Written.Index())
            entries[Of(number)] = places.InPartition(places.Entries + (uint)block);
        return new(header, previousIcb, [.. entries]);
    }

    private uint Next()
    {
        earlier.Add(VirtualAllocationTable.Unused);
        return (uint)earlier.Count - 1;
    }
}
