namespace OpenImapi.Formats.Tests.Primitives;

/// <summary>MSF addresses, with the values of MMC-5's table of LBA to MSF translation.</summary>
public class MsfTests
{
    [Theory]
    [InlineData(0, 0, 2, 0)]
    [InlineData(-150, 0, 0, 0)]
    [InlineData(-1, 0, 1, 74)]
    [InlineData(16, 0, 2, 16)]
    [InlineData(4350, 1, 0, 0)]
    [InlineData(333_000, 74, 2, 0)]
    [InlineData(404_849, 89, 59, 74)]
    [InlineData(-151, 99, 59, 74)]
    [InlineData(-45_150, 90, 0, 0)]
    public void A_block_has_its_address_and_the_address_its_block(long lba, byte minute, byte second, byte frame)
    {
        Assert.Equal(new Msf(minute, second, frame), Msf.From(new(lba)));
        Assert.Equal(new Lba(lba), new Msf(minute, second, frame).ToLba());
    }

    [Fact]
    public void An_address_is_shown_as_minutes_seconds_and_frames() => Assert.Equal("00:02:09", new Msf(0, 2, 9).ToString());
}
