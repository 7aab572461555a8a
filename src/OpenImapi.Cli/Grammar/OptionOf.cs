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
