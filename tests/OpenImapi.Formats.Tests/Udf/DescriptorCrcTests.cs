using System.Text;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

public class DescriptorCrcTests
{
    /// <remarks>The first is the example of ECMA-167, 3/7.2.6; the second the check value by which CRC catalogues know the same polynomial.</remarks>
    [Theory]
    [InlineData("70 6A 77", 0x3299)]
    [InlineData("31 32 33 34 35 36 37 38 39", 0x31C3)]
    [InlineData("", 0)]
    public void The_check_is_that_of_the_standard(string bytes, int check) => Assert.Equal(check, DescriptorCrc.Of(Hex.Bytes(bytes)));

    [Fact]
    public void Units_are_taken_most_significant_byte_first()
    {
        const string Text = "日本語.txt";
        Assert.Equal(DescriptorCrc.Of(Encoding.BigEndianUnicode.GetBytes(Text)), DescriptorCrc.Of(Text));
    }

    /// <summary>The polynomial divided bit by bit, as the standard defines it: bytes are taken eight at once where there are so many.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(2032)]
    public void Any_number_of_bytes_is_divided_by_the_polynomial(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var check = 0;
        foreach (var bit in bytes.SelectMany(value => Enumerable.Range(0, 8).Select(at => value >> 7 - at & 1)))
            check = (check << 1 ^ ((check >> 15 ^ bit) != 0 ? 0x1021 : 0)) & 0xFFFF;
        Assert.Equal(check, DescriptorCrc.Of(bytes));
    }
}
