using System.CommandLine;
using System.Globalization;

namespace OpenImapi.Cli;

/// <summary>Makes options whose values are checked, with faults in plain words.</summary>
internal static class OptionOf
{
    /// <summary>An option that is said or not.</summary>
    public static Option<bool> Flag(string name, string description, params string[] aliases) => new(name, aliases) { Description = description };

    /// <summary>An option with a text for its value.</summary>
    public static Option<string?> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { HelpName = valueName, Description = description };

    /// <summary>An option with a text for its value, which may be said again with another.</summary>
    public static Option<string[]> Texts(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description, AllowMultipleArgumentsPerToken = false };

    /// <summary>An option with one of a few words for its value.</summary>
    public static Option<string?> Word(string name, string description, params string[] words) => new(name)
    {
        HelpName = string.Join('|', words),
        Description = description,
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (!words.Contains(value, StringComparer.Ordinal))
                result.AddError($"{name} takes one of {string.Join(", ", words)}; not '{value}'.");
            return value;
        },
    };

    /// <summary>An option with a number of bytes for its value; K, M, G and T mean powers of 1,024.</summary>
    public static Option<long?> Size(string name, string description) => new(name)
    {
        HelpName = "BYTES",
        Description = description,
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            var power = value.Length > 1 ? "KMGT".IndexOf(char.ToUpperInvariant(value[^1]), StringComparison.Ordinal) + 1 : 0;
            if (long.TryParse(power > 0 ? value[..^1] : value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number > 0 && number <= long.MaxValue >> 10 * power)
                return number << 10 * power;
            result.AddError($"{name} takes a number of bytes, such as 734003200 or 700M; not '{value}'.");
            return null;
        },
    };

    /// <summary>An option with a POSIX file's permissions for its value: twelve bits, in octal digits.</summary>
    public static Option<long?> Permissions(string name, string description, string example) => new(name)
    {
        HelpName = "OCTAL",
        Description = $"{description[..^1]}, such as {example}.",
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (value.Length is > 0 and <= 5 && value.All(digit => digit is >= '0' and <= '7') && Convert.ToInt64(value, 8) is var bits and <= 0xFFF)
                return bits;
            result.AddError($"{name} takes permissions in octal digits, from 0 to 7777, such as {example}; not '{value}'.");
            return null;
        },
    };

    /// <summary>An option with a speed for its value, such as 8 or 2.4x.</summary>
    public static Option<double?> Speed(string name, string description) => new(name)
    {
        HelpName = "X",
        Description = description,
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (double.TryParse(value.EndsWith('x') ? value[..^1] : value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                && number is > 0 and < 1000)
                return number;
            result.AddError($"{name} takes a speed such as 8 or 2.4x; not '{value}'.");
            return null;
        },
    };

    /// <summary>An option with a whole number for its value, ends included.</summary>
    public static Option<long?> Number(string name, string valueName, string description, long minimum, long maximum) => new(name)
    {
        HelpName = valueName,
        Description = description,
        CustomParser = result =>
        {
            var value = result.Tokens[0].Value;
            if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
                return number;
            result.AddError(maximum == long.MaxValue
                ? $"{name} takes a whole number from {minimum} on; not '{value}'." : $"{name} takes a whole number from {minimum} to {maximum}; not '{value}'.");
            return null;
        },
    };
}
