using System.CommandLine;
using System.Globalization;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

/// <summary>An option that names blocks of sound which the drive reads badly: BLOCK[+COUNT][xTIMES].</summary>
internal static class AudioFaultOption
{
    public static Option<AudioFault[]> New(string name, string description) => new(name)
    {
        HelpName = "BLOCK[+COUNT][xTIMES]",
        Description = description,
        CustomParser = result =>
        {
            var faults = new List<AudioFault>();
            foreach (var value in result.Tokens.Select(token => token.Value))
                if (Parse(value) is { } fault)
                    faults.Add(fault);
                else
                    result.AddError($"{name} takes a block, how many of them and how often, such as 1500, 1500+3 or 1500+3x2; not '{value}'.");
            return [.. faults];
        },
    };

    /// <summary>The fault that is written; nothing where it is none that a CD can have.</summary>
    public static AudioFault? Parse(string written)
    {
        var times = written.Split('x');
        var blocks = times[0].Split('+');
        if (times.Length > 2 || blocks.Length > 2)
            return null;
        var (start, count, often) = (Number(blocks[0]), blocks.Length > 1 ? Number(blocks[1]) : 1, times.Length > 1 ? Number(times[1]) : int.MaxValue);
        return start is { } first && count is > 0 and { } many && often is > 0 and { } reads ? new(new(new(first), new(many)), reads) : null;
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
