namespace OpenImapi.Formats.Ecma119;

/// <summary>The 17-byte date and time of a volume descriptor: digits to hundredths of a second, and the offset from UTC in quarters of an hour.</summary>
[Clause(Standard.Ecma119, "8.4.26.1")]
public record struct VolumeTime(ByteString Digits, sbyte QuarterHoursFromUtc) : IStructure
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 17;

    /// <summary>"Not specified": sixteen digits zero.</summary>
    public static VolumeTime NotSpecified => new(ByteString.Ascii("0000000000000000"), 0);

    /// <summary>The time in UTC, cut to hundredths of a second.</summary>
    public static VolumeTime From(DateTimeOffset time) => new(ByteString.Ascii($"{time.UtcDateTime:yyyyMMddHHmmssff}"), 0);

    /// <summary>The moment meant, or nothing when none is specified or the digits are no date.</summary>
    public readonly DateTimeOffset? ToDateTimeOffset() =>
        QuarterHoursFromUtc is >= -48 and <= 52
        && DateTime.TryParseExact(Digits.ToString(), "yyyyMMddHHmmssff", null, System.Globalization.DateTimeStyles.None, out var local)
            ? new(local, TimeSpan.FromMinutes(15 * QuarterHoursFromUtc)) : null;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Digits = f.Bytes("digits", Digits.IsEmpty ? NotSpecified.Digits : Digits, 16);
        QuarterHoursFromUtc = f.Int8("offset from Greenwich Mean Time", QuarterHoursFromUtc);
    }
}
