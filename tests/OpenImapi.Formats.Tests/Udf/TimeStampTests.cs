using System.Globalization;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

/// <summary>ECMA-167, 1/7.3, with bytes laid out by hand.</summary>
public class TimeStampTests
{
    public static TheoryData<string, string> Known => new()
    {
        //                                     type+zone year  mo da ho mi se cs hu us
        { "2001-02-03T04:05:06.7890120+00:00", "00 10    D1 07 02 03 04 05 06 4E 5A 0C" },
        { "2001-02-03T04:05:06.0000000-05:00", "D4 1E    D1 07 02 03 04 05 06 00 00 00" },
        { "2001-02-03T04:05:06.0000000+01:00", "3C 10    D1 07 02 03 04 05 06 00 00 00" },
        { "0001-01-01T00:00:00.0000000+00:00", "00 10    01 00 01 01 00 00 00 00 00 00" },
        { "9999-12-31T23:59:59.9999990+00:00", "00 10    0F 27 0C 1F 17 3B 3B 63 63 63" },
        { "1969-07-20T20:17:40.0000010+14:00", "48 13    B1 07 07 14 14 11 28 00 00 01" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_time_is_written_and_read_as_the_standard_prints_it(string text, string bytes)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        var written = new byte[TimeStamp.Length];
        Structure.Write(TimeStamp.From(time), written);
        Assert.Equal(Convert.ToHexString(Hex.Bytes(bytes)), Convert.ToHexString(written));
        var read = Structure.Read<TimeStamp>(written).ToDateTimeOffset()!.Value;
        Assert.Equal((time, time.Offset), (read, read.Offset));
    }

    [Fact]
    public void A_time_without_zone_is_told_so_and_counts_as_utc()
    {
        var time = Structure.Read<TimeStamp>(Hex.Bytes("01 18 D1 07 02 03 04 05 06 00 00 00"));
        Assert.Equal((1, TimeStamp.NoTimeZone), (time.Type, time.MinutesFromUtc));
        Assert.Equal(new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero), time.ToDateTimeOffset());
        Assert.Equal(time, TimeStamp.FromLocal(new(2001, 2, 3, 4, 5, 6)));
    }

    [Theory]
    [InlineData("00 10 D1 07 00 03 04 05 06 00 00 00")]   // month 0
    [InlineData("00 10 D1 07 02 1D 04 05 06 00 00 00")]   // 29 February 2001
    [InlineData("00 10 00 00 01 01 00 00 00 00 00 00")]   // year 0
    [InlineData("00 10 10 27 01 01 00 00 00 00 00 00")]   // year 10000
    [InlineData("00 10 D1 07 02 03 18 05 06 00 00 00")]   // 24 o'clock
    [InlineData("00 20 D1 07 02 03 04 05 06 00 00 00")]   // a time by agreement
    [InlineData("A1 15 D1 07 02 03 04 05 06 00 00 00")]   // 1,441 minutes from UTC
    [InlineData("3C 10 01 00 01 01 00 00 00 00 00 00")]   // before year 1, in UTC
    [InlineData("00 00 00 00 00 00 00 00 00 00 00 00")]
    public void What_is_no_date_is_no_moment(string bytes) => Assert.Null(Structure.Read<TimeStamp>(Hex.Bytes(bytes)).ToDateTimeOffset());

    [Fact]
    public void A_zone_beyond_those_of_the_clock_still_names_the_moment()
    {
        var time = Structure.Read<TimeStamp>(Hex.Bytes("A0 15 D1 07 02 03 04 05 06 00 00 00"));     // 24 hours east
        Assert.Equal(new DateTimeOffset(2001, 2, 2, 4, 5, 6, TimeSpan.Zero), time.ToDateTimeOffset());
    }

    [Fact]
    public void A_zone_of_seconds_becomes_utc()
    {
        var instant = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(instant, TimeStamp.From(instant.ToOffset(TimeSpan.FromMinutes(-25))).ToDateTimeOffset());
    }

    /// <remarks>Seed 1671.</remarks>
    [Fact]
    public void Every_moment_comes_back_to_the_microsecond()
    {
        var random = new Random(1671);
        for (var i = 0; i < 5000; i++)
        {
            var utc = new DateTime(random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay) / 10 * 10, DateTimeKind.Utc);
            var time = new DateTimeOffset(utc).ToOffset(TimeSpan.FromMinutes(random.Next(-840, 841)));
            Assert.Equal(time, TimeStamp.From(time).ToDateTimeOffset());
            Assert.Equal(time.Offset, TimeStamp.From(time).ToDateTimeOffset()!.Value.Offset);
        }
    }
}
