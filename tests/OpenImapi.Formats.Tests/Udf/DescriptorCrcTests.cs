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
}
