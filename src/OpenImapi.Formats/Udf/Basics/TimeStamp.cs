namespace OpenImapi.Formats.Udf;

/// <summary>A date and time to microseconds, 12 bytes, years 1 to 9999, with the offset from UTC in minutes.</summary>
[Clause(Standard.Ecma167, "1/7.3")]
[Clause(Standard.OstaUdf, "2.1.4")]
public record struct TimeStamp(ushort TypeAndTimeZone, short Year, byte Month, byte Day, byte Hour, byte Minute, byte Second) : IStructure
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 12;

    /// <summary>A <see cref="MinutesFromUtc"/> that says that the time zone is not known.</summary>
    public const int NoTimeZone = -2047;

    private const int LocalTime = 1;
    private const int MinutesInDay = 1440;

    /// <summary>Hundredths of a second, 0 to 99.</summary>
    public byte Centiseconds { get; set; }

    /// <summary>Hundreds of microseconds, 0 to 99.</summary>
    public byte HundredsOfMicroseconds { get; set; }

    /// <summary>Microseconds beyond those, 0 to 99.</summary>
    public byte Microseconds { get; set; }

    /// <summary>0 for UTC, 1 for local time, which is the only one UDF allows, 2 for a time of the parties' own making.</summary>
    public readonly int Type => TypeAndTimeZone >> 12;

    /// <summary>The signed 12-bit offset from UTC: -1440 to 1440 minutes, or <see cref="NoTimeZone"/>.</summary>
    public readonly int MinutesFromUtc => (short)(TypeAndTimeZone << 4) >> 4;

    /// <summary>The time in its own zone, cut to microseconds; a zone that is no whole number of minutes becomes UTC.</summary>
    public static TimeStamp From(DateTimeOffset time)
    {
        if (time.Offset.Ticks % TimeSpan.TicksPerMinute != 0)
            time = time.ToUniversalTime();
        return From(time.DateTime, (int)time.Offset.TotalMinutes);
    }

    /// <summary>A local time whose zone is not known.</summary>
    public static TimeStamp FromLocal(DateTime time) => From(time, NoTimeZone);

    /// <summary>The moment meant, or nothing when the fields hold no date. A time without zone counts as UTC.</summary>
    public readonly DateTimeOffset? ToDateTimeOffset()
    {
        var zone = Type == 0 || MinutesFromUtc == NoTimeZone ? 0 : MinutesFromUtc;
        var valid = Type <= LocalTime && Year is >= 1 and <= 9999 && Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month)
            && Hour < 24 && Minute < 60 && Second < 60 && Math.Abs(zone) <= MinutesInDay;
        if (!valid)
            return null;
        var micros = Math.Min(Centiseconds, (byte)99) * 10_000 + Math.Min(HundredsOfMicroseconds, (byte)99) * 100 + Math.Min(Microseconds, (byte)99);
        var ticks = new DateTime(Year, Month, Day, Hour, Minute, Second, DateTimeKind.Utc).Ticks + micros * TimeSpan.TicksPerMicrosecond;
        var utc = ticks - zone * TimeSpan.TicksPerMinute;
        if (utc < 0 || utc > DateTime.MaxValue.Ticks)
            return null;
        return Math.Abs(zone) <= 14 * 60 ? new(ticks, TimeSpan.FromMinutes(zone)) : new DateTimeOffset(utc, TimeSpan.Zero);
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        TypeAndTimeZone = f.UInt16Little("type and time zone", TypeAndTimeZone);
        Year = (short)f.UInt16Little("year", (ushort)Year);
        Month = f.UInt8("month", Month);
        Day = f.UInt8("day", Day);
        Hour = f.UInt8("hour", Hour);
        Minute = f.UInt8("minute", Minute);
        Second = f.UInt8("second", Second);
        Centiseconds = f.UInt8("centiseconds", Centiseconds);
        HundredsOfMicroseconds = f.UInt8("hundreds of microseconds", HundredsOfMicroseconds);
        Microseconds = f.UInt8("microseconds", Microseconds);
    }

    private static TimeStamp From(DateTime local, int minutesFromUtc)
    {
        var micros = (int)(local.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        return new((ushort)(LocalTime << 12 | minutesFromUtc & 0xFFF), (short)local.Year, (byte)local.Month, (byte)local.Day,
            (byte)local.Hour, (byte)local.Minute, (byte)local.Second)
        {
            Centiseconds = (byte)(micros / 10_000),
            HundredsOfMicroseconds = (byte)(micros / 100 % 100),
            Microseconds = (byte)(micros % 100),
        };
    }
}
