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

    /// <summary>A name from a disc or a file, or a text with such names, with its control characters made visible, so that it cannot steer the terminal.</summary>
    public static string Name(string name) => name.Any(char.IsControl)
        ? string.Concat(name.Select(c => char.IsControl(c) ? $"\\x{(int)c:X2}" : c.ToString())) : name;

    /// <summary>A recorded time as it stands on the disc, with its offset from UTC.</summary>
    public static string When(DateTimeOffset? time) => time is { } known
        ? $"{known:yyyy-MM-dd HH:mm:ss}{(known.Offset == TimeSpan.Zero ? "Z" : $"{known:zzz}")}" : "-";

    /// <summary>A tree's name as it is said on the command line.</summary>
    public static string Of(OpenImapi.Mastering.VolumeTreeKind kind) => kind switch
    {
        OpenImapi.Mastering.VolumeTreeKind.Joliet => "joliet",
        OpenImapi.Mastering.VolumeTreeKind.RockRidge => "rock-ridge",
        OpenImapi.Mastering.VolumeTreeKind.Udf => "udf",
        _ => "iso9660",
    };

    /// <summary>An enumeration's value in words: "TooLong" becomes "too long".</summary>
    public static string Words(string value) =>
        string.Concat(value.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
