namespace OpenImapi.Cli;

/// <summary>Amounts in words for people; programs get them exactly, in JSON.</summary>
internal static class Texts
{
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    /// <summary>A size with three figures at most before the unit, such as "12.4 MiB".</summary>
    public static string Size(long bytes)
    {
        if (bytes == 1)
            return "1 byte";
        var (value, unit) = ((double)bytes, 0);
        while (value >= 999.5 && unit < Units.Length - 1)
            (value, unit) = (value / 1024, unit + 1);
        return unit == 0 || value >= 99.95 ? $"{value:0} {Units[unit]}" : $"{value:0.0} {Units[unit]}";
    }

    /// <summary>Minutes and seconds, with hours where there are any: "1:05", "2:00:05".</summary>
    public static string Time(TimeSpan time) => time.TotalHours >= 1
        ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}" : $"{time.Minutes}:{time.Seconds:00}";

    /// <summary>A count and its word, such as "1 file", "2 files".</summary>
    public static string Count(long number, string one, string? many = null) => $"{number} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>The parts of a progress that are known: speed, time left, buffer.</summary>
    public static string Pace(in Advance advance)
    {
        var parts = new List<string>();
        if (advance is { Tracks: > 1, Track: > 0 } && advance.Done < advance.Total)
            parts.Add($"track {advance.Track}/{advance.Tracks}");
        if (advance.Times is { } times)
            parts.Add($"{times:0.0}x");
        if (advance.BytesPerSecond is { } speed)
            parts.Add($"{Size((long)speed)}/s");
        if (advance.Remaining is { } left && advance.Done < advance.Total)
            parts.Add($"{Time(left)} left");
        if (advance.Buffer is { } buffer)
            parts.Add($"buffer {buffer * 100:0}%");
        return string.Join("  ", parts);
    }

    /// <summary>A name from a disc or a file, or a text with such names, with control characters, and those that turn the direction of writing, made visible, so that it cannot steer the terminal.</summary>
    public static string Name(string name) => name.Any(IsSteering)
        ? string.Concat(name.Select(c => !IsSteering(c) ? c.ToString() : c < 0x100 ? $"\\x{(int)c:X2}" : $"\\u{(int)c:X4}")) : name;

    /// <summary>A recorded time as it stands on the disc, with its offset from UTC.</summary>
    public static string When(DateTimeOffset? time) => time is { } known
        ? $"{known:yyyy-MM-dd HH:mm:ss}{(known.Offset == TimeSpan.Zero ? "Z" : $"{known:zzz}")}" : "-";

    /// <summary>A tree's name in JSON.</summary>
    public static string Of(OpenImapi.Mastering.VolumeTreeKind kind) => kind == OpenImapi.Mastering.VolumeTreeKind.Iso9660 ? "iso9660" : WordOf(kind);

    /// <summary>A tree's name as it is said on the command line.</summary>
    public static string WordOf(OpenImapi.Mastering.VolumeTreeKind kind) => kind switch
    {
        OpenImapi.Mastering.VolumeTreeKind.Joliet => "joliet",
        OpenImapi.Mastering.VolumeTreeKind.RockRidge => "rock-ridge",
        OpenImapi.Mastering.VolumeTreeKind.Udf => "udf",
        OpenImapi.Mastering.VolumeTreeKind.Enhanced => "iso-1999",
        _ => "iso",
    };

    /// <summary>A tree's name for people.</summary>
    public static string TitleOf(OpenImapi.Mastering.VolumeTreeKind kind) => kind switch
    {
        OpenImapi.Mastering.VolumeTreeKind.Joliet => "Joliet",
        OpenImapi.Mastering.VolumeTreeKind.RockRidge => "Rock Ridge",
        OpenImapi.Mastering.VolumeTreeKind.Udf => "UDF",
        OpenImapi.Mastering.VolumeTreeKind.Enhanced => "ISO 9660:1999",
        _ => "ISO 9660",
    };

    /// <summary>An enumeration's value in words: "TooLong" becomes "too long".</summary>
    public static string Words(string value) =>
        string.Concat(value.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));

    private static bool IsSteering(char c) => char.IsControl(c) || c is '\u200E' or '\u200F' or '\u061C'
        or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF';
}
