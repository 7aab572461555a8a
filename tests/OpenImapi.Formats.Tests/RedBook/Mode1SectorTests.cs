using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>Mode 1 sectors against the equations of ECMA-130, 14.3 and Annex A, worked out the slow way.</summary>
public class Mode1SectorTests
{
    private static byte[] Sector(int address, int seed)
    {
        var userData = new byte[2048];
        for (var i = 0; i < userData.Length; i++)
            userData[i] = (byte)(i * i * 7 + i * seed + (seed >> 3));
        var sector = new byte[2352];
        Mode1Sector.Write(new(address), userData, sector);
        Assert.Equal(userData, Mode1Sector.UserData(sector).ToArray());
        return sector;
    }

    [Theory]
    [InlineData(0, "00 02 00 01")]
    [InlineData(16, "00 02 16 01")]
    [InlineData(359_848, "79 59 73 01")]
    public void A_sector_begins_with_sync_and_its_address_in_packed_decimal(int address, string header) =>
        Assert.Equal(Hex.Bytes("00 FF FF FF FF FF FF FF FF FF FF 00" + header), Sector(address, 3)[..16]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1234, 5)]
    [InlineData(300_000, 99)]
    public void The_check_polynomial_divides_the_sector_up_to_its_EDC(int address, int seed)
    {
        // P(x) = (x^16 + x^15 + x^2 + 1)(x^16 + x^2 + x + 1), multiplied out here.
        ulong first = 0x18005, second = 0x10007, polynomial = 0;
        for (var bit = 0; bit <= 16; bit++)
            if ((second >> bit & 1) != 0)
                polynomial ^= first << bit;
        var remainder = 0UL;
        foreach (var value in Sector(address, seed)[..2068])
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = remainder << 1 | (uint)(value >> bit & 1);
                if ((remainder >> 32 & 1) != 0)
                    remainder ^= polynomial;
            }

        Assert.Equal(0UL, remainder);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1234, 5)]
    [InlineData(300_000, 99)]
    public void Every_P_and_Q_vector_fulfils_the_parity_equations(int address, int seed)
    {
        var sector = Sector(address, seed);
        for (var plane = 0; plane < 2; plane++)
        {
            byte Word(int n) => sector[12 + 2 * n + plane];
            for (var p = 0; p < 43; p++)
                AssertCodeword([.. Enumerable.Range(0, 26).Select(m => Word(43 * m + p))]);
            for (var q = 0; q < 26; q++)
                AssertCodeword([.. Enumerable.Range(0, 43).Select(m => Word((44 * m + 43 * q) % 1118)), Word(1118 + q), Word(1118 + 26 + q)]);
        }
    }

    [Fact]
    public void A_changed_byte_breaks_an_equation()
    {
        var sector = Sector(7, 7);
        sector[100] ^= 1;
        Assert.ThrowsAny<Exception>(() => AssertCodeword([.. Enumerable.Range(0, 26).Select(m => sector[12 + 2 * (43 * m + 1)])]));
    }

    /// <summary>H V = 0, where H has a row of ones and a row of falling powers of alpha.</summary>
    private static void AssertCodeword(byte[] vector)
    {
        int plain = 0, weighted = 0;
        for (var i = 0; i < vector.Length; i++)
        {
            plain ^= vector[i];
            weighted ^= Multiply(vector[i], Power(vector.Length - 1 - i));
        }

        Assert.Equal((0, 0), (plain, weighted));
    }

    private static int Power(int exponent)
    {
        var power = 1;
        for (var i = 0; i < exponent; i++)
            power = Multiply(power, 2);
        return power;
    }

    private static int Multiply(int a, int b)
    {
        var product = 0;
        for (; b != 0; b >>= 1, a = a << 1 ^ ((a & 0x80) != 0 ? 0x11D : 0))
            if ((b & 1) != 0)
                product ^= a;
        return product & 0xFF;
    }
}
