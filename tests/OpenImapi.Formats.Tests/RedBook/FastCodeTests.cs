using System.Runtime.Intrinsics.X86;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>What a processor's wide instructions make of a sector is what plain arithmetic makes of it.</summary>
public class FastCodeTests
{
    private const int Seed = 130;

    [Fact]
    public void Parity_by_vectors_is_parity_by_tables()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            var field = new byte[ParityField.Length];
            random.NextBytes(field.AsSpan(ParityField.Before..ParityField.ParityP));
            BothWaysAlike(field);
        }
    }

    /// <summary>A single byte shows to which row, column and diagonal it was counted.</summary>
    [Fact]
    public void Every_byte_counts_to_the_same_parity_both_ways()
    {
        for (var at = ParityField.Before; at < ParityField.ParityP; at++)
        {
            var field = new byte[ParityField.Length];
            field[at] = 0x9C;
            BothWaysAlike(field);
        }
    }

    /// <summary>What a field holds beside its rows is not counted.</summary>
    private static void BothWaysAlike(byte[] field)
    {
        var (plain, narrow, wide) = (field.ToArray(), field.ToArray(), field.ToArray());
        foreach (var each in (byte[][])[narrow, wide])
        {
            each.AsSpan(..ParityField.Before).Fill(0xA5);
            each.AsSpan(ParityField.ParityP..).Fill(0x5A);
        }

        PlainParity.Fill(plain);
        VectorParity<NarrowLanes>.Fill(narrow);
        Assert.Equal(plain[ParityField.Before..], narrow[ParityField.Before..]);
        if (!Avx2.IsSupported)
            return;
        VectorParity<WideLanes>.Fill(wide);
        Assert.Equal(plain[ParityField.Before..], wide[ParityField.Before..]);
    }

    [Fact]
    public void Check_bits_by_tables_are_those_of_the_polynomial()
    {
        var bytes = new byte[100];
        new Random(Seed).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
            Assert.Equal(ByBits(bytes.AsSpan(0, length)), ErrorDetection.ByTables(bytes.AsSpan(0, length), 0));
    }

    [Fact]
    public void Check_bits_by_multiplication_are_those_by_tables()
    {
        Assert.SkipUnless(Pclmulqdq.IsSupported, "This processor does not multiply without carries.");
        var bytes = new byte[2400];
        new Random(Seed).NextBytes(bytes);
        for (var length = 64; length <= bytes.Length; length++)
            Assert.Equal(ErrorDetection.ByTables(bytes.AsSpan(0, length), 0), ErrorDetection.ByMultiplication(bytes.AsSpan(0, length)));
    }

    /// <summary>ECMA-130, 14.3: (x^16 + x^15 + x^2 + 1)(x^16 + x^2 + x + 1), least significant bit first.</summary>
    private static uint ByBits(ReadOnlySpan<byte> bytes)
    {
        var check = 0u;
        foreach (var value in bytes)
        {
            check ^= value;
            for (var bit = 0; bit < 8; bit++)
                check = check >> 1 ^ ((check & 1) != 0 ? 0xD8018001 : 0);
        }

        return check;
    }
}
