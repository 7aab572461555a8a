using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

public class WriteSpeedTests
{
    private static Medium Medium(Profile profile, params int[] kilobytes) => new()
    {
        Profile = profile,
        Status = MediumStatus.Blank,
        Identity = "",
        WriteSpeeds = [.. kilobytes.Select(each => MediumSpeed.Of(profile.Family(), each))],
    };

    [Theory]
    [InlineData(Profile.CdR, 706, 4.0)]
    [InlineData(Profile.CdR, 8467, 48.0)]
    [InlineData(Profile.DvdPlusR, 3324, 2.4)]
    [InlineData(Profile.DvdPlusR, 22_160, 16.0)]
    [InlineData(Profile.BdRSequential, 8992, 2.0)]
    public void Speeds_are_multiples_of_the_medium_s_1x(Profile profile, int kilobytes, double times) =>
        Assert.Equal(times, MediumSpeed.Of(profile.Family(), kilobytes).Times);

    [Theory]
    [InlineData(null, 8467)]
    [InlineData(100.0, 8467)]
    [InlineData(16.0, 2822)]
    [InlineData(15.9, 1411)]
    [InlineData(1.0, 706)]
    public void The_highest_speed_not_above_the_wanted_one_is_chosen_else_the_lowest(double? wanted, int kilobytes) =>
        Assert.Equal(kilobytes, WriteSpeedSetting.Choose(Medium(Profile.CdR, 706, 1411, 2822, 8467), wanted)!.Value.Kilobytes);

    [Fact]
    public void A_drive_that_names_no_speed_chooses_itself() => Assert.Null(WriteSpeedSetting.Choose(Medium(Profile.CdR), 4));

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void A_speed_of_zero_or_less_is_no_speed(double speed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TestContent.Job(TestContent.Extent(0, 1)) with { Speed = speed });

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_buffer_outside_its_range_is_refused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TestContent.Job(TestContent.Extent(0, 1)) with { BufferSize = size });
}
