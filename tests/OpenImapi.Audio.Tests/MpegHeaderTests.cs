namespace OpenImapi.Audio.Tests;

public class MpegHeaderTests
{
    /// <summary>Lengths by the formula of ISO/IEC 11172-3, 2.4.3.1: 144 (layer I: 12) times bit rate by sampling rate, plus padding.</summary>
    [Theory]
    [InlineData("FFFB9064", 44_100, 1152, 417, 36)]
    [InlineData("FFFB9264", 44_100, 1152, 418, 36)]
    [InlineData("FFFBE4C4", 48_000, 1152, 960, 21)]
    [InlineData("FFFD9404", 48_000, 1152, 480, 36)]
    [InlineData("FFFF9800", 32_000, 384, 432, 36)]
    [InlineData("FFF38064", 22_050, 576, 208, 21)]
    [InlineData("FFE34844", 8_000, 576, 288, 21)]
    public void A_header_tells_rate_samples_and_length(string bytes, int rate, int samples, int length, int infoOffset)
    {
        Assert.True(MpegHeader.TryParse(Convert.FromHexString(bytes), out var header));
        Assert.Equal((rate, samples, length, infoOffset), (header.SampleRate, header.Samples, header.Length, header.InfoOffset));
    }

    [Theory]
    [InlineData("FFF9506C")] // layer 00: ADTS
    [InlineData("FFFBF064")] // bit rate 15
    [InlineData("FFFB9C64")] // rate 3
    [InlineData("FFEB9064")] // version 01
    [InlineData("FFD8FFE0")] // a JPEG picture
    public void What_the_standard_reserves_is_no_header(string bytes) => Assert.False(MpegHeader.TryParse(Convert.FromHexString(bytes), out _));
}
