namespace OpenImapi.Formats;

/// <summary>A run of consecutive blocks. The end is exclusive.</summary>
public readonly record struct Extent(Lba Start, BlockCount Length)
{
    /// <summary>The address just after the last block.</summary>
    public Lba End => Start + Length;

    /// <summary>True when the extent has no block.</summary>
    public bool IsEmpty => Length.Value == 0;

    /// <summary>The extent from the first address up to, and not including, the second.</summary>
    public static Extent Between(Lba start, Lba end) => new(start, end - start);

    public bool Contains(Lba address) => address >= Start && address < End;

    public bool Contains(Extent other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(Extent other) => !IsEmpty && !other.IsEmpty && Start < other.End && other.Start < End;

    public override string ToString() => $"{Start}+{Length}";
}
