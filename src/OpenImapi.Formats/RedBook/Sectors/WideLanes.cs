using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenImapi.Formats.RedBook;

/// <summary>32 bytes, for processors with AVX2. Named instructions, since what is compiled ahead for any processor would make calls of the general ones.</summary>
internal readonly struct WideLanes(Vector256<byte> value) : IParityLanes<WideLanes>
{
    /// <summary>Swaps the halves.</summary>
    private const byte Crosswise = 0x4E;

    private readonly Vector256<byte> value = value;

    public static int Width => Vector256<byte>.Count;

    public static WideLanes Load(ref byte field, int at) => new(Vector256.LoadUnsafe(ref field, (nuint)at));

    public static void Store(WideLanes bytes, ref byte field, int at) => bytes.value.StoreUnsafe(ref field, (nuint)at);

    public static WideLanes operator ^(WideLanes left, WideLanes right) => new(Avx2.Xor(left.value, right.value));

    public static WideLanes operator &(WideLanes left, WideLanes right) => new(Avx2.And(left.value, right.value));

    public static WideLanes TimesAlpha(WideLanes bytes) => new(Avx2.Xor(
        Avx2.Add(bytes.value, bytes.value),
        Avx2.And(Avx2.CompareGreaterThan(Vector256<sbyte>.Zero, bytes.value.AsSByte()).AsByte(), Vector256.Create(ParityField.Overflow))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WideLanes DividedByAlphaPlusOne(WideLanes bytes)
    {
        var four = Vector256.Create((byte)0xF);
        return new(Avx2.Xor(
            Avx2.Shuffle(Vector256.Create(Quotients.OfLow, Quotients.OfLow), Avx2.And(bytes.value, four)),
            Avx2.Shuffle(Vector256.Create(Quotients.OfHigh, Quotients.OfHigh), Avx2.And(Avx2.ShiftRightLogical(bytes.value.AsUInt16(), 4).AsByte(), four))));
    }

    public static WideLanes Choose(WideLanes mask, WideLanes first, WideLanes second) =>
        new(Avx2.BlendVariable(second.value, first.value, mask.value));

    public static WideLanes Turned(WideLanes words)
    {
        var last = Vector128.Create((byte)14, 15, 12, 13, 10, 11, 8, 9, 6, 7, 4, 5, 2, 3, 0, 1);
        return new(Avx2.Permute4x64(Avx2.Shuffle(words.value, Vector256.Create(last, last)).AsUInt64(), Crosswise).AsByte());
    }
}
