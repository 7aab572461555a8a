namespace OpenImapi.Formats;

/// <summary>A logical block address on a disc or in an image. LBA 0 is MSF 00:02:00 on a CD; lead-in addresses are negative.</summary>
public readonly record struct Lba(long Value) : IComparable<Lba>
{
    /// <summary>The first block of a disc's user data.</summary>
    public static readonly Lba Zero;

    public static Lba operator +(Lba start, BlockCount length) => new(start.Value + length.Value);

    public static Lba operator -(Lba end, BlockCount length) => new(end.Value - length.Value);

    public static BlockCount operator -(Lba end, Lba start) => new(end.Value - start.Value);

    public static bool operator <(Lba left, Lba right) => left.Value < right.Value;

    public static bool operator >(Lba left, Lba right) => left.Value > right.Value;

    public static bool operator <=(Lba left, Lba right) => left.Value <= right.Value;

    public static bool operator >=(Lba left, Lba right) => left.Value >= right.Value;

    public int CompareTo(Lba other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
