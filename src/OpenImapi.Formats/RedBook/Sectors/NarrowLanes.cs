using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OpenImapi.Formats.RedBook;

/// <summary>16 bytes, which every processor of today can work on at once.</summary>
internal readonly struct NarrowLanes(Vector128<byte> value) : IParityLanes<NarrowLanes>
{
    private readonly Vector128<byte> value = value;

    public static int Width => Vector128<byte>.Count;

    public static NarrowLanes Load(ref byte field, int at) => new(Vector128.LoadUnsafe(ref field, (nuint)at));

    public static void Store(NarrowLanes bytes, ref byte field, int at) => bytes.value.StoreUnsafe(ref field, (nuint)at);

    public static NarrowLanes operator ^(NarrowLanes left, NarrowLanes right) => new(left.value ^ right.value);

    public static NarrowLanes operator &(NarrowLanes left, NarrowLanes right) => new(left.value & right.value);

    public static NarrowLanes TimesAlpha(NarrowLanes bytes) => new(
        bytes.value + bytes.value ^ Vector128.LessThan(bytes.value.AsSByte(), Vector128<sbyte>.Zero).AsByte() & Vector128.Create(ParityField.Overflow));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NarrowLanes DividedByAlphaPlusOne(NarrowLanes bytes) => new(
        Vector128.Shuffle(Quotients.OfLow, bytes.value & Vector128.Create((byte)0xF)) ^ Vector128.Shuffle(Quotients.OfHigh, bytes.value >>> 4));

    public static NarrowLanes Choose(NarrowLanes mask, NarrowLanes first, NarrowLanes second) =>
        new(Vector128.ConditionalSelect(mask.value, first.value, second.value));

    public static NarrowLanes Turned(NarrowLanes words) =>
        new(Vector128.Shuffle(words.value.AsUInt16(), Vector128.Create((ushort)7, 6, 5, 4, 3, 2, 1, 0)).AsByte());
}
