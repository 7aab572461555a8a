using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenImapi.Formats.RedBook;

/// <summary>EDC: 32 check bits of a CD-ROM sector, least significant bit first.</summary>
[Clause(Standard.Ecma130, "14.3")]
public static class ErrorDetection
{
    /// <summary>(x^16 + x^15 + x^2 + 1)(x^16 + x^2 + x + 1), bit-reversed, without its highest term.</summary>
    private const uint Polynomial = 0xD8018001;

    /// <summary>Bytes that the tables take in at once.</summary>
    private const int Slice = 8;

    private const int BlockLength = 16;
    private const int BlockBits = BlockLength * 8;

    /// <summary>Blocks that are folded side by side, because one multiplication takes as long as four begun one after the other.</summary>
    private const int Lanes = 4;

    /// <summary>256 entries for the last of eight bytes, then 256 for the one before it, and so on.</summary>
    private static readonly uint[] Tables = MakeTables();

    private static readonly Vector128<ulong> OverOneBlock = Fold(BlockBits);
    private static readonly Vector128<ulong> OverAllLanes = Fold(Lanes * BlockBits);

    /// <summary>The check bits of these bytes, to be stored little end first.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) =>
        Pclmulqdq.IsSupported && bytes.Length >= Lanes * BlockLength ? ByMultiplication(bytes) : ByTables(bytes, 0);

    /// <summary>The check bits of bytes that follow others.</summary>
    internal static uint ByTables(ReadOnlySpan<byte> bytes, uint check)
    {
        uint At(int table, uint value) => Tables[(table << 8) + (int)(value & 0xFF)];
        for (; bytes.Length >= Slice; bytes = bytes[Slice..])
        {
            var first = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ check;
            var second = BinaryPrimitives.ReadUInt32LittleEndian(bytes[sizeof(uint)..]);
            check = At(7, first) ^ At(6, first >> 8) ^ At(5, first >> 16) ^ At(4, first >> 24)
                ^ At(3, second) ^ At(2, second >> 8) ^ At(1, second >> 16) ^ At(0, second >> 24);
        }

        foreach (var value in bytes)
            check = check >> 8 ^ At(0, check ^ value);
        return check;
    }

    /// <summary>
    /// Carries every block over to the next by a multiplication without carries, which leaves its remainder as it is, until one block stands for all;
    /// 64 bytes at least.
    /// </summary>
    internal static uint ByMultiplication(ReadOnlySpan<byte> bytes)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var (one, two, three, four) = (blocks[0], blocks[1], blocks[2], blocks[3]);
        var next = Lanes;
        for (; next + Lanes <= blocks.Length; next += Lanes)
        {
            one = Carry(one, OverAllLanes) ^ blocks[next];
            two = Carry(two, OverAllLanes) ^ blocks[next + 1];
            three = Carry(three, OverAllLanes) ^ blocks[next + 2];
            four = Carry(four, OverAllLanes) ^ blocks[next + 3];
        }

        var all = Carry(Carry(Carry(one, OverOneBlock) ^ two, OverOneBlock) ^ three, OverOneBlock) ^ four;
        for (; next < blocks.Length; next++)
            all = Carry(all, OverOneBlock) ^ blocks[next];
        Span<byte> rest = stackalloc byte[BlockLength];
        all.AsByte().CopyTo(rest);
        return ByTables(bytes[(blocks.Length * BlockLength)..], ByTables(rest, 0));
    }

    private static Vector128<ulong> Carry(Vector128<ulong> block, Vector128<ulong> distance) =>
        Pclmulqdq.CarrylessMultiply(block, distance, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, distance, 0x11);

    /// <summary>What carries a block over a distance in bits: its first half is 64 bits farther from there. A product of reversed halves is one place off.</summary>
    private static Vector128<ulong> Fold(int distance) => Vector128.Create(Power(distance + 63), Power(distance - 1));

    /// <summary>The remainder of a power of x, bit-reversed, as the upper half of 64 bits.</summary>
    private static ulong Power(int exponent)
    {
        var remainder = 0x80000000;
        for (var i = 0; i < exponent; i++)
            remainder = TimesX(remainder);
        return (ulong)remainder << 32;
    }

    private static uint TimesX(uint remainder) => remainder >> 1 ^ ((remainder & 1) != 0 ? Polynomial : 0);

    private static uint[] MakeTables()
    {
        var tables = new uint[Slice << 8];
        for (var i = 0u; i < 256; i++)
        {
            tables[i] = i;
            for (var bit = 0; bit < 8; bit++)
                tables[i] = TimesX(tables[i]);
        }

        for (var i = 256; i < tables.Length; i++)
            tables[i] = tables[i - 256] >> 8 ^ tables[(byte)tables[i - 256]];
        return tables;
    }
}
