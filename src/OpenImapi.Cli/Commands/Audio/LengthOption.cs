using System.CommandLine;
using System.Globalization;
using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>An option with a length of sound for its value: seconds, frames, or minutes:seconds:frames.</summary>
internal static class LengthOption
{
    public static Option<BlockCount?> New(string name, string description) => new(name)
    {
        HelpName = "LENGTH",
        Description = description,
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (Parse(value) is { } length)
                return length;
            result.AddError($"{name} takes a length such as 2s, 1.5s, 150f or 00:02:00; not '{value}'.");
            return null;
        },
    };

    /// <summary>The blocks that a written length means; nothing where it means none.</summary>
    public static BlockCount? Parse(string written)
    {
        if (written.Split(':') is [var minute, var second, var frame])
            return byte.TryParse(minute, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && byte.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
                && byte.TryParse(frame, NumberStyles.None, CultureInfo.InvariantCulture, out var f) && m < 100 && s < 60 && f < Msf.FramesPerSecond
                    ? new Msf(m, s, f).ToLength() : null;
        if (written.EndsWith('f'))
            return long.TryParse(written[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var frames) && frames < Most ? new(frames) : null;
        return double.TryParse(written.EndsWith('s') ? written[..^1] : written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds * Msf.FramesPerSecond < Most
            ? new((long)Math.Round(seconds * Msf.FramesPerSecond)) : null;
    }

    /// <summary>Blocks that no CD holds.</summary>
    private const int Most = 100 * 60 * Msf.FramesPerSecond;
}
