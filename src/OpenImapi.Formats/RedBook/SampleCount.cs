namespace OpenImapi.Formats.RedBook;

/// <summary>A length or a place in CD audio: stereo samples of 4 bytes, 44,100 a second, 588 a block. A read offset may be below 0.</summary>
[Clause(Standard.Iec60908, "7")]
public readonly record struct SampleCount(long Value) : IComparable<SampleCount>
{
    public const int PerSecond = 44_100;

    public const int PerBlock = 588;

    /// <summary>Bytes of one stereo sample: left first, each little end first.</summary>
    public const int Size = 4;

    public static readonly SampleCount Zero;

    /// <summary>The samples of so many blocks.</summary>
    public static SampleCount Of(BlockCount blocks) => new(blocks.Value * PerBlock);

    public long Bytes => Value * Size;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Value / PerSecond);

    /// <summary>The blocks that the samples fill; a begun one counts whole.</summary>
    public BlockCount Blocks => BlockCount.ForBytes(Bytes, BlockSizes.Raw);

    public static SampleCount operator +(SampleCount left, SampleCount right) => new(left.Value + right.Value);

    public static SampleCount operator -(SampleCount left, SampleCount right) => new(left.Value - right.Value);

    public static bool operator <(SampleCount left, SampleCount right) => left.Value < right.Value;

    public static bool operator >(SampleCount left, SampleCount right) => left.Value > right.Value;

    public static bool operator <=(SampleCount left, SampleCount right) => left.Value <= right.Value;

    public static bool operator >=(SampleCount left, SampleCount right) => left.Value >= right.Value;

    public static SampleCount Min(SampleCount left, SampleCount right) => left < right ? left : right;

    public static SampleCount Max(SampleCount left, SampleCount right) => left > right ? left : right;

    public int CompareTo(SampleCount other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}
