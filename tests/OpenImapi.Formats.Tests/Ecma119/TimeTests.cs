using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Formats.Tests.Ecma119;

/// <summary>The two forms of date and time: ECMA-119, 9.1.5 (7 bytes) and 8.4.26.1 (17 bytes).</summary>
public class TimeTests
{
    public static TheoryData<string, DateTimeOffset?> Recorded => new()
    {
        //  year month day hour minute second offset
        { "79 03 04 05 06 08 00", new DateTimeOffset(2021, 3, 4, 5, 6, 8, TimeSpan.Zero) },
        { "78 02 1D 17 3B 3B 04", new DateTimeOffset(2020, 2, 29, 23, 59, 59, TimeSpan.FromHours(1)) },
        { "00 01 01 00 00 00 D0", new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.FromHours(-12)) },
        { "FF 0C 1F 17 3B 3B 34", new DateTimeOffset(2155, 12, 31, 23, 59, 59, TimeSpan.FromHours(13)) },
        { "79 02 1D 00 00 00 00", null },       // 29 February of 2021
        { "79 00 01 00 00 00 00", null },
        { "79 0D 01 00 00 00 00", null },
        { "79 01 01 18 00 00 00", null },
        { "79 01 01 00 3C 00 00", null },
        { "79 01 01 00 00 3C 00", null },
        { "79 01 01 00 00 00 35", null },       // 53 quarters of an hour
        { "00 00 00 00 00 00 00", null },       // not specified
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_recording_time_is_read_and_written(string hex, DateTimeOffset? moment)
    {
        var bytes = Hex.Bytes(hex);
        var time = Structure.Read<RecordingTime>(bytes);
        Assert.Equal(moment, time.ToDateTimeOffset());
        Assert.Equal(moment?.Offset, time.ToDateTimeOffset()?.Offset);
        var written = new byte[RecordingTime.Length];
        Assert.Equal(RecordingTime.Length, Structure.Write(time, written));
        Assert.Equal(bytes, written);
    }

    [Fact]
    public void A_moment_is_recorded_in_utc_and_within_the_years_that_there_are()
    {
        Assert.Equal(new(121, 3, 4, 4, 6, 8, 0), RecordingTime.From(new DateTimeOffset(2021, 3, 4, 5, 6, 8, 999, TimeSpan.FromHours(1))));
        Assert.Equal(new(0, 1, 1, 0, 0, 0, 0), RecordingTime.From(new DateTimeOffset(1850, 6, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new(255, 12, 31, 23, 59, 59, 0), RecordingTime.From(new DateTimeOffset(2200, 6, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    public static TheoryData<string, DateTimeOffset?> Volume => new()
    {
        { "2021030405060850" + "\0", new DateTimeOffset(2021, 3, 4, 5, 6, 8, 500, TimeSpan.Zero) },
        { "2020022923595999" + "\u0004", new DateTimeOffset(2020, 2, 29, 23, 59, 59, 990, TimeSpan.FromHours(1)) },
        { "1999123123595900" + "\u00D0", new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.FromHours(-12)) },
        { "0000000000000000" + "\0", null },
        { "2021023004050600" + "\0", null },
        { "20210304050608  " + "\0", null },
        { "2021030405060850" + "\u0035", null },
    };

    [Theory]
    [MemberData(nameof(Volume))]
    public void A_volume_time_is_read_and_written(string text, DateTimeOffset? moment)
    {
        var bytes = System.Text.Encoding.Latin1.GetBytes(text);
        var time = Structure.Read<VolumeTime>(bytes);
        Assert.Equal(moment, time.ToDateTimeOffset());
        var written = new byte[VolumeTime.Length];
        Assert.Equal(VolumeTime.Length, Structure.Write(time, written));
        Assert.Equal(bytes, written);
    }

    [Fact]
    public void A_moment_of_a_volume_is_written_in_utc_to_the_hundredth()
    {
        var bytes = new byte[VolumeTime.Length];
        Structure.Write(VolumeTime.From(new DateTimeOffset(2021, 3, 4, 5, 6, 8, 129, TimeSpan.FromHours(2))), bytes);
        Assert.Equal("2021030403060812\0", System.Text.Encoding.Latin1.GetString(bytes));
        Structure.Write(default(VolumeTime), bytes);
        Assert.Equal("0000000000000000\0", System.Text.Encoding.Latin1.GetString(bytes));
    }

    [Fact]
    public void An_offset_to_the_west_is_explained_with_its_sign()
    {
        var recorded = Structure.Explain<RecordingTime>([0x79, 3, 4, 5, 6, 8, 0xEC]);
        Assert.Equal(new(6, 1, "offset from Greenwich Mean Time", "-20"), recorded[^1]);
        var volume = Structure.Explain<VolumeTime>([.. "2021030405060812"u8, 0xEC]);
        Assert.Equal(new(16, 1, "offset from Greenwich Mean Time", "-20"), volume[^1]);
    }
}
