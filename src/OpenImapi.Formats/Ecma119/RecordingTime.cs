namespace OpenImapi.Formats.Ecma119;

/// <summary>The 7-byte date and time of a directory record: whole seconds from 1900 to 2155, with the offset from UTC in quarters of an hour.</summary>
[Clause(Standard.Ecma119, "9.1.5")]
public record struct RecordingTime(byte YearsSince1900, byte Month, byte Day, byte Hour, byte Minute, byte Second, sbyte QuarterHoursFromUtc) : IStructure
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 7;

    private static readonly DateTime Earliest = new(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly DateTime Latest = new(2155, 12, 31, 23, 59, 59, DateTimeKind.Utc);

    /// <summary>True for a moment of the years that the form has.</summary>
    internal static bool Holds(DateTime utc) => utc >= Earliest && utc < Latest.AddSeconds(1);

    /// <summary>The time in UTC, cut to whole seconds; years outside 1900 to 2155 become the nearest that fits.</summary>
    public static RecordingTime From(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        utc = utc < Earliest ? Earliest : utc > Latest ? Latest : utc;
        var ((year, month, day), (hour, minute, second)) = utc;
        return new((byte)(year - 1900), (byte)month, (byte)day, (byte)hour, (byte)minute, (byte)second, 0);
    }

    /// <summary>The moment meant, or nothing when the fields hold no date.</summary>
    public readonly DateTimeOffset? ToDateTimeOffset()
    {
        var valid = Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(1900 + YearsSince1900, Month)
            && Hour < 24 && Minute < 60 && Second < 60 && QuarterHoursFromUtc is >= -48 and <= 52;
        return valid ? new(1900 + YearsSince1900, Month, Day, Hour, Minute, Second, TimeSpan.FromMinutes(15 * QuarterHoursFromUtc)) : null;
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        YearsSince1900 = f.UInt8("number of years since 1900", YearsSince1900);
        Month = f.UInt8("month of the year", Month);
        Day = f.UInt8("day of the month", Day);
        Hour = f.UInt8("hour of the day", Hour);
        Minute = f.UInt8("minute of the hour", Minute);
        Second = f.UInt8("second of the minute", Second);
        QuarterHoursFromUtc = f.Int8("offset from Greenwich Mean Time", QuarterHoursFromUtc);
    }
}
