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
            var plain = new byte[ParityField.Length];
            random.NextBytes(plain.AsSpan(ParityField.Before..ParityField.ParityP));
            var fast = plain.ToArray();
            PlainParity.Fill(plain);
            VectorParity.Fill(fast);
            Assert.Equal(plain, fast);
        }
    }

    /// <summary>A single byte shows to which row, column and diagonal it was counted.</summary>
    [Fact]
    public void Every_byte_counts_to_the_same_parity_both_ways()
    {
        for (var at = ParityField.Before; at < ParityField.ParityP; at++)
        {
            var plain = new byte[ParityField.Length];
            plain[at] = 0x9C;
            var fast = plain.ToArray();
            PlainParity.Fill(plain);
            VectorParity.Fill(fast);
            Assert.Equal(plain, fast);
        }
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
